import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { elementsIn } from './elements'

/** From so many columns on, a table is set smaller on paper, where it can't scroll. */
const MANY = 7

/**
 * A table that is wider than the screen scrolls inside itself, also by keyboard (WCAG 2.1.1). One with three columns is
 * marked: on a phone its first column gets a line of its own, so that the other two have room for their words. So is one
 * with many, for the printed page.
 */
export function scrollingTables() {
  return (tree: Root) => {
    for (const { node, parent } of elementsIn(tree)) {
      if (node.tagName !== 'table') continue
      const rows = rowsOf(node)
      const className = [
        'table-scroll',
        ...(rows.every(hasThreeCells) ? ['three-columns'] : []),
        ...(rows.some((cells) => cells.length >= MANY) ? ['many-columns'] : []),
      ]
      parent.children[parent.children.indexOf(node)] = h(
        'div',
        { className, role: 'group', ariaLabel: 'Table', tabIndex: 0 },
        [node],
      )
    }
  }
}

/** The cells of each row. */
function rowsOf(table: Element): Element[][] {
  return [...elementsIn(table)]
    .filter(({ node }) => node.tagName === 'tr')
    .map(({ node }) => node.children.filter((child) => child.type === 'element'))
}

/** None of them spans others. */
function hasThreeCells(cells: readonly Element[]): boolean {
  return cells.length === 3 && cells.every(({ properties }) => !properties.colSpan && !properties.rowSpan)
}
