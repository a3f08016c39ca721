import type { GlossaryTerm } from '../glossary'

/** The ids of what a page has around and below its text. */
export const PAGE_IDS = {
  main: 'site-main',
  /** The hidden words that describe a link to another website; they stand once in every page's layout. */
  externalLink: 'external-link',
  glance: 'at-a-glance',
  journey: 'journey',
  disclaimer: 'disclaimer',
  /** The button below an article about a treatment. */
  ask: 'ask',
  topics: 'article-topics',
  /** remark-rehype gives it to the heading of the footnotes. */
  footnotes: 'footnote-label',
} as const

const WITHOUT_NUMBERS = new Set<string>(Object.values(PAGE_IDS))

/** The entries of the list of sources, and the footnotes with the places that they belong to. */
const WITH_NUMBER = /^(?:reference|fn|fnref)-\d+$/

/** The id of an entry of the list of sources, counted from 1. */
export function referenceId(number: number): string {
  return `reference-${number}`
}

/** The id of the element with the meaning of a term, which its button shows. No heading's id has a capital letter. */
export function glossaryNoteId({ slug }: Pick<GlossaryTerm, 'slug'>): string {
  return `Meaning-of-${slug}`
}

/**
 * Gives another id to each heading whose own is one that pages use for something else, whether this page does or not: a
 * link to the heading stays right when the article gets a short version, or one more source. The others keep theirs.
 *
 * @param ids those of the headings of a text, each different
 */
export function besidePageIds(ids: readonly string[]): string[] {
  const taken = new Set(ids)
  return ids.map((id) => {
    if (!WITHOUT_NUMBERS.has(id) && !WITH_NUMBER.test(id)) return id
    let number = 1
    while (taken.has(`${id}-${number}`)) number++
    taken.add(`${id}-${number}`)
    return `${id}-${number}`
  })
}
