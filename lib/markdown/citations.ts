import type { Element, Root } from 'hast'
import { findAndReplace } from 'hast-util-find-and-replace'
import { headingRank } from 'hast-util-heading-rank'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { CITATION, REFERENCES_HEADING } from './citation-patterns'
import { referenceId } from './page-ids'

/**
 * `[2]` in the text becomes a link to the second entry of the list under "References", and so does each number in
 * `[2, 5]` or `[2–4]`; the text does not change. A citation with a number that the list lacks is left alone.
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
        new RegExp(CITATION, 'g'),
        (written: string) => {
          const pieces = written.split(/(\d+)/)
          const numbers = pieces.filter(isNumber).map(Number)
          if (numbers.some((number) => number < 1 || number > entries.length)) return false
          const [only, ...others] = numbers
          if (only !== undefined && others.length === 0) return link(only, written, 'citation')
          return h(
            'span.citation',
            pieces.map((piece) => (isNumber(piece) ? link(Number(piece), piece) : piece)),
          )
        },
      ],
      { ignore: ['a', 'code', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'] },
    )
  }
}

const isNumber = (piece: string) => /^\d+$/.test(piece)

const link = (number: number, words: string, className?: string): Element =>
  h('a', { href: `#${referenceId(number)}`, className, ariaLabel: `Reference ${number}` }, words)

/**
 * The entries of the first numbered list under the last heading "References" or "Sources", in order; empty if there is no
 * such list. `findReferenceList` in ./reference-list.ts finds the same list in the Markdown.
 */
export function referenceEntries(tree: Root): Element[] {
  const elements = tree.children.filter((node) => node.type === 'element')
  const heading = elements.findLastIndex(
    (node) => headingRank(node) !== undefined && REFERENCES_HEADING.test(textOf(node).trim()),
  )
  const below = heading < 0 ? [] : elements.slice(heading + 1)
  const first = below.find((node) => headingRank(node) !== undefined || node.tagName === 'ol')
  return first?.tagName === 'ol'
    ? first.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'li')
    : []
}
