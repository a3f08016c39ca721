import type { Root } from 'hast'
import { headingRank } from 'hast-util-heading-rank'
import { h } from 'hastscript'
import { elementsIn } from './elements'
import { plainHast } from './plain-text'

/** An entry of the contents list. */
export type Heading = { id: string; text: string }

/**
 * A heading gets a link to itself, so that a section can be passed on; it has a label, and no words of its own that
 * would become words of the heading: its sign is in the styles. The second-level headings of the text are added to the
 * list.
 */
export function headingLinks(headings: Heading[]) {
  return (tree: Root) => {
    for (const { node, parent } of elementsIn(tree)) {
      const { id } = node.properties
      if (headingRank(node) === undefined || typeof id !== 'string') continue
      // Of a heading without a letter or a digit nothing is left for an address.
      if (id === '') {
        delete node.properties.id
        continue
      }
      if (node.tagName === 'h2' && parent.type === 'root') headings.push({ id, text: plainHast(node) })
      // The heading of the footnotes is only spoken.
      if (Array.isArray(node.properties.className) && node.properties.className.includes('sr-only')) continue
      node.children.push(
        h('a', { className: 'heading-link', href: `#${id}`, ariaLabel: 'Link to this section' }),
      )
    }
  }
}
