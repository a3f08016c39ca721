const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How long a text is for a reader: `é` and `👩‍⚕️` are one character each, however they are written. */
export function textLength(text: string): number {
  return [...graphemes.segment(text)].length
}

/**
 * Shortens a text on a word, with "…" for what is left out. A text without spaces is cut between two characters.
 *
 * @param max at most so many characters, "…" included
 */
export function fitText(text: string, max: number): string {
  const characters = [...graphemes.segment(text)].map(({ segment }) => segment)
  if (characters.length <= max) return text
  const kept = characters.slice(0, max - 1).join('')
  const isWordEnd = /\s/.test(characters[max - 1] ?? '')
  const onWord = isWordEnd ? kept : kept.replace(/\s+\S*$/, '')
  return `${(onWord || kept).replace(/[\s,;:–—-]+$/u, '')}…`
}
