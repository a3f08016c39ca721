import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { elementsIn } from './elements'

/** Tables with at least this many columns are set smaller on paper, where they can't scroll. */
const MANY = 7

/**
 * A table wider than the screen scrolls in a box of its own, also by keyboard (WCAG 2.1.1). One with three columns gets a
 * class: on a phone its first column has a line of its own, so that the other two have room for their words. So does one
 * with many, for print.
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

/** True for three cells, none of which spans rows or columns. */
function hasThreeCells(cells: readonly Element[]): boolean {
  return cells.length === 3 && cells.every(({ properties }) => !properties.colSpan && !properties.rowSpan)
}
