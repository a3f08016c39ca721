import type { SearchArticle, SearchIndex, TermFile } from './index-files'
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
  /** Says whether a word of a text is one that was looked for, in any form. */
  isMatch: (written: string) => boolean
}

/** Words of a query that are looked for: more would only narrow it to nothing. */
export const MAX_WORDS = 12

/** A word that stands for so many others says nothing: "a" begins a thousand words. */
const MAX_MEANINGS = 24

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

/**
 * Opens a search index.
 *
 * @param load fetches a file of the index by its name; its promise fails when there is no such file
 */
export async function openSearch(load: (file: string) => Promise<unknown>): Promise<Search> {
  // The files are made by build-index.ts in the same build, under an address of their own.
  const cached = new Map<string, Promise<unknown>>()
  const loadOnce = <T>(file: string): Promise<T> => {
    let known = cached.get(file)
    if (known === undefined) {
      known = load(file)
      cached.set(file, known)
      // A file that failed is fetched again when it is next needed.
      known.catch(() => cached.delete(file))
    }
    return known as Promise<T>
  }
  const index = await loadOnce<SearchIndex>('index.json')
  const words = readWords(index.words)
  const stems = new Map<string, string>()
  for (const word of words) stems.set(word, stemOf(word))
  const knownStems = new Set(stems.values())
  const articleOfPart = index.parts.flatMap((count, article) => Array<number>(count).fill(article))
  const firstPart: number[] = []
  let next = 0
  for (const count of index.parts) {
    firstPart.push(next)
    next += count
  }

  const partsOf = async (stem: string): Promise<readonly number[]> => {
    const piece = index.pieces.findLastIndex((first) => first <= stem)
    if (piece < 0) return []
    const terms = await loadOnce<TermFile>(`terms-${piece}.json`)
    return terms.find(([term]) => term === stem)?.[1] ?? []
  }

  /** The stems that a word of the query stands for, with their quality. */
  const meaningsOf = (word: string, isLast: boolean): Map<string, number> => {
    const meanings = new Map<string, number>()
    const add = (quality: number, accept: (known: string) => boolean) => {
      for (const known of words) {
        if (meanings.size >= MAX_MEANINGS) return
        const stem = stems.get(known) ?? known
        if (!meanings.has(stem) && accept(known)) meanings.set(stem, quality)
      }
    }
    const stem = stemOf(word)
    if (knownStems.has(stem)) meanings.set(stem, QUALITY.same)
    // The last word is still being typed.
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

  const find = async (query: string, topic: string): Promise<Found> => {
    const articlesOfTopic = Object.hasOwn(index.topics, topic) ? (index.topics[topic] ?? []) : []
    if (query.trim() === '') {
      const hits = articlesOfTopic.map((article) => ({ article, parts: [] }))
      return { hits, hasAllWords: true, hasOnlyCommonWords: false, isShortened: false, isMatch: () => false }
    }
    const folded = [...new Set(wordsOf(query).map(({ written }) => fold(written)))]
    const telling = folded.filter((word) => !isStopWord(word))
    const looked = telling.slice(0, MAX_WORDS)
    const inTopic = topic === '' ? undefined : new Set(articlesOfTopic)
    const meanings = looked.map((word, position) => meaningsOf(word, position === looked.length - 1))

    type Score = { words: Set<number>; parts: Map<number, number> }
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
            const before = score.parts.get(part) ?? 0
            score.parts.set(part, before + gain)
            scores.set(article, score)
          }
        }),
      ),
    )
    const most = Math.max(0, ...[...scores.values()].map((score) => score.words.size))
    const hits = [...scores]
      .filter(([, score]) => score.words.size === most)
      .map(([article, score]) => {
        const ranked = [...score.parts].sort(([a, x], [b, y]) => y - x || a - b)
        // The best part decides, and further ones add a little: a long article is not better for being long.
        const total = ranked.reduce((sum, [, gain], place) => sum + gain / (1 + place * 3), 0)
        return { article, total, parts: ranked.map(([part]) => part - (firstPart[article] ?? 0)) }
      })
      .sort((a, b) => b.total - a.total || a.article - b.article)
    const wanted = new Set(meanings.flatMap((stemsOfWord) => [...stemsOfWord.keys()]))
    return {
      hits,
      hasAllWords: most === looked.length,
      hasOnlyCommonWords: folded.length > 0 && looked.length === 0,
      isShortened: telling.length > looked.length,
      isMatch: (written) => {
        const word = fold(written)
        return !isStopWord(word) && wanted.has(stemOf(word))
      },
    }
  }
  return { find, article: (number) => loadOnce<SearchArticle>(`article-${number}.json`) }
}

function readWords(coded: string): string[] {
  let before = ''
  return coded.split('\n').map((line) => {
    before = before.slice(0, line.charCodeAt(0) - 48) + line.slice(1)
    return before
  })
}
