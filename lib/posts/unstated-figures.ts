import { CITATION, REFERENCES_HEADING } from '../markdown/citation-patterns'
import { sectionsOf } from '../markdown/sections'
import type { Glance, Journey } from './glance-schema'

/** A figure of the short version that the article's text does not have, and the field that it stands in. */
export type UnstatedFigure = { path: readonly (string | number)[]; figure: string }

const WORDS = [
  [],
  ['one', 'first'],
  ['two', 'second'],
  ['three', 'third'],
  ['four', 'fourth'],
  ['five', 'fifth'],
  ['six', 'sixth'],
  ['seven', 'seventh'],
  ['eight', 'eighth'],
  ['nine', 'ninth'],
  ['ten', 'tenth'],
]

const NUMBER = String.raw`[\d½¼¾][\d.,]*(?<=[\d½¼¾])[⁰¹²³⁴⁵⁶⁷⁸⁹]*`
const COUNTED =
  '%|°C|kg|g|mg|µg|mcg|ng|mL|L|mm|cm|nm|µm|IU|thousand|million|billion|minutes?|hours?|days?|weeks?|months?|years?|sessions?|tablets?|drops?'

/** `4–6 weeks`, `2011`, `>64%`, `1 × 10⁶`: figures with the comparison before them, and what they count, as far as a unit follows. */
const FIGURE = new RegExp(
  String.raw`[<>≤≥±]? ?${NUMBER}(?:–${NUMBER})?(?: × ${NUMBER})?(?: ?(?:${COUNTED})(?![\p{L}]))?`,
  'giu',
)

const CITATIONS = new RegExp(CITATION, 'g')

/**
 * The figures of `glance` and `journey` that do not stand in the text below, the list of sources apart: the short
 * version of an article may leave something out, but it never says more. `4 to 6 weeks` and `4–6 weeks` are the same,
 * and so are `2` and "two" or "second".
 */
export function unstatedFigures({
  glance,
  journey,
  body,
}: {
  glance?: Glance | undefined
  journey?: Journey | undefined
  body: string
}): UnstatedFigure[] {
  if (glance === undefined && journey === undefined) return []
  const text = normalise(
    sectionsOf(body)
      .filter(({ heading }) => !REFERENCES_HEADING.test(heading ?? ''))
      .map((section) => `${section.heading ?? ''} ${section.text.replace(CITATIONS, '')}`)
      .join(' '),
  )
  return [...textsIn(glance, ['glance']), ...textsIn(journey, ['journey'])].flatMap(({ path, written }) =>
    (withDashes(written).match(FIGURE) ?? [])
      .map((figure) => figure.trim())
      .filter((figure) => !isStated(text, normalise(figure)))
      .map((figure) => ({ path, figure })),
  )
}

function isStated(text: string, figure: string): boolean {
  const escaped = figure.replaceAll('.', '\\.').replace(/^([<>≤≥±]) ?/, '$1 ?')
  const before = /^[<>≤≥±]/.test(figure) ? '' : '(?<![\\d.,–½¼¾]|[<>≤≥±] ?)'
  const asWritten = new RegExp(`${before}${escaped}(?![\\d⁰¹²³⁴⁵⁶⁷⁸⁹]|[.,–]\\d|\\p{L})`, 'iu')
  if (asWritten.test(text)) return true
  const words = /^\d+$/.test(figure) ? (WORDS[Number(figure)] ?? []) : []
  return words.some((word) => new RegExp(`\\b${word}\\b`, 'i').test(text))
}

function normalise(text: string): string {
  return withDashes(text)
    .replace(/\s+/g, ' ')
    .replace(/\b(minute|hour|day|week|month|year|session)s\b/gi, '$1')
}

function withDashes(text: string): string {
  return text.replace(/(\d)\s*(?:[-–—~]|to|or)\s*(?=\d)/g, '$1–')
}

function textsIn(
  value: unknown,
  path: readonly (string | number)[],
): { path: readonly (string | number)[]; written: string }[] {
  if (typeof value === 'string') return [{ path, written: value }]
  if (Array.isArray(value)) return value.flatMap((entry, index) => textsIn(entry, [...path, index]))
  if (value === null || typeof value !== 'object') return []
  // A stretch of time has been read already; its text is what was written.
  if ('text' in value) return textsIn(value.text, path)
  return Object.entries(value).flatMap(([name, entry]) => textsIn(entry, [...path, name]))
}
