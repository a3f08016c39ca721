import type { Root } from 'hast'
import { h } from 'hastscript'
import { elementsIn } from './elements'

/** What an entry can contain besides its own words. */
const BLOCKS = new Set(['ul', 'ol', 'p', 'div', 'table', 'blockquote', 'pre', 'figure', 'details', 'dl'])

/**
 * Readers can tick the box of a `- [ ]` entry, also by clicking its words, which label it; ticks are neither stored nor
 * sent.
 */
export function tickBoxes() {
  return (tree: Root) => {
    for (const { node, parent } of elementsIn(tree)) {
      if (node.tagName !== 'input') continue
      node.properties.disabled = undefined
      const from = parent.children.indexOf(node)
      const next = parent.children.findIndex(
        (child, index) => index > from && child.type === 'element' && BLOCKS.has(child.tagName),
      )
      const end = next < 0 ? parent.children.length : next
      const words = parent.children.slice(from + 1, end).filter((child) => child.type !== 'doctype')
      parent.children.splice(from, end - from, h('label', [node, h('span', words)]))
    }
  }
}
