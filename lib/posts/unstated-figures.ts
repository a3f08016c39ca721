import { withoutReferenceList } from '../markdown/reference-list'
import { sectionsOf } from '../markdown/sections'
import { UNITS } from '../markdown/units'
import type { Glance, Journey } from './glance-schema'

/** A figure in a field that is missing from the article's text, and that field. */
export type UnstatedFigure = { path: readonly (string | number)[]; figure: string }

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ORDINALS = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')

const NUMBER = String.raw`[\d½¼¾][\d.,]*(?<=[\d½¼¾])[⁰¹²³⁴⁵⁶⁷⁸⁹]*`
/** Units that are written in several ways. */
const WAYS = ['seconds?|secs?', 'minutes?|mins?', 'hours?|hrs?|h']
/** What a clinic counts; `session` and `sessions` are the same. */
const COUNTED = '(?:day|week|month|year|session|tablet|drop)s?'
/** Units of nuclear medicine, used nowhere else. */
const ACTIVITY = '[kMG]?Bq|[mµμ]?Sv'

/** The minus of `-80 °C`; not the hyphen of `COVID-19`, nor a dash between two words or figures. */
const SIGN = String.raw`(?<![^\s(])[-−](?=[\d½¼¾])`

/** `4–6 weeks`, `-80 °C`, `2011`, `>64%`, `1 × 10⁶`, `10 mg/kg`: a figure with its comparison or sign, and its unit. */
const FIGURE = new RegExp(
  String.raw`(?<comparison>[<>≤≥±]|${SIGN}|) ?(?<number>${NUMBER}(?:–${NUMBER})?(?: × ${NUMBER})?)(?: ?(?<unit>(?:${UNITS}|${ACTIVITY}|${WAYS.join('|')}|${COUNTED})(?:/\p{L}+[²³]?)*)(?![\p{L}\p{N}/²³]))?`,
  'giu',
)

/** "9 out of 10", a result without a unit; not "the 3 in 2026", nor "1 in 2 weeks". */
const PROPORTION =
  /(?<![\d.,])\d+ (?:out of|in) (?:every )?(?!(?:19|20)\d\d\b)\d+(?![\d.,]*\d| ?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|sessions?|visits?|steps?)\b)/giu

/**
 * The figures in `glance` and `journey` that are not in the text below, its list of sources apart: an article's short
 * version may leave something out, but it never says more. Nor do its title and description, which search results show
 * alone; of these, only results and measures count, not the 7 of "7 questions" or the year. `4 to 6 weeks`, `between 4 and 6 weeks` and `4–6 weeks` are the
 * same, and so are `2` and "two", `1,000` and `1000`, `90%` and `90 per cent`, `1 tablet` and `1 tablets`; and "second"
 * states `2`. "One" is not a figure in a field: it has other meanings too ("this one").
 */
export function unstatedFigures({
  title,
  description,
  glance,
  journey,
  body,
}: {
  title?: string
  description?: string
  glance?: Glance | undefined
  journey?: Journey | undefined
  body: string
}): UnstatedFigure[] {
  const lines = [...textsIn(title, ['title']), ...textsIn(description, ['description'])]
  const short = [...textsIn(glance, ['glance']), ...textsIn(journey, ['journey'])]
  const figures = [
    ...lines.flatMap(figuresIn).filter(({ unit }) => unit !== undefined),
    ...short.flatMap(figuresIn),
  ]
  const proportions = lines.flatMap(({ path, written }) =>
    [...inFigures(written, 0).matchAll(PROPORTION)].map(([figure]) => ({ path, figure })),
  )
  if (figures.length + proportions.length === 0) return []
  const text = normalise(
    sectionsOf(withoutReferenceList(body))
      .map((section) => `${section.heading ?? ''} ${section.text}`)
      .join(' '),
  )
  const stated = new Set([...text.matchAll(PROPORTION)].map(([figure]) => sameProportion(figure)))
  return [
    ...figures.filter((figure) => !isStated(text, figure)),
    ...proportions.filter(({ figure }) => !stated.has(sameProportion(figure))),
  ].map(({ path, figure }) => ({ path, figure }))
}

/** "9 out of 10" and "9 in every 10" are the same. */
const sameProportion = (figure: string) => figure.match(/\d+/g)?.join('/')

function figuresIn({ path, written }: { path: UnstatedFigure['path']; written: string }) {
  return [...inFigures(written, 2).matchAll(FIGURE)].map(({ 0: figure, groups }) => ({
    path,
    figure: figure.trim(),
    comparison: '',
    number: '',
    unit: undefined,
    ...groups,
  }))
}

type Figure = { comparison: string; number: string; unit?: string | undefined }

function isStated(text: string, { comparison, number, unit }: Figure): boolean {
  const before = beforeNumber(comparison)
  const after =
    unit === undefined
      ? '(?![\\d⁰¹²³⁴⁵⁶⁷⁸⁹]|[.,–]\\d|\\p{L})'
      : `[ -]?${oneOrMany(withOneMicro(unit))}(?![\\p{L}\\p{N}²³]|/\\p{L})`
  if (new RegExp(`${before}${number.replaceAll('.', '\\.')}${after}`, 'iu').test(text)) return true
  const ordinal = /^\d+$/.test(number) && unit === undefined ? ORDINALS[Number(number)] : undefined
  return ordinal !== undefined && new RegExp(`\\b${ordinal}\\b`, 'i').test(text)
}

/** The pattern for what may precede a figure with this comparison or sign. */
function beforeNumber(comparison: string): string {
  if (comparison === '') return `(?<![\\d.,–½¼¾]|[<>≤≥±] ?|${SIGN})`
  return /[-−]/.test(comparison) ? '(?<![^\\s(])[-−]' : `${comparison} ?`
}

function oneOrMany(unit: string): string {
  const is = (pattern: string) => new RegExp(`^(?:${pattern})$`, 'i').test(unit)
  const ways = WAYS.find(is)
  if (ways !== undefined) return `(?:${ways})`
  return is(COUNTED) ? `${unit.replace(/s$/i, '')}s?` : unit
}

/** The text with `2` for "two", so that "two to three weeks" states `2–3 weeks`. */
function normalise(text: string): string {
  return withOneMicro(inFigures(text, 0).replace(/\s+/g, ' '))
}

/** A text with its numbers in one notation; words for less than `least` stay words. */
function inFigures(text: string, least: number): string {
  const inDigits = text.replace(CARDINAL, (words) => {
    const [ten = '', one = ten] = words.toLowerCase().split('-')
    const tens = 10 * (TENS.indexOf(ten) + 2)
    const number = TENS.includes(ten) ? tens + Math.max(0, SMALL.indexOf(one)) : SMALL.indexOf(one)
    return number < least ? words : String(number)
  })
  const plain = inDigits
    .replace(/(?<=\d)[,\u00a0\u202f](?=\d{3}(?!\d))/g, '')
    .replace(/\s*per\s?cent\b/gi, '%')
  return withDashes(plain)
}

/** `four`, `forty` and `forty-four`. */
const CARDINAL = new RegExp(
  String.raw`\b(?:(?:${TENS.join('|')})(?:-(?:${SMALL.slice(1, 10).join('|')}))?|${SMALL.join('|')})\b`,
  'gi',
)

/** Unicode has two characters that look like µ. */
const withOneMicro = (text: string): string => text.replaceAll('µ', 'μ')

function withDashes(text: string): string {
  return text
    .replace(/%(?=\s*(?:[-–—~]|to|or)\s*\d[\d.]*%)/g, '')
    .replace(/(\d)\s*(?:[-–—~]|to|or)\s*(?=\d)/g, '$1–')
    .replace(/\bbetween (\d[\d.]*) and (?=\d)/gi, '$1–')
}

function textsIn(
  value: unknown,
  path: readonly (string | number)[],
): { path: readonly (string | number)[]; written: string }[] {
  if (typeof value === 'string') return [{ path, written: value }]
  if (Array.isArray(value)) return value.flatMap((entry, index) => textsIn(entry, [...path, index]))
  if (value === null || typeof value !== 'object') return []
  // A stretch of time has been parsed already; its `text` is what was written.
  if ('text' in value) return textsIn(value.text, path)
  return Object.entries(value).flatMap(([name, entry]) => textsIn(entry, [...path, name]))
}
