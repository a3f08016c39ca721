import type { GlossaryTerm } from '../glossary'

/** The ids that pages use around and below their text. */
export const PAGE_IDS = {
  main: 'site-main',
  /** The hidden words that describe links to other websites; once in every page's layout. */
  externalLink: 'external-link',
  glance: 'at-a-glance',
  journey: 'journey',
  disclaimer: 'disclaimer',
  /** The button below an article about a treatment. */
  ask: 'ask',
  topics: 'article-topics',
  /** Given to the heading of the footnotes by remark-rehype. */
  footnotes: 'footnote-label',
} as const

const WITHOUT_NUMBERS = new Set<string>(Object.values(PAGE_IDS))

/** The entries of the list of sources, the footnotes, and the references to footnotes. */
const WITH_NUMBER = /^(?:reference|fn|fnref)-\d+$/

/** The id of an entry of the list of sources, counted from 1. */
export function referenceId(number: number): string {
  return `reference-${number}`
}

/** The id of the element with a term's meaning, which its button shows. No heading's slug has a capital letter. */
export function glossaryNoteId({ slug }: Pick<GlossaryTerm, 'slug'>): string {
  return `Meaning-of-${slug}`
}

/**
 * Replaces each heading id that pages use for something else, whether or not this page does: a link to the heading stays
 * valid when the article gets a short version, or one more source. The other ids stay.
 *
 * @param ids those of the headings of a text, all different
 */
export function avoidPageIds(ids: readonly string[]): string[] {
  const taken = new Set(ids)
  return ids.map((id) => {
    if (!WITHOUT_NUMBERS.has(id) && !WITH_NUMBER.test(id)) return id
    let number = 1
    while (taken.has(`${id}-${number}`)) number++
    taken.add(`${id}-${number}`)
    return `${id}-${number}`
  })
}
