import type { SearchArticle, SearchFiles, SearchIndex } from './index-files'
import { fold, isOneSlipAway, isStopWord, stemOf, wordsOf } from './words'

/** An article that answers a query, with its best parts: 0 is the title with the summary, then the sections. */
export type Hit = { article: number; parts: readonly number[] }

export type Found = {
  /** Best first. */
  hits: readonly Hit[]
  /** False when no article has all the words, and the hits are those that have most of them. */
  hasAllWords: boolean
  /** True when there was nothing to look for: words such as "the" stand everywhere. */
  hasOnlyCommonWords: boolean
  /** True when words were left out because there were too many. */
  isShortened: boolean
  /** Words that no article has: what comes closest to them was looked for. */
  replaced: readonly string[]
  /** Says whether a word of a text is one that was looked for, in any form. */
  isMatch: (written: string) => boolean
}

/** Words of a query that are looked for: more would only narrow it to nothing. */
export const MAX_WORDS = 12

/** A word that stands for so many others says nothing: "a" begins a thousand words. */
const MAX_MEANINGS = 24

/** The shortest of two words that are looked for where one wrote them as one: "sun" and "cream". */
const MIN_HALF = 3

/** A word with more letters is no two words: each of its halves would have to be looked up. */
const MAX_JOINED = 40

/** How much a word counts that is not the one looked for, but begins like it, or is one slip away. */
const QUALITY = { same: 1, beginsWith: 0.6, slip: 0.5, slipInBeginning: 0.3 } as const

export type Search = {
  /**
   * @param query without a word in it, a topic is shown whole, newest first
   * @param topic only articles of this topic; empty for all
   */
  find: (query: string, topic: string) => Promise<Found>
  article: (number: number) => Promise<SearchArticle>
}

/** Fetches a file of the index by its name; its promise fails when there is no such file. */
type Load = <Name extends keyof SearchFiles>(file: Name) => Promise<SearchFiles[Name]>

/**
 * Opens a search index.
 *
 * @param load the files are made by build-index.ts in the same build, under an address of their own
 */
export async function openSearch(load: Load): Promise<Search> {
  const index = readIndex(await load('index.json'))
  const piece = once((number: number) => load(`terms-${number}.json`))
  const partsOf = async (stem: string): Promise<readonly number[]> => {
    const number = index.pieces.findLastIndex((first) => first <= stem)
    if (number < 0) return []
    return (await piece(number)).find(([term]) => term === stem)?.[1] ?? []
  }
  return {
    find: (query, topic) => find(query, topic, index, partsOf),
    article: once((number: number) => load(`article-${number}.json`)),
  }
}

/** A function that keeps what it has fetched. What failed is fetched again when it is next needed. */
function once<T>(fetchIt: (number: number) => Promise<T>): (number: number) => Promise<T> {
  const kept = new Map<number, Promise<T>>()
  return (number) => {
    const known = kept.get(number)
    if (known !== undefined) return known
    const fetched = fetchIt(number)
    kept.set(number, fetched)
    fetched.catch(() => kept.delete(number))
    return fetched
  }
}

/** `index.json` as a search needs it. */
type Index = {
  topics: SearchIndex['topics']
  pieces: SearchIndex['pieces']
  /** Every word of all articles, sorted, with its stem. */
  stems: ReadonlyMap<string, string>
  knownStems: ReadonlySet<string>
  /** The article of each part, and the first part of each article. */
  articleOfPart: readonly number[]
  firstPart: readonly number[]
}

function readIndex({ parts, topics, pieces, words }: SearchIndex): Index {
  const stems = new Map(readWords(words).map((word) => [word, stemOf(word)]))
  let next = 0
  const firstPart = parts.map((count) => {
    next += count
    return next - count
  })
  return {
    topics,
    pieces,
    stems,
    knownStems: new Set(stems.values()),
    articleOfPart: parts.flatMap((count, article) => Array<number>(count).fill(article)),
    firstPart,
  }
}

function readWords(coded: string): string[] {
  let before = ''
  return coded.split('\n').map((line) => {
    before = before.slice(0, line.charCodeAt(0) - 48) + line.slice(1)
    return before
  })
}

async function find(
  query: string,
  topic: string,
  index: Index,
  partsOf: (stem: string) => Promise<readonly number[]>,
): Promise<Found> {
  const articlesOfTopic = Object.hasOwn(index.topics, topic) ? (index.topics[topic] ?? []) : []
  if (query.trim() === '') {
    const hits = articlesOfTopic.map((article) => ({ article, parts: [] }))
    return {
      hits,
      hasAllWords: true,
      hasOnlyCommonWords: false,
      isShortened: false,
      replaced: [],
      isMatch: () => false,
    }
  }
  const folded = [...new Set(wordsOf(query).map(({ written }) => fold(written)))]
  const telling = folded.filter((word) => !isStopWord(word))
  const looked = telling.slice(0, MAX_WORDS)
  const replaced: string[] = []
  const meanings = looked.flatMap((word, position) => {
    const found = meaningsOf(word, position === looked.length - 1, index)
    const halves = found.size > 0 ? [] : halvesOf(word, index)
    const isSlip = [...found.values()].some((quality) => quality <= QUALITY.slip)
    if (isSlip || halves.length > 0) replaced.push(word)
    return halves.length > 0 ? halves.map((half) => meaningsOf(half, false, index)) : [found]
  })
  const inTopic = topic === '' ? undefined : new Set(articlesOfTopic)
  const scores = await scoresOf(meanings, inTopic, index, partsOf)
  const most = Math.max(0, ...[...scores.values()].map((score) => score.words.size))
  const wanted = new Set(meanings.flatMap((stems) => [...stems.keys()]))
  return {
    hits: bestFirst(
      [...scores].filter(([, score]) => score.words.size === most),
      index,
    ),
    hasAllWords: most === meanings.length,
    hasOnlyCommonWords: folded.length > 0 && looked.length === 0,
    isShortened: telling.length > looked.length,
    replaced,
    isMatch: (written) => {
      const word = fold(written)
      return !isStopWord(word) && wanted.has(stemOf(word))
    },
  }
}

/** The stems that a word of the query stands for, with their quality. @param isLast it is still being typed */
function meaningsOf(word: string, isLast: boolean, { stems, knownStems }: Index): Map<string, number> {
  const meanings = new Map<string, number>()
  const add = (quality: number, accept: (known: string) => boolean) => {
    for (const [known, stem] of stems) {
      if (meanings.size >= MAX_MEANINGS) return
      if (!meanings.has(stem) && accept(known)) meanings.set(stem, quality)
    }
  }
  const stem = stemOf(word)
  if (knownStems.has(stem)) meanings.set(stem, QUALITY.same)
  if (word.length > 1 && (isLast || meanings.size === 0))
    add(QUALITY.beginsWith, (known) => known.startsWith(word))
  // A number that is off by one digit is another number.
  if (meanings.size === 0 && word.length > 3 && !/\d/.test(word)) {
    add(QUALITY.slip, (known) => isOneSlipAway(known, word))
    if (meanings.size === 0 && word.length > 4) {
      add(QUALITY.slipInBeginning, (known) =>
        [-1, 0, 1].some((more) => isOneSlipAway(known.slice(0, word.length + more), word)),
      )
    }
  }
  return meanings
}

/** The two known words that one wrote as one, `hairloss`; empty when it is none of that kind. */
function halvesOf(word: string, { knownStems }: Index): string[] {
  if (word.length > MAX_JOINED) return []
  for (let at = MIN_HALF; at <= word.length - MIN_HALF; at++) {
    const halves = [word.slice(0, at), word.slice(at)]
    if (halves.every((half) => !isStopWord(half) && knownStems.has(stemOf(half)))) return halves
  }
  return []
}

/** Which words of the query an article has, by their numbers, and what each of its parts gains by them. */
type Score = { words: Set<number>; parts: Map<number, number> }

/** @returns the score of each article that has one of the words at least */
async function scoresOf(
  meanings: readonly ReadonlyMap<string, number>[],
  inTopic: ReadonlySet<number> | undefined,
  { articleOfPart }: Index,
  partsOf: (stem: string) => Promise<readonly number[]>,
): Promise<Map<number, Score>> {
  const scores = new Map<number, Score>()
  await Promise.all(
    meanings.flatMap((stemsOfWord, word) =>
      [...stemsOfWord].map(async ([stem, quality]) => {
        const list = await partsOf(stem)
        const rarity = Math.log(1 + articleOfPart.length / (list.length + 0.5))
        let part = 0
        for (const step of list) {
          part += step >> 4
          const weight = step & 15
          const article = articleOfPart[part]
          if (article === undefined || (inTopic && !inTopic.has(article))) continue
          const gain = quality * rarity * (weight / (weight + 2))
          const score = scores.get(article) ?? { words: new Set(), parts: new Map() }
          score.words.add(word)
          score.parts.set(part, (score.parts.get(part) ?? 0) + gain)
          scores.set(article, score)
        }
      }),
    ),
  )
  return scores
}

function bestFirst(
  scores: readonly (readonly [article: number, score: Score])[],
  { firstPart }: Index,
): Hit[] {
  return scores
    .map(([article, score]) => {
      const ranked = [...score.parts].sort(([a, x], [b, y]) => y - x || a - b)
      // The best part decides, and further ones add a little: a long article is not better for being long.
      const total = ranked.reduce((sum, [, gain], place) => sum + gain / (1 + place * 3), 0)
      return { article, total, parts: ranked.map(([part]) => part - (firstPart[article] ?? 0)) }
    })
    .sort((a, b) => b.total - a.total || a.article - b.article)
}
