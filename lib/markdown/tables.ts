import type { Root } from 'hast'
import { h } from 'hastscript'
import { elementsIn } from './elements'

/** A table that is wider than the screen scrolls inside itself, also by keyboard (WCAG 2.1.1). */
export function scrollingTables() {
  return (tree: Root) => {
    for (const { node, parent } of elementsIn(tree)) {
      if (node.tagName !== 'table') continue
      parent.children[parent.children.indexOf(node)] = h(
        'div',
        { className: 'table-scroll', role: 'group', ariaLabel: 'Table', tabIndex: 0 },
        [node],
      )
    }
  }
}
