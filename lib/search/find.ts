import type { SearchFiles, SearchIndex, SearchPage } from './index-files'
import { fold, isOneSlipAway, isStopWord, stemOf, wordsOf } from './words'

/** A page that matches a query, with the matching parts, best first: 0 is title and summary, then the sections. */
export type Hit = { page: number; parts: readonly number[] }

export type Found = {
  /** Best first. */
  hits: readonly Hit[]
  /** False when no page has all the words; the hits are then those that have the most of them. */
  hasAllWords: boolean
  /** True when there was nothing to search for: words such as "the" occur everywhere. */
  hasOnlyCommonWords: boolean
  /** True when words were left out because there were too many. */
  isShortened: boolean
  /** Words that no page has: the closest ones were searched for instead. */
  replaced: readonly string[]
  /** Whether a word of a text matches the query, in any form. */
  isMatch: (written: string) => boolean
}

/** Words of a query that are searched for: more would only narrow the results to nothing. */
export const MAX_WORDS = 12

/** The most stems that a word may stand for: a prefix of so many says nothing; "a" begins a thousand words. */
const MAX_MEANINGS = 24

/** The shortest half of a word that is split in two: "suncream" into "sun" and "cream". */
const MIN_HALF = 3

/** A longer word is not split: all its possible halves would have to be looked up. */
const MAX_JOINED = 40

/** How much a match counts: the same word, one that begins with it, one with a typo, one that begins with a typo. */
const QUALITY = { same: 1, beginsWith: 0.6, slip: 0.5, slipInBeginning: 0.3 } as const

/** How much less a word counts that was not typed, but stands in content/search-words.yaml for one that was. */
const ALSO = 0.8

export type Search = {
  /**
   * @param query if empty, all articles of the topic are found, newest first
   * @param topic only articles of this topic; empty for all
   */
  find: (query: string, topic: string) => Promise<Found>
  page: (number: number) => Promise<SearchPage>
}

/** Fetches a file of the index by its name; rejects when there is no such file. */
type Load = <Name extends keyof SearchFiles>(file: Name) => Promise<SearchFiles[Name]>

/**
 * Opens a search index.
 *
 * @param load fetches the files of build-index.ts, which have an address of their own for each build
 */
export async function openSearch(load: Load): Promise<Search> {
  const index = readIndex(await load('index.json'))
  const piece = memoise((number: number) => load(`terms-${number}.json`))
  const postingsOf = async (stem: string): Promise<readonly number[]> => {
    const number = index.pieces.findLastIndex((first) => first <= stem)
    if (number < 0) return []
    return (await piece(number)).find(([term]) => term === stem)?.[1] ?? []
  }
  return {
    find: (query, topic) => find(query, topic, index, postingsOf),
    page: memoise((number: number) => load(`page-${number}.json`)),
  }
}

/** Memoises a fetch. One that failed is repeated when it is next needed. */
function memoise<T>(fetchIt: (number: number) => Promise<T>): (number: number) => Promise<T> {
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

/** `index.json`, decoded for searching. */
type Index = {
  topics: SearchIndex['topics']
  pieces: SearchIndex['pieces']
  /** Every word of all pages, sorted, and every word of `also`, with its stem. */
  stems: ReadonlyMap<string, string>
  /** Those of the pages. */
  knownStems: ReadonlySet<string>
  /** The stems to look for as well, by the stem of the word typed. */
  also: ReadonlyMap<string, readonly string[]>
  /** The page of each part, and the first part of each page. */
  pageOfPart: readonly number[]
  firstPart: readonly number[]
}

function readIndex({ parts, topics, pieces, words, also }: SearchIndex): Index {
  const onPages = readWords(words)
  const typed = Object.entries(also)
  const stems = new Map([...onPages, ...typed.map(([word]) => word)].map((word) => [word, stemOf(word)]))
  let next = 0
  const firstPart = parts.map((count) => {
    next += count
    return next - count
  })
  return {
    topics,
    pieces,
    stems,
    knownStems: new Set(onPages.map(stemOf)),
    also: new Map(typed.map(([word, others]) => [stemOf(word), others])),
    pageOfPart: parts.flatMap((count, page) => Array<number>(count).fill(page)),
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
  postingsOf: (stem: string) => Promise<readonly number[]>,
): Promise<Found> {
  const articlesOfTopic = Object.hasOwn(index.topics, topic) ? (index.topics[topic] ?? []) : []
  if (query.trim() === '') {
    const hits = articlesOfTopic.map((page) => ({ page, parts: [] }))
    return {
      hits,
      hasAllWords: true,
      hasOnlyCommonWords: false,
      isShortened: false,
      replaced: [],
      isMatch: () => false,
    }
  }
  const inOrder = wordsOf(query).flatMap(({ written }) => withoutUnit(fold(written), index))
  const folded = [...new Set(inOrder)]
  const compounds = compoundsIn(inOrder, index)
  const significant = folded.filter((word) => !isStopWord(word))
  const looked = significant.slice(0, MAX_WORDS)
  const replaced: string[] = []
  const meanings = looked.flatMap((word, position) => {
    const found = meaningsOf(word, position === looked.length - 1, index)
    const halves = found.size > 0 ? [] : halvesOf(word, index)
    if (halves.length > 0 || isReplaced(found, index)) replaced.push(word)
    if (halves.length > 0) return halves.map((half) => meaningsOf(half, false, index))
    for (const stem of compounds.get(word) ?? []) found.set(stem, QUALITY.same)
    return [withOthers(found, index)]
  })
  const inTopic = topic === '' ? undefined : new Set(articlesOfTopic)
  const scores = await scoresOf(meanings, inTopic, index, postingsOf)
  const most = Math.max(0, ...[...scores.values()].map((score) => score.words.size))
  const wanted = new Set(meanings.flatMap((stems) => [...stems.keys()]))
  return {
    hits: bestFirst(
      [...scores].filter(([, score]) => score.words.size === most),
      index,
    ),
    hasAllWords: most === meanings.length,
    hasOnlyCommonWords: folded.length > 0 && looked.length === 0,
    isShortened: significant.length > looked.length,
    replaced,
    isMatch: (written) => {
      const word = fold(written)
      return !isStopWord(word) && wanted.has(stemOf(word))
    },
  }
}

/** The stems that a word of the query stands for, with their quality. @param isLast it may be unfinished */
function meaningsOf(word: string, isLast: boolean, { stems, knownStems, also }: Index): Map<string, number> {
  const meanings = new Map<string, number>()
  const add = (quality: number, accept: (known: string) => boolean) => {
    for (const [known, stem] of stems) {
      if (meanings.size >= MAX_MEANINGS) return
      if (!meanings.has(stem) && accept(known)) meanings.set(stem, quality)
    }
  }
  const stem = stemOf(word)
  if (knownStems.has(stem) || also.has(stem)) meanings.set(stem, QUALITY.same)
  if (word.length > 1 && (isLast || meanings.size === 0))
    add(QUALITY.beginsWith, (known) => known.startsWith(word))
  // A number with one digit changed is a different number.
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

/** True when no page has a word or its beginning, and others stand in for it. */
function isReplaced(meanings: ReadonlyMap<string, number>, { knownStems }: Index): boolean {
  return (
    meanings.size > 0 &&
    ![...meanings].some(([stem, quality]) => quality > QUALITY.slip && knownStems.has(stem))
  )
}

/** The same with the stems of content/search-words.yaml. */
function withOthers(meanings: ReadonlyMap<string, number>, { also }: Index): Map<string, number> {
  const all = new Map(meanings)
  for (const [stem, quality] of meanings)
    for (const other of also.get(stem) ?? []) all.set(other, Math.max(all.get(other) ?? 0, quality * ALSO))
  return all
}

/** `3mm` as `3` and `mm`, where texts have them apart. */
function withoutUnit(word: string, { knownStems }: Index): string[] {
  const [, number, unit] = /^(\d+)(\p{L}+)$/u.exec(word) ?? []
  const isApart = number && unit && !knownStems.has(word) && knownStems.has(stemOf(unit))
  return isApart ? [number, unit] : [word]
}

/** The known words, such as `makeup`, that two adjacent words of a query make up, by each of the two. */
function compoundsIn(words: readonly string[], { knownStems }: Index): Map<string, string[]> {
  const compounds = new Map<string, string[]>()
  words.forEach((word, at) => {
    const next = words[at + 1]
    if (next === undefined) return
    const joined = word + next
    // Two numbers are not one.
    if (isStopWord(joined) || /^\d+$/.test(joined) || !knownStems.has(stemOf(joined))) return
    for (const one of [word, next]) compounds.set(one, [...(compounds.get(one) ?? []), stemOf(joined)])
  })
  return compounds
}

/** The two known words that a word such as `hairloss` joins; empty if it joins none. */
function halvesOf(word: string, { knownStems }: Index): string[] {
  if (word.length > MAX_JOINED) return []
  for (let at = MIN_HALF; at <= word.length - MIN_HALF; at++) {
    const halves = [word.slice(0, at), word.slice(at)]
    if (halves.every((half) => !isStopWord(half) && knownStems.has(stemOf(half)))) return halves
  }
  return []
}

/** Which words of the query a page has, by position, and the score of each of its parts. */
type Score = { words: Set<number>; parts: Map<number, number> }

/** @returns the score of each page that has at least one of the words */
async function scoresOf(
  meanings: readonly ReadonlyMap<string, number>[],
  inTopic: ReadonlySet<number> | undefined,
  { pageOfPart }: Index,
  postingsOf: (stem: string) => Promise<readonly number[]>,
): Promise<Map<number, Score>> {
  const scores = new Map<number, Score>()
  await Promise.all(
    meanings.flatMap((stemsOfWord, word) =>
      [...stemsOfWord].map(async ([stem, quality]) => {
        const list = await postingsOf(stem)
        const rarity = Math.log(1 + pageOfPart.length / (list.length + 0.5))
        let part = 0
        for (const step of list) {
          part += step >> 4
          const weight = step & 15
          const page = pageOfPart[part]
          if (page === undefined || (inTopic && !inTopic.has(page))) continue
          const gain = quality * rarity * (weight / (weight + 2))
          const score = scores.get(page) ?? { words: new Set(), parts: new Map() }
          score.words.add(word)
          score.parts.set(part, (score.parts.get(part) ?? 0) + gain)
          scores.set(page, score)
        }
      }),
    ),
  )
  return scores
}

function bestFirst(scores: readonly (readonly [page: number, score: Score])[], { firstPart }: Index): Hit[] {
  return scores
    .map(([page, score]) => {
      const ranked = [...score.parts].sort(([a, x], [b, y]) => y - x || a - b)
      // The best part decides, and further ones add a little: a long page is not better for being long.
      const total = ranked.reduce((sum, [, gain], place) => sum + gain / (1 + place * 3), 0)
      return { page, total, parts: ranked.map(([part]) => part - (firstPart[page] ?? 0)) }
    })
    .sort((a, b) => b.total - a.total || a.page - b.page)
}
