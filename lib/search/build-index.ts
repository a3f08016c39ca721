import { REFERENCES_HEADING } from '../markdown/citation-patterns'
import { PAGE_IDS } from '../markdown/page-ids'
import { type Section, sectionsOf } from '../markdown/sections'
import type { Post, WithBody } from '../posts'
import type { SearchWord } from '../posts/read-search-words'
import { factText, GLANCE_HEADING, glanceFacts } from '../treatments/glance'
import { urls } from '../urls'
import type { SearchIndex, SearchPage, TermFile } from './index-files'
import { fold, isStopWord, namesOf, stemOf } from './words'

/**
 * The search index, split into files, so that a reader's browser fetches only what a query needs.
 *
 * Measured in November 2026 with 1,000 articles of 1,000 words in 12 sections (16,510 different words), gzipped:
 *
 * - Pagefind 1.5.2: 136 KB up to the first result (72 WebAssembly, 25 scripts, 28 an average index chunk). It does not
 *   tolerate typos; with a word list to correct them (42 KB) it takes 178 KB, over the 150 KB that a search may take. It
 *   needs `'wasm-unsafe-eval'` and installs 57 MB of binaries per platform.
 * - MiniSearch 7.2.0: titles and summaries 77 KB, with headings 175 KB, with the full text 772 KB; with sections as
 *   results, 1,688 KB. It can't be split: each piece would repeat the list of all articles.
 * - These files: tests/unit/search.spec.ts measures them, and keeps them below 150 KB.
 */

/**
 * The weight of one occurrence of a word, by its place. At most 15 in total: a weight has four bits. A word in the list of
 * sources is found, but weighs nothing: a title there answers nobody's question.
 */
const WEIGHT = { title: 8, description: 3, heading: 5, text: 1, source: 0 } as const
const MAX_WEIGHT = 15
/** Occurrences in the text of one section that count; further ones add nothing. */
const MAX_IN_TEXT = 3

/** The size at which a new piece of the index begins, in characters of JSON: about 12 KB transferred. */
const PIECE = 40_000

/** The sections of an article. */
export type SectionsOf = (post: WithBody<Post>) => readonly Section[]

/** What an index has besides the articles. */
type Others = {
  /** The pages that are not articles, numbered after them. */
  pages?: readonly SearchPage[] | undefined
  searchWords?: readonly SearchWord[] | undefined
  /** Returns the sections where they are already known: finding them is half of the work. */
  sections?: SectionsOf | undefined
}

/**
 * Builds the files of the search index.
 *
 * @param posts numbered in this order
 * @returns the content of each file by its name
 */
export function buildSearchIndex(
  posts: readonly WithBody<Post>[],
  { pages: others = [], searchWords = [], sections = (post) => sectionsOf(post.body) }: Others = {},
): Map<string, string> {
  const files = new Map<string, string>()
  const { vocabulary, stem } = createStemmer()
  const postings = createPostings()
  const parts: number[] = []
  const topics = new Map<string, number[]>()
  let part = 0

  posts.forEach((post, number) => {
    for (const { slug } of post.topics) topics.set(slug, [...(topics.get(slug) ?? []), number])
  })
  const articles = posts.map((post) => ({
    title: post.title,
    url: urls.article(post.slug),
    parts: [{ text: post.description }, ...shortVersion(post), ...sections(post)],
  }))
  const pages: readonly SearchPage[] = [...articles, ...others]
  pages.forEach((page, number) => {
    files.set(`page-${number}.json`, JSON.stringify(page))
    page.parts.forEach((one, index) => {
      postings.add(part, weightsOf(one, index === 0 ? page.title : undefined, stem))
      part++
    })
    parts.push(page.parts.length)
  })

  const pieces = cutIntoPieces(postings.lists)
  pieces.forEach((piece, number) => {
    files.set(`terms-${number}.json`, JSON.stringify(piece))
  })
  const index: SearchIndex = {
    parts,
    topics: Object.fromEntries(topics),
    pieces: pieces.map((piece) => piece[0]?.[0] ?? ''),
    words: frontCode([...vocabulary].sort()),
    also: stemsByTyped(searchWords),
  }
  files.set('index.json', JSON.stringify(index))
  return files
}

/** Finds the stem of each word of a page, and collects the words; a stop word has an empty stem and is left out. */
function createStemmer(): { vocabulary: ReadonlySet<string>; stem: (written: string) => string } {
  const vocabulary = new Set<string>()
  /** By the word as written, because most words are among the 1,000 seen before. */
  const stems = new Map<string, string>()
  const stem = (written: string) => {
    const known = stems.get(written)
    if (known !== undefined) return known
    const word = fold(written)
    if (!isStopWord(word)) vocabulary.add(word)
    const found = isStopWord(word) ? '' : stemOf(word)
    stems.set(written, found)
    return found
  }
  return { vocabulary, stem }
}

/**
 * How much each stem weighs in one part of a page.
 *
 * @param title of the page, for its first part, the description
 */
function weightsOf(
  { heading, text }: SearchPage['parts'][number],
  title: string | undefined,
  stem: (written: string) => string,
): Map<string, number> {
  const weights = new Map<string, number>()
  const count = (words: string, weight: number, most = MAX_WEIGHT) => {
    const found = new Map<string, number>()
    for (const { written } of namesOf(words)) {
      const name = stem(written)
      if (name !== '') found.set(name, Math.min(most, (found.get(name) ?? 0) + weight))
    }
    for (const [name, sum] of found) weights.set(name, (weights.get(name) ?? 0) + sum)
  }
  const isSource = REFERENCES_HEADING.test(heading ?? '')
  if (title === undefined) count(text, isSource ? WEIGHT.source : WEIGHT.text, MAX_IN_TEXT)
  else {
    count(title, WEIGHT.title)
    count(text, WEIGHT.description)
  }
  if (heading !== undefined) count(heading, WEIGHT.heading)
  return weights
}

/** The parts in which each stem occurs, in the form that `index-files.ts` describes. */
function createPostings(): {
  lists: ReadonlyMap<string, readonly number[]>
  add: (part: number, weights: ReadonlyMap<string, number>) => void
} {
  const lists = new Map<string, number[]>()
  const lastPart = new Map<string, number>()
  const add = (part: number, weights: ReadonlyMap<string, number>) => {
    for (const [stem, weight] of weights) {
      const list = lists.get(stem) ?? []
      if (list.length === 0) lists.set(stem, list)
      list.push((part - (lastPart.get(stem) ?? 0)) * 16 + Math.min(MAX_WEIGHT, weight))
      lastPart.set(stem, part)
    }
  }
  return { lists, add }
}

function cutIntoPieces(postings: ReadonlyMap<string, readonly number[]>): TermFile[] {
  const pieces: [string, readonly number[]][][] = []
  let size = PIECE
  for (const stem of [...postings.keys()].sort()) {
    const entry: [string, readonly number[]] = [stem, postings.get(stem) ?? []]
    if (size >= PIECE) {
      pieces.push([])
      size = 0
    }
    pieces.at(-1)?.push(entry)
    size += JSON.stringify(entry).length
  }
  return pieces
}

function stemsByTyped(searchWords: readonly SearchWord[]): SearchIndex['also'] {
  const also = new Map<string, Set<string>>()
  for (const { word, typed } of searchWords)
    for (const one of typed.map(fold)) also.set(one, (also.get(one) ?? new Set()).add(stemOf(fold(word))))
  return Object.fromEntries([...also].map(([typed, stems]) => [typed, [...stems]]))
}

/** Each word as the length of its prefix shared with the previous one, as a character from `0` on, and the rest. */
function frontCode(words: readonly string[]): string {
  let before = ''
  return words
    .map((word) => {
      let shared = 0
      while (shared < 60 && shared < before.length && before[shared] === word[shared]) shared++
      before = word
      return String.fromCharCode(48 + shared) + word.slice(shared)
    })
    .join('\n')
}

/** The short version of an article as its first section, if it has one. */
function shortVersion({ glance }: Pick<Post, 'glance'>): Section[] {
  if (glance === undefined) return []
  const text = glanceFacts(glance).map(factText).join(' · ')
  return [{ id: PAGE_IDS.glance, heading: GLANCE_HEADING, text }]
}
