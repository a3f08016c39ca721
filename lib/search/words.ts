import { stemmer } from 'stemmer'

/** The tokenizer for texts and queries. The index and the page that searches it must share it, or nothing is found. */

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu
/**
 * Two words joined by a hyphen, and no more of them: an address such as `vaccines-blood-biologics` is not a word. Nor is a
 * range: `10-20` is never found as 1020.
 */
const COMPOUND =
  /(?<![\p{L}\p{N}\p{M}\p{Pd}])(?!\p{N}+[-‐‑]\p{N}+)[\p{L}\p{N}\p{M}]+[-‐‑][\p{L}\p{N}\p{M}]+(?![\p{L}\p{N}\p{M}\p{Pd}])/gu
const LATIN = /^[a-z]+$/

/** Scripts written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** The most frequent words of English, which don't tell one page from another. */
const STOP_WORDS = new Set(
  'a about am an and any are as at be been but by can cannot cant could did do does doesnt dont for from had has have how i if im in into is isnt it its ive me more my no not of on or our shall she should so than that the their them then there these they this to was we were what when where which who why will with would you your'.split(
    ' ',
  ),
)

/** A word as written, with its offset in the text. */
export type Word = { written: string; start: number }

/** Every word of a text, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  const isSpaced = !UNSPACED.test(text)
  for (const match of text.matchAll(WORD)) {
    const [written] = match
    if (isSpaced || !UNSPACED.test(written)) words.push({ written, start: match.index })
    else {
      for (const { segment, index } of segmenter.segment(written))
        words.push({ written: segment, start: match.index + index })
    }
  }
  return words
}

/** What a text is found by, in order: its words, and before its two words a compound such as `make-up` as a whole. */
export function namesOf(text: string): Word[] {
  const words = wordsOf(text)
  // Looking for compounds takes as long as for all words.
  if (!/[-‐‑]/.test(text)) return words
  const compounds = [...text.matchAll(COMPOUND)].map(({ 0: written, index }) => ({ written, start: index }))
  // The order of those that start together is kept.
  return [...compounds, ...words].sort((a, b) => a.start - b.start)
}

/**
 * One form for all spellings of a word: lower case without accents or hyphens, including the Turkish dotted and dotless i.
 * Superscripts stay: `10⁶` is never found as 106. Subscripts are part of names: `CO₂` and CO2 are the same.
 */
export function fold(written: string): string {
  return (
    written
      .toLowerCase()
      .replace(/['’]s$/, '')
      .replace(/['’\-‐‑]/g, '')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      // Subscript digits, and ligatures such as ﬁ.
      .replace(/[₀-₉ﬀ-ﬆ]/g, (sign) => sign.normalize('NFKD'))
      .replaceAll('ı', 'i')
  )
}

/** What the forms of an English word have in common (Porter's algorithm): incubator, incubated and incubators. */
export function stemOf(folded: string): string {
  return LATIN.test(folded) ? stemmer(folded) : folded
}

/** True for words such as "the", which are not in the index. */
export function isStopWord(folded: string): boolean {
  return STOP_WORDS.has(folded)
}

/**
 * True when at most one letter is wrong, missing or extra, or two adjacent letters are swapped.
 */
export function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const [restA, restB] = [endA - start, endB - start]
  const swapped = restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]
  return (restA <= 1 && restB <= 1) || swapped
}
