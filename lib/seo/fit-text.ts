const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How long a text is for a reader: `é` and `👩‍⚕️` are one character each, however they are written. */
export function textLength(text: string): number {
  return [...graphemes.segment(text)].length
}

/** True for a text of at most `max` characters for a reader. */
export function fits(text: string, max: number): boolean {
  // No character is shorter than one unit of UTF-16. Counting all of them took a twentieth of the time in
  // which a build makes pages.
  if (text.length <= max) return true
  let count = 0
  for (const _character of graphemes.segment(text)) if (++count > max) return false
  return true
}

/**
 * Shortens a text on a word, with "…" for what is left out. A text without spaces is cut between two characters.
 *
 * @param max at most so many characters, "…" included
 */
export function fitText(text: string, max: number): string {
  if (text.length <= max) return text
  const characters = [...graphemes.segment(text)].map(({ segment }) => segment)
  if (characters.length <= max) return text
  const kept = characters.slice(0, max - 1).join('')
  const isWordEnd = /\s/.test(characters[max - 1] ?? '')
  const onWord = isWordEnd ? kept : kept.replace(/\s+\S*$/, '')
  return `${(onWord || kept).replace(/[\s,;:–—-]+$/u, '')}…`
}
