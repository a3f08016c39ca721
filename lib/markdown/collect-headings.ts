import type { Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'

/** An entry of the contents list. */
export type Heading = { id: string; text: string }

/** Adds every second-level heading, in order, to the given list. */
export function collectHeadings(headings: Heading[]) {
  return (tree: Root) => {
    for (const node of tree.children) {
      if (node.type !== 'element' || node.tagName !== 'h2') continue
      const { id } = node.properties
      if (typeof id === 'string') headings.push({ id, text: textOf(node) })
    }
  }
}
