import type { Root as HastRoot } from 'hast'
import type { Root as MdastRoot } from 'mdast'
import type { VFile } from 'vfile'
import { BLOCK, pageText, sourcePieces, type TextPiece } from './number-text'

/**
 * Number integrity: every number in an article appears on its page, with its sign, comparison, exponent and unit. On the
 * clinic's former site "10<sup>6</sup> cells" could be read as "106 cells", and a range written with tildes was struck
 * through. A number that a treatment depends on must not change on its way to a patient, so each compile compares what was
 * written with what is shown.
 */

/** A number with the word after it and the comparison before it, and its line in the file. */
export type WrittenNumber = { text: string; line: number }

/** Passed from the first step of a compile to its last: `readNumbers` fills `written`, `compareNumbers` fills `lost`. */
export type NumberRecord = { written: WrittenNumber[]; lost: WrittenNumber[] }

/** Records every number in the Markdown tree. Must run after the last change to that tree. */
export function readNumbers(record: NumberRecord) {
  return (tree: MdastRoot, file: VFile) => {
    record.written = numbersIn(sourcePieces(tree, String(file)))
  }
}

/** Records every written number that the finished tree does not show. Must run after the last change to the text. */
export function compareNumbers(record: NumberRecord) {
  return (tree: HastRoot) => {
    const shown = new Map<string, number>()
    for (const { text } of numbersIn([{ text: pageText(tree), line: 1 }]))
      shown.set(text, (shown.get(text) ?? 0) + 1)
    record.lost = record.written.filter(({ text }) => {
      const left = shown.get(text) ?? 0
      shown.set(text, left - 1)
      return left <= 0
    })
  }
}

/** Stops a build: a page would not say what its author wrote. The message lists every number and its line. */
export class LostNumbersError extends Error {
  /** For each number its line, and what to do. */
  readonly lost: readonly { line: number; reason: string }[]
  /** The same for people, in the form of the other findings. */
  readonly lines: readonly string[]

  constructor(file: string, numbers: readonly WrittenNumber[]) {
    const lost = numbers.map(({ text, line }) => ({
      line,
      reason: `"${text}" is written here, but the page does not show it; write it without HTML, or report this as a fault in the site`,
    }))
    const lines = lost.map(({ line, reason }) => `${file}:${line}:1: error: ${reason}`)
    super(`Numbers would be lost:\n${lines.join('\n')}`)
    this.name = 'LostNumbersError'
    this.lost = lost
    this.lines = lines
    // The place that matters is in the article.
    this.stack = this.message
  }
}

const NUMBER = /[\p{N}∞]/u
const COMPARISON = /^[^\p{L}\p{N}]{1,3}$/u

/** Every word that contains a digit, with the word after it (usually a unit) and a symbol before it (`<`, `±`, `≥`). */
function numbersIn(pieces: readonly TextPiece[]): WrittenNumber[] {
  const text = pieces.map((piece) => piece.text).join('')
  if (!NUMBER.test(text)) return []
  const lineAt = lineFinder(pieces)
  const numbers: WrittenNumber[] = []
  let offset = 0
  for (const block of text.split(BLOCK)) {
    const words = [...block.matchAll(/\S+/g)]
    words.forEach((word, index) => {
      if (!NUMBER.test(word[0])) return
      const before = words[index - 1]?.[0] ?? ''
      const after = words[index + 1]?.[0] ?? ''
      const parts = [COMPARISON.test(before) ? before : '', word[0], after]
      numbers.push({ text: parts.filter(Boolean).join(' '), line: lineAt(offset + word.index) })
    })
    offset += block.length + 1
  }
  return numbers
}

/** Finds the line of the file for an offset in the joined pieces; offsets must be given in ascending order. */
function lineFinder(pieces: readonly TextPiece[]): (offset: number) => number {
  let index = 0
  let start = 0
  // Line feeds are counted up to here: a page is one piece, and counting from its start each time took 14 s for 200 KB.
  let counted = 0
  let lines = 0
  return (offset) => {
    for (let piece = pieces[index]; piece && start + piece.text.length <= offset; piece = pieces[index]) {
      start += piece.text.length
      index += 1
      counted = 0
      lines = 0
    }
    const piece = pieces[index]
    if (piece === undefined) return 1
    lines += piece.text.slice(counted, offset - start).match(/\n/g)?.length ?? 0
    counted = offset - start
    return piece.line + lines
  }
}
