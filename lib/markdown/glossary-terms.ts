import type { Element, Root } from 'hast'
import { findAndReplace } from 'hast-util-find-and-replace'
import { h } from 'hastscript'
import type { GlossaryTerm } from '../glossary'
import { urls } from '../urls'
import { referenceEntries } from './citations'
import { glossaryNoteId } from './page-ids'

/** Finds the terms in a text, as the page does; `terms` has the term for each form of it, in lower case. */
type Matcher = { pattern: RegExp; terms: ReadonlyMap<string, GlossaryTerm> }

/** One pattern for all terms, built once: each text is scanned once, however many terms there are. */
const matchers = new WeakMap<readonly GlossaryTerm[], Matcher>()

/** The matcher of a glossary, which must have at least one term. */
export function glossaryMatcher(glossary: readonly GlossaryTerm[]): Matcher {
  const known = matchers.get(glossary)
  if (known) return known
  const terms = new Map(
    glossary.flatMap((term) =>
      [term.term, ...term.variants].map((written) => [written.toLowerCase(), term] as const),
    ),
  )
  // Longest first, so that "punch biopsy" is not matched as "biopsy".
  const written = [...terms.keys()].sort((a, b) => b.length - a.length)
  const alternatives = written.map((one) =>
    one.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '\\s+'),
  )
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}_-])`, 'giu')
  const matcher = { pattern, terms }
  matchers.set(glossary, matcher)
  return matcher
}

const ELSEWHERE = new Set(
  'a abbr button code pre kbd summary h1 h2 h3 h4 h5 h6 th caption label dfn'.split(' '),
)

/**
 * The first use of each term becomes a link to the glossary, with a button for its meaning. The words stay in the link:
 * browsers' reader modes leave buttons out, and a sentence that lost a word could change its meaning. Headings, links and
 * the list of sources are left alone.
 *
 * @param used receives the terms that the text uses, in order: the page has to include their meanings
 */
export function glossaryTerms(glossary: readonly GlossaryTerm[], used: GlossaryTerm[]) {
  return (tree: Root) => {
    if (glossary.length === 0) return
    const { pattern, terms } = glossaryMatcher(glossary)
    const references = new Set(referenceEntries(tree))
    const isElsewhere = (element: Element) =>
      ELSEWHERE.has(element.tagName) ||
      references.has(element) ||
      element.properties.dataFootnotes !== undefined
    findAndReplace(
      tree,
      [
        pattern,
        (written: string) => {
          const term = terms.get(written.toLowerCase().replace(/\s+/g, ' '))
          if (term === undefined || used.includes(term)) return false
          used.push(term)
          return [
            h('a.term', { href: `${urls.glossary}#${term.slug}` }, written),
            h('button.term-more', {
              type: 'button',
              popoverTarget: glossaryNoteId(term),
              ariaLabel: `What “${written}” means`,
            }),
          ]
        },
      ],
      { ignore: isElsewhere },
    )
  }
}
