import { decodeHTML } from 'entities'
import type { Html } from 'mdast'
import { blankComments, tagsOf } from '../markdown/html-tags'
import { type Place, START } from '../posts/report'
import type { Prose } from './prose'

/** The words of one element in a block of HTML. */
export type HtmlProse = Prose & {
  /** The element that contains them, for instance `td`; '' outside all elements. */
  element: string
  quoted: boolean
}

/** Elements within a line of text (HTML standard, "phrasing content"); any other begins and ends a line. */
const PHRASING_ELEMENTS: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)

/**
 * The words of a block of raw HTML, which readers see like any others.
 *
 * @returns one piece for each run of words between tags that end a line, in order; empty ones are left out
 */
export function proseOfHtml(node: Html): HtmlProse[] {
  const html = blankComments(node.value)
  const start = node.position?.start ?? START
  const pieces: HtmlProse[] = []
  const open: string[] = []
  let words: Words = { text: '', indexes: [] }
  const endPiece = () => {
    const { text, indexes } = words
    const place = (index: number) => placeInside(html, indexes[index] ?? 0, start)
    if (text.trim() !== '')
      pieces.push({
        text,
        placeAt: place,
        // In HTML, `<code>` only changes how its words look.
        isCodeAt: () => false,
        element: open.at(-1) ?? '',
        quoted: open.includes('blockquote'),
      })
    words = { text: '', indexes: [] }
  }
  let from = 0
  for (const tag of tagsOf(html)) {
    addWords(words, html, from, tag.start)
    from = tag.end
    if (PHRASING_ELEMENTS.has(tag.name)) continue
    if (tag.name === 'br') {
      addWords(words, ' ', 0, 1)
      continue
    }
    endPiece()
    const opener = open.lastIndexOf(tag.name)
    if (!tag.closes) open.push(tag.name)
    else if (opener >= 0) open.splice(opener)
  }
  addWords(words, html, from, html.length)
  endPiece()
  return pieces
}

/** The place in the file of the character at `index` in a piece of HTML that begins at `start`. */
export function placeInside(html: string, index: number, start: Place): Place {
  const lines = html.slice(0, index).split('\n')
  const last = lines.at(-1)?.length ?? 0
  return lines.length === 1
    ? { line: start.line, column: start.column + last }
    : { line: start.line + lines.length - 1, column: last + 1 }
}

/** Text, with the index in the source of each of its characters. */
type Words = { text: string; indexes: number[] }

/** Appends the source between two indexes: character references decoded, white space collapsed. */
function addWords(words: Words, html: string, from: number, to: number): void {
  for (const { 0: written, index } of html.slice(from, to).matchAll(/&#?\w+;|\s+|[^&\s]+|&/g)) {
    const isSpace = /^\s/.test(written)
    if (isSpace && (words.text === '' || words.text.endsWith(' '))) continue
    const shown = isSpace ? ' ' : written.startsWith('&') ? decodeHTML(written) : written
    for (let at = 0; at < shown.length; at += 1)
      words.indexes.push(from + index + (shown === written ? at : 0))
    words.text += shown
  }
}
