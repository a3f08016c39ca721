/** A stretch of time as an article states it, for instance `4–6 weeks`. */
export type Duration = {
  /** With an en dash between the ends of a range: `about 4–6 weeks`; `4 or 6 weeks` is not a range and stays. */
  text: string
  /** In days, for drawing; the same as `longest` for a single figure, and 0 for `up to 2 weeks`. */
  shortest: number
  longest: number
}

/** Days in each unit. A month and a year are averages of the Gregorian calendar: for drawing, not for dates. */
const DAYS = { minute: 1 / 1440, hour: 1 / 24, day: 1, week: 7, month: 30.44, year: 365.25 } as const

const DURATION =
  /^(about |up to |within |at least )?([-–−]?\d+(?:\.\d+)?)(?:(?: ?[-–—~] ?| to | or )([-–−]?\d+(?:\.\d+)?))? ?([a-z]+)$/i

/**
 * Reads a stretch of time: `4–6 weeks`, `4 to 6 weeks`, `24 hours`, `about 5 weeks`.
 *
 * @returns the span, or what is wrong and what to write instead
 */
export function parseDuration(written: string): Duration | { problem: string } {
  const [, about = '', first = '', second, unitWritten = ''] = DURATION.exec(written) ?? []
  if (first === '') return { problem: `"${written}" is not a length of time; write one such as 4–6 weeks` }
  const unit = unitOf(unitWritten)
  if (unit === undefined) {
    return {
      problem: `"${unitWritten}" is not a unit of time; write minutes, hours, days, weeks, months or years`,
    }
  }
  const [from, to] = [numberOf(first), numberOf(second ?? first)]
  if (from < 0 || to < 0) return { problem: `"${written}" is negative; write a time such as 4–6 weeks` }
  if (to === 0)
    return { problem: `"${written}" is no time at all; write one such as 4–6 weeks, or leave it out` }
  if (to < from) {
    return { problem: `"${written}" ends before it begins; write ${to}–${from} ${unitWritten}` }
  }
  const between = /\d or [-–−]?\d/i.test(written) ? ' or ' : '–'
  const figures = second === undefined ? first : `${first}${between}${second}`
  const isMost = second === undefined && /^(?:up to|within) /i.test(about)
  return {
    text: `${about}${figures} ${unitWritten}`,
    shortest: isMost ? 0 : from * DAYS[unit],
    longest: to * DAYS[unit],
  }
}

const numberOf = (digits: string) => Number(digits.replace(/^[–−]/, '-'))

function unitOf(written: string): keyof typeof DAYS | undefined {
  const one = written.toLowerCase().replace(/s$/, '')
  return Object.keys(DAYS).find((unit): unit is keyof typeof DAYS => unit === one)
}
