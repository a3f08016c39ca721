import { NO_RESULT } from './citations-uncited'
import { replaceTypographicCharacters, sentenceAt } from './prose'
import type { Finding, Rule } from './rule'

export const figuresRule: Rule = {
  family: 'figures',
  title: 'Figures that mislead',
  reason:
    'A range with its ends swapped, a date that two countries read differently or a dose that lost its point is misunderstood even with its source beside it. And “half the risk” sounds the same whether it was 40 in 100 or 4 in 10,000.',
  source:
    'Patient Information Forum, Use absolute risk rather than relative risk, https://www.pifonline.org.uk/toolkit/guidance/accuracy/communicate-risk-clearly/use-absolute-risk-or-number-needed-to-treat-rather-than-relative-risk/; Institute for Safe Medication Practices, List of Error-Prone Abbreviations, Symbols, and Dose Designations, https://www.ismp.org/recommendations/error-prone-abbreviations-list. What it says of dates and ranges is the clinic’s own rule',
  finds: [
    'a range with the larger number first: "6 to 4 weeks"',
    'a date that can be read in two ways, 03/04/2026, or that no calendar has, 31 June 2026',
    'a dose without the zero before its point or with one after it, ".5 mg" and "5.0 mg"; "cc" and "µg"',
    'how much a risk changes, but not how large it is: "halves the risk", "60% less likely"',
  ],
  check: ({ blocks }) =>
    blocks
      .filter(({ quoted }) => !quoted)
      .flatMap(({ text, placeAt, isCodeAt }) => {
        const words = replaceTypographicCharacters(text)
        if (!/\d|\b(?:risk|chance|odds|likel)/i.test(words)) return []
        return FIGURES.flatMap(({ name, pattern, isWrong, problem }) =>
          [...words.matchAll(pattern)].flatMap((match): Finding[] => {
            if (isCodeAt(match.index) || isWrong?.(match, words) === false) return []
            const reason = `"${match[0]}" ${problem}`
            return [{ name, severity: 'warning', place: placeAt(match.index), reason }]
          }),
        )
      }),
}

type Figure = {
  name: string
  pattern: RegExp
  /** Whether a match is a mistake, where the pattern alone can't say so. */
  isWrong?: (match: RegExpExecArray, words: string) => boolean
  /** What is wrong, then, after a semicolon, what to write instead. */
  problem: string
}

const NUMBER = '\\d[\\d,]*(?:\\.\\d+)?'
const UNIT =
  '(?:%|per ?cent|[kmµμ]?g|micrograms?|m[lL]|[cm]?m|°C|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|sessions?|visits?|injections?|people|patients)(?![\\w/])'
const RANGE = (before: string, to: string) =>
  new RegExp(`${before}(${NUMBER})(?:\\s?(${UNIT}))?${to}(${NUMBER})\\s?(${UNIT})`, 'g')

/**
 * "30 minutes to 2 hours" has two units, "6 to 4 weeks before the operation" counts down, and what was sent "in 2020 to 15
 * people" is no range.
 */
function isReversed(match: RegExpExecArray, words: string): boolean {
  const [found, from = '', fromUnit, to = '', toUnit] = match
  const rest = words.slice(match.index + found.length)
  if (/^ (?:before|earlier|ago|prior|previously)\b/.test(rest)) return false
  if (/^(?:19|20)\d\d$/.test(from)) return false
  return (fromUnit === undefined || fromUnit === toUnit) && numberOf(from) > numberOf(to)
}

const numberOf = (written: string) => Number(written.replaceAll(',', ''))

const REVERSED = 'has the larger number first; swap the two, or correct the wrong one'

const DOSE = '(?:mg|mcg|micrograms?|milligrams?|g|m[lL]|units?)(?![\\w/])'
const MONTHS = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const RISK = '(?:risks?|chances?|odds|likelihood)'
const TIMES = '(?:twice|(?:two|three|four|five|six|ten|\\d[\\d.]*)(?: times|[- ]?fold))'
const SHARE = '(?:half|(?:a|one|two|three)[- ](?:thirds?|quarters?|fifths?)|\\d[\\d.]*\\s?(?:%|per ?cent))'

/** "3 in 100", "4 of 65", "from 4% to 2%": how large the risk is. */
const ABSOLUTE =
  /\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten) (?:out of|of|in|per) (?:every |about |the )?(?:\d|ten\b|(?:a |one )?(?:hundred|thousand|million)\b)|(?:%|per ?cent)[^.;]*(?:%|per ?cent)/i

const FIGURES: readonly Figure[] = [
  {
    name: 'reversed-range',
    // What "fell from 6 to 4 weeks" or "–80 to –150 °C" says goes down on purpose.
    pattern: RANGE('(?=\\d)(?<![\\w.,/–−-]|\\b(?:from|by|ratio of|odds of) )', '(?:-|\\s?–\\s?| to )'),
    isWrong: isReversed,
    problem: REVERSED,
  },
  {
    name: 'reversed-range',
    pattern: RANGE('\\b[Bb]etween ', ' and '),
    isWrong: isReversed,
    problem: REVERSED,
  },
  {
    name: 'ambiguous-date',
    pattern: new RegExp(
      `(?=\\d)(?<![\\d./-])(0?[1-9]|1[0-2])(?:/(0?[1-9]|1[0-2])/(?:\\d\\d|\\d{4})|([.-])(0?[1-9]|1[0-2])\\3(?:(?:19|20)\\d\\d|(?<=\\b(?:on|since|until|dated) [\\d.]+)\\d\\d))(?![\\d/-]|\\.\\d|\\s?${UNIT})`,
      'g',
    ),
    isWrong: ([, first, afterSlash, , afterPoint]) => Number(first) !== Number(afterSlash ?? afterPoint),
    problem: 'is read as two different days in Britain and in the United States; write the month as a word',
  },
  {
    name: 'impossible-date',
    pattern: new RegExp(
      `\\b(?:31(?:st)? (?:of )?(?:April|June|September|November)|3[01](?:st|th)? (?:of )?February|29(?:th)? (?:of )?February(?=,? \\d)|(?:3[2-9]|[4-9]\\d) ${MONTHS}),? (\\d{4})\\b`,
      'g',
    ),
    isWrong: ([found, year]) =>
      !found.startsWith('29') || new Date(Date.UTC(Number(year), 1, 29)).getUTCDate() !== 29,
    problem: 'is not in the calendar; look the day up in the source',
  },
  {
    name: 'dose-without-zero',
    pattern: new RegExp(`(?=\\.\\d)(?<![\\w.,])\\.\\d+\\s?${DOSE}`, 'g'),
    problem: 'becomes ten times as much when its point is overlooked; write a zero before the point',
  },
  {
    name: 'dose-with-zero',
    pattern: new RegExp(`\\b(?<!\\d[.,])\\d+\\.0+\\s?${DOSE}`, 'g'),
    problem: 'becomes ten times as much when its point is overlooked; leave out the point and the zero',
  },
  {
    name: 'unit',
    pattern: /\b\d[\d.,]*\s?cc\b/g,
    problem: 'can be taken for units; write "mL"',
  },
  {
    name: 'unit',
    pattern: /\b\d[\d.,]*\s?[µμ]g(?![\w/])/g,
    problem: 'can be taken for mg, a thousand times as much; write "micrograms"',
  },
  {
    name: 'relative-risk',
    pattern: new RegExp(
      [
        `\\b(?:halv|doubl|tripl|trebl|quadrupl)(?:es?|ed|ing) (?:(?:the|your|their|a|any) )?(?:[\\w-]+ )?${RISK}\\b`,
        `\\b${RISK}\\b[^.;]{0,80}\\bby (?:\\w+ ){0,2}${SHARE}`,
        `\\b\\d[\\d.]*\\s?(?:%|per ?cent) (?:less|more|lower|higher|greater|smaller) (?:likely|${RISK})\\b`,
        `\\b${TIMES} (?:(?:as|the|more|less|a|higher|lower|greater|increased|reduced) ){0,2}${RISK}\\b`,
        `\\bhalf (?:as likely|the ${RISK})\\b`,
      ].join('|'),
      'gi',
    ),
    isWrong: ({ index }, words) => {
      const { sentence } = sentenceAt(words, index)
      return !ABSOLUTE.test(words) && !/\?\s*$/.test(sentence) && !NO_RESULT.test(sentence)
    },
    problem:
      'says how much a risk changes, but not how large it is; write, for instance, "from 4 in 100 people to 2 in 100"',
  },
]
