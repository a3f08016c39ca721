/** The files of the search index, as they are fetched. All are JSON. */

/** `index.json`: what every query needs. */
export type SearchIndex = {
  /** How many parts each page has: title and summary, then each section. Parts are numbered across all pages. */
  parts: readonly number[]
  /** The numbers of the articles of each topic, by its slug: articles are the first pages. */
  topics: Readonly<Record<string, readonly number[]>>
  /** The first stem of each `terms-<n>.json`, in order. */
  pieces: readonly string[]
  /** Every word of all pages, sorted, one per line: length of the prefix shared with the one before (`0` + n), rest. */
  words: string
  /** The stems to look for as well when a word is typed that patients use and pages don't, by that word. */
  also: Readonly<Record<string, readonly string[]>>
}

/**
 * `terms-<n>.json`: stems with the parts that have them. Each number is the distance from the previous part, times 16,
 * plus the weight of the word there, 0 to 15.
 */
export type TermFile = readonly (readonly [stem: string, parts: readonly number[]])[]

/** `page-<n>.json`: what a result shows. */
export type SearchPage = {
  title: string
  url: string
  parts: readonly { id?: string; heading?: string; text: string }[]
}

/** What is in each file, by its name. */
export type SearchFiles = {
  'index.json': SearchIndex
  [terms: `terms-${number}.json`]: TermFile
  [page: `page-${number}.json`]: SearchPage
}
