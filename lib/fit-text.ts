const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Letters, figures and punctuation of English: one character each. */
const PLAIN = /^[ -~\u2010-\u2027]*$/

/**
 * The characters of a text as a reader counts them: `é` and `👩‍⚕️` are one each, however they are written. The segmenter
 * takes 0.3 ms for a description, which was a thirtieth of the time in which a build makes pages.
 */
function charactersOf(text: string): readonly string[] {
  return PLAIN.test(text) ? text.split('') : [...graphemes.segment(text)].map(({ segment }) => segment)
}

/** How long a text is for a reader. */
export function textLength(text: string): number {
  return charactersOf(text).length
}

/** True for a text of at most `max` characters for a reader. */
export function fits(text: string, max: number): boolean {
  // No character is shorter than one unit of UTF-16.
  return text.length <= max || textLength(text) <= max
}

/**
 * Shortens a text on a word, with "…" for what is left out. A text without spaces is cut between two characters. Where it
 * has words, it never ends with a number or a sign: the `10` of `10 mg` alone is no dose, and the `1` of `1 000 cells` another one.
 *
 * @param max at most so many characters, "…" included
 */
export function fitText(text: string, max: number): string {
  if (fits(text, max)) return text
  const characters = charactersOf(text)
  const kept = characters.slice(0, max - 1).join('')
  const isWordEnd = /\s/.test(characters[max - 1] ?? '')
  const onWord = isWordEnd ? kept : kept.replace(/\s+\S*$/, '')
  const whole = onWord.replace(/(?:\s+[^\p{L}\s]+)+\s*$/u, '')
  return `${(whole || kept).replace(/[\s,;:–—-]+$/u, '')}…`
}
