import type { Root } from 'hast'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'

/** A table that is wider than the screen scrolls inside itself, also by keyboard (WCAG 2.1.1). */
export function scrollingTables() {
  return (tree: Root) => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'table' || parent === undefined || index === undefined) return
      parent.children[index] = h(
        'div',
        { className: 'table-scroll', role: 'group', ariaLabel: 'Table', tabIndex: 0 },
        [node],
      )
      return SKIP
    })
  }
}
