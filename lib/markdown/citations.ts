import type { Element, Root } from 'hast'
import { findAndReplace } from 'hast-util-find-and-replace'
import { headingRank } from 'hast-util-heading-rank'
import { toString as textOf } from 'hast-util-to-string'
import { referenceId } from './page-ids'

/** The heading above an article's list of sources. */
export const REFERENCES_HEADING = /^(references|sources)$/i

/**
 * `[2]` in the text becomes a link to the second entry of the list under "References"; the text stays `[2]`. A number
 * that the list does not have is left as it is.
 */
export function citations() {
  return (tree: Root) => {
    const entries = referenceEntries(tree)
    if (entries.length === 0) return
    entries.forEach((entry, index) => {
      entry.properties.id = referenceId(index + 1)
    })
    findAndReplace(
      tree,
      [
        /\[(\d{1,3})\]/g,
        (marker: string, digits: string) => {
          const number = Number(digits)
          if (number < 1 || number > entries.length) return false
          return {
            type: 'element',
            tagName: 'a',
            properties: {
              href: `#${referenceId(number)}`,
              className: ['citation'],
              ariaLabel: `Reference ${number}`,
            },
            children: [{ type: 'text', value: marker }],
          }
        },
      ],
      { ignore: ['a', 'code', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'] },
    )
  }
}

/** The entries of the list under "References", in order; none when there is no such list. */
export function referenceEntries(tree: Root): Element[] {
  const elements = tree.children.filter((node) => node.type === 'element')
  const heading = elements.findLastIndex(
    (node) => headingRank(node) !== undefined && REFERENCES_HEADING.test(textOf(node).trim()),
  )
  const next = heading < 0 ? undefined : elements[heading + 1]
  return next?.tagName === 'ol'
    ? next.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'li')
    : []
}
