import type { Nodes } from 'mdast'
import type { Place } from '../posts/report'

/** The words of part of a text, without markup, and the place of each. */
export type Prose = {
  text: string
  /** The place in the file of the character at an index of `text`. */
  placeAt: (index: number) => Place
  /** True when the character at an index of `text` is in inline code, where every character is literal. */
  isCodeAt: (index: number) => boolean
}

type TextSegment = {
  at: number
  value: string
  node: Nodes
  /** Where each of its characters is in the source; found at the first question, because rules ask about many. */
  indexes?: readonly number[]
}

/**
 * The words of a Markdown node, as one line.
 *
 * @param body the Markdown that the node was parsed from
 */
export function proseOf(node: Nodes, body: string): Prose {
  const segments: TextSegment[] = []
  let text = ''
  const walk = (current: Nodes) => {
    if (current.type === 'break') text += ' '
    else if (current.type === 'text' || current.type === 'inlineCode') {
      segments.push({ at: text.length, value: current.value, node: current })
      text += current.value.replaceAll('\n', ' ')
    } else if ('children' in current) current.children.forEach(walk)
  }
  walk(node)
  return {
    text,
    placeAt: (index) => placeIn(segments, index, node, body),
    isCodeAt: (index) =>
      segments.some(
        ({ at, value, node }) => node.type === 'inlineCode' && index >= at && index < at + value.length,
      ),
  }
}

function placeIn(segments: readonly TextSegment[], index: number, node: Nodes, body: string): Place {
  const segment = segments.findLast(({ at }) => at <= index) ?? segments[0]
  const position = segment?.node.position ?? node.position
  if (position === undefined) return { line: 1, column: 1 }
  const { start, end } = position
  if (segment === undefined || start.offset === undefined || end.offset === undefined)
    return { line: start.line, column: start.column }
  const source = body.slice(start.offset, end.offset)
  segment.indexes ??= sourceIndexes(segment.value, source)
  const before = source.slice(0, segment.indexes[Math.max(0, index - segment.at)])
  const lastBreak = before.lastIndexOf('\n')
  if (lastBreak < 0) return { line: start.line, column: start.column + before.length }
  return { line: start.line + before.split('\n').length - 1, column: before.length - lastBreak }
}

const REFERENCE = /^&(?:#\d+|#x[\da-f]+|\w+);/i

/**
 * The index in the source of each character, and of the end. Escapes (`\*`, `&nbsp;`) and the indentation of
 * continuation lines make the source longer than its words.
 */
function sourceIndexes(words: string, source: string): number[] {
  const indexes = [0]
  let at = 0
  for (let word = 0; word < words.length; word += 1) {
    if (source[at] === '\\' && source[at + 1] === words[word]) at += 2
    else at += (source[at] === '&' && REFERENCE.exec(source.slice(at, at + 40))?.[0].length) || 1
    if (words[word] === '\n')
      while (/[ \t>]/.test(source[at] ?? '') && source[at] !== words[word + 1]) at += 1
    indexes.push(at)
  }
  return indexes
}

/**
 * A text in which typographic spaces and hyphens, such as the non-breaking ones, are replaced by those of the keyboard:
 * "risk‑free" becomes "risk-free". Indexes stay the same.
 */
export function replaceTypographicCharacters(text: string): string {
  return text
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\u2010\u2011]|(?<=\p{L})\u2013(?=\p{L})/gu, '-')
}

/** True when there is a backslash at a place: the character after it is literal. */
export function isEscaped(body: string, { line, column }: Place): boolean {
  return body.split('\n', line)[line - 1]?.[column - 1] === '\\'
}

/** The last text that was split, and its sentences: a rule asks about many places in one paragraph. */
let last: { text: string; sentences: { start: number; sentence: string }[] } | undefined

/** The sentence around an index: where it begins, and its text. */
export function sentenceAt(text: string, index: number): { start: number; sentence: string } {
  if (last?.text !== text) {
    const segments = [...segmenter.segment(text)]
    last = { text, sentences: segments.map(({ index: start, segment }) => ({ start, sentence: segment })) }
  }
  return last.sentences.findLast(({ start }) => start <= index) ?? { start: 0, sentence: text }
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
