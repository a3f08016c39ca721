import { namesOf } from './words'

/** A stretch of text, and whether it is a matching word. */
export type Piece = { text: string; isMatch: boolean }

/** Characters in an excerpt, and how many of them come before the first matching word. */
const LENGTH = 210
const BEFORE = 60

/**
 * Splits a text into pieces, so that the matching words can be marked.
 */
export function markWords(text: string, isMatch: (written: string) => boolean): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { written, start } of namesOf(text)) {
    // The two words of a compound that is marked are marked already.
    if (start < at || !isMatch(written)) continue
    if (start > at) pieces.push({ text: text.slice(at, start), isMatch: false })
    pieces.push({ text: written, isMatch: true })
    at = start + written.length
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMatch: false })
  return pieces
}

/**
 * The part of a text around the first matching word, or its beginning if there is none, cut between words.
 */
export function excerpt(text: string, isMatch: (written: string) => boolean): Piece[] {
  const first = namesOf(text).find(({ written }) => isMatch(written)) ?? { written: '', start: 0 }
  const at = first.start
  // There may be no space near the word: in a URL, or in a script that has none.
  const space = text.slice(Math.max(0, at - BEFORE), at).indexOf(' ')
  const begin = at <= BEFORE ? 0 : space < 0 ? at : at - BEFORE + space + 1
  // Numbers and symbols stay with the word after them, at both ends: `10` is not cut off from `mg`, nor `<` from `5 mm`.
  const from =
    begin -
    (/(?:(?<!\S)[^\p{L}\s]{1,20}\s+)+$/u.exec(text.slice(Math.max(0, begin - 80), begin))?.[0].length ?? 0)
  const end = from + LENGTH
  const to =
    end >= text.length
      ? text.length
      : Math.max(text.lastIndexOf(' ', end), from + BEFORE, at + first.written.length)
  const danglingLength =
    to < text.length ? (/(?:\s+[^\p{L}\s]+)+\s*$/u.exec(text.slice(from, to))?.[0].length ?? 0) : 0
  const until = to - danglingLength >= at + first.written.length ? to - danglingLength : to
  // At a cut, no separating dot is left over, and no "…" ends up alone on a line.
  const words = text.slice(from, until).replace(/^[\s·]+|[\s·]+$/g, '')
  return markWords(`${from > 0 ? '…\u00a0' : ''}${words}${to < text.length ? '\u00a0…' : ''}`, isMatch)
}
