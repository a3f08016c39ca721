import { z } from 'zod'
import { isoDay } from './format-date'

const text = z
  .string({ error: 'this is missing; write one line of text' })
  .trim()
  .min(1, 'this is empty; write one line of text')

/** A time of day as clinic.yaml writes it. */
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/

const time = z
  .string({ error: 'a time is missing; write for instance 09:00' })
  // Aborts: what is no time is not compared with another.
  .regex(TIME_OF_DAY, { error: 'this is no time of day; write for instance 09:00', abort: true })

/** The days of the week as clinic.yaml and schema.org write them, in their order. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

const weekday = z.enum(WEEKDAYS, {
  error: (issue) => `"${issue.input}" is no day of the week; write for instance Monday`,
})

const day = z.iso.date({
  abort: true,
  error: (issue) =>
    issue.input == null
      ? 'a day is missing; write for instance 2026-12-24'
      : `"${issue.input}" is no day of the calendar; write year-month-day, for instance 2026-12-24`,
})

/** A country as clinic.yaml writes it. Nothing else may reach Intl.DisplayNames, which ends the build at a name. */
export const COUNTRY_CODE = /^[A-Z]{2}$/

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** The facts of content/clinic.yaml: what the footer, the contact card and the machine-readable pages say about the clinic. */
export const clinicSchema = z.object({
  name: text,
  tagline: text,
  description: text,
  language: text.regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'this is no language tag; write for instance en-GB'),
  telephone: text.regex(
    // At least as long as the shortest numbers that are in use, at most 15 digits: ITU-T E.164.
    /^\+(?: ?\d){7,15}$/,
    'write the number with its country code, in 7 to 15 digits and spaces alone, for instance +44 20 7946 0000',
  ),
  email: z.email({ error: 'this is no e-mail address; write for instance hello@example.com' }),
  street: text,
  locality: text,
  postcode: text,
  country: text.refine(
    // "UK" is another name for GB, which programs that read addresses do not know.
    (code) =>
      COUNTRY_CODE.test(code) &&
      countryNames.of(code) !== undefined &&
      new Intl.Locale(`und-${code}`).region === code,
    'this is no country; write two capital letters, for instance GB',
  ),
  hours: z
    .array(
      z
        .object({ from: weekday, to: weekday, opens: time, closes: time })
        .refine(({ opens, closes }) => opens < closes, {
          error: 'it closes before it opens; write for instance opens: "09:00" and closes: "17:30"',
          path: ['closes'],
        }),
      { error: 'opening hours are a list; write for each entry from, to, opens, closes' },
    )
    .min(1, 'there are no opening hours; write at least one entry'),
  closed: z
    .array(
      z.object({ from: day, to: day }).refine(({ from, to }) => from <= to, {
        error: 'this is before the first day on which it is closed; for one day alone write it twice',
        path: ['to'],
      }),
      { error: 'days on which it is closed are a list; write for each entry from and to' },
    )
    .nullish()
    .transform((closed) => closed ?? []),
  emergency: text,
})

export type Clinic = z.output<typeof clinicSchema>

/** When it is closed in spite of its hours, without what is over; days as `2026-12-24`, both ends among them. */
export function closuresAhead({ closed }: Clinic, now: Date): Clinic['closed'] {
  return closed.filter(({ to }) => to >= isoDay(now))
}

/** The address of a link that calls the clinic. */
export const callAddress = ({ telephone }: Clinic): string => `tel:${telephone.replaceAll(' ', '')}`

/** Its number as pages show it, in one piece: half a number on a line is not read as one. */
export const shownTelephone = ({ telephone }: Clinic): string => telephone.replaceAll(' ', '\u00a0')

/**
 * What stands in the place of the clinic's facts while content/clinic.yaml can't be read and somebody writes: every text
 * says why, so that no page is blank and none looks right.
 */
export function unreadClinic(problem: string): Clinic {
  const monday = WEEKDAYS[0]
  return {
    name: 'content/clinic.yaml has errors',
    tagline: problem,
    description: problem,
    language: 'en-GB',
    telephone: '+00 000 0000',
    email: 'content@clinic.invalid',
    street: problem,
    locality: '',
    postcode: '',
    country: 'GB',
    hours: [{ from: monday, to: monday, opens: '00:00', closes: '00:00' }],
    closed: [],
    emergency: problem,
  }
}
