import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { elementsIn } from './elements'

/**
 * A table that is wider than the screen scrolls inside itself, also by keyboard (WCAG 2.1.1). One with three columns is
 * marked: on a phone its first column gets a line of its own, so that the other two have room for their words.
 */
export function scrollingTables() {
  return (tree: Root) => {
    for (const { node, parent } of elementsIn(tree)) {
      if (node.tagName !== 'table') continue
      const className = hasThreeColumns(node) ? 'table-scroll three-columns' : 'table-scroll'
      parent.children[parent.children.indexOf(node)] = h(
        'div',
        { className, role: 'group', ariaLabel: 'Table', tabIndex: 0 },
        [node],
      )
    }
  }
}

/** True when each row has three cells, and none of them spans others. */
function hasThreeColumns(table: Element): boolean {
  const rows = [...elementsIn(table)].map(({ node }) => node).filter(({ tagName }) => tagName === 'tr')
  return rows.every((row) => {
    const cells = row.children.filter((child) => child.type === 'element')
    return cells.length === 3 && cells.every(({ properties }) => !properties.colSpan && !properties.rowSpan)
  })
}
