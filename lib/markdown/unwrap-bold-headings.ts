import type { Element, Root } from 'hast'
import { headingRank } from 'hast-util-heading-rank'
import { elementsIn } from './elements'

/**
 * `## **Why?**` becomes `## Why?`: the clinic's editors set headings in bold out of habit, and headings are bold already.
 * Only bold around the whole heading is removed; a bold word in a heading stays.
 */
export function unwrapBoldHeadings() {
  return (tree: Root) => {
    for (const { node } of elementsIn(tree)) {
      if (headingRank(node) === undefined) continue
      const content = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
      const [only] = content
      if (content.length === 1 && isBold(only)) node.children = only.children
    }
  }
}

function isBold(node: Element['children'][number] | undefined): node is Element {
  return node?.type === 'element' && (node.tagName === 'strong' || node.tagName === 'b')
}
