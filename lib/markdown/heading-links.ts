import type { Root } from 'hast'
import { headingRank } from 'hast-util-heading-rank'
import { h } from 'hastscript'
import { elementsIn } from './elements'
import { hastToText } from './plain-text'

/** An entry in the table of contents. */
export type Heading = { id: string; text: string }

/**
 * A heading gets a link to itself, so that a section can be shared. The link has a label but no text, which would become
 * part of the heading: its symbol is in the styles. The second-level headings of the text are appended to `headings`.
 */
export function headingLinks(headings: Heading[]) {
  return (tree: Root) => {
    for (const { node, parent } of elementsIn(tree)) {
      const { id } = node.properties
      if (headingRank(node) === undefined || typeof id !== 'string') continue
      // A heading without a letter or a digit has an empty slug.
      if (id === '') {
        delete node.properties.id
        continue
      }
      if (node.tagName === 'h2' && parent.type === 'root') headings.push({ id, text: hastToText(node) })
      // The heading of the footnotes is for screen readers only.
      if (Array.isArray(node.properties.className) && node.properties.className.includes('sr-only')) continue
      node.children.push(
        h('a', { className: 'heading-link', href: `#${id}`, ariaLabel: 'Link to this section' }),
      )
    }
  }
}
