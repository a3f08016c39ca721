import { z } from 'zod'
import { isoDay } from './format-date'

const requiredText = z
  .string({ error: 'this is missing; write one line of text' })
  .trim()
  .min(1, 'this is empty; write one line of text')

/** A time of day in clinic.yaml, such as `09:00`. */
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/

const time = z
  .string({ error: 'a time is missing; write one such as 09:00' })
  // Aborts, so that a value that is not a time is never compared with one.
  .regex(TIME_OF_DAY, { error: 'this is not a time of day; write one such as 09:00', abort: true })

/** The days of the week, in order, as clinic.yaml and schema.org spell them. */
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
  error: (issue) => `"${issue.input}" is not a day of the week; write one such as Monday`,
})

const day = z.iso.date({
  abort: true,
  error: (issue) =>
    issue.input == null
      ? 'a date is missing; write one such as 2026-12-24'
      : `"${issue.input}" is not a valid date; write year-month-day, for instance 2026-12-24`,
})

/** A country code. Nothing else may reach Intl.DisplayNames: given a country's name, it throws and ends the build. */
export const COUNTRY_CODE = /^[A-Z]{2}$/

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** The facts in content/clinic.yaml: what the footer, contact card and machine-readable pages say about the clinic. */
export const clinicSchema = z.object({
  name: requiredText,
  tagline: requiredText,
  description: requiredText,
  language: requiredText.regex(
    /^[a-z]{2,3}(-[A-Z]{2})?$/,
    'this is not a language tag; write one such as en-GB',
  ),
  telephone: requiredText.regex(
    // At least as long as the shortest numbers in use; at most 15 digits (ITU-T E.164).
    /^\+(?: ?\d){7,15}$/,
    'write the number with its country code, using only spaces and 7 to 15 digits, for instance +44 20 7946 0000',
  ),
  email: z.email({ error: 'this is not an e-mail address; write one such as hello@example.com' }),
  street: requiredText,
  locality: requiredText,
  postcode: requiredText,
  country: requiredText.refine(
    // "UK" is an alias of GB that programs reading addresses do not know.
    (code) =>
      COUNTRY_CODE.test(code) &&
      countryNames.of(code) !== undefined &&
      new Intl.Locale(`und-${code}`).region === code,
    'this is not a country code; write two capital letters, for instance GB',
  ),
  hours: z
    .array(
      z
        .object({ from: weekday, to: weekday, opens: time, closes: time })
        .refine(({ opens, closes }) => opens < closes, {
          error:
            'this is not after the opening time; write, for instance, opens: "09:00" and closes: "17:30"',
          path: ['closes'],
        }),
      { error: 'opening hours are a list; give each entry from, to, opens and closes' },
    )
    .min(1, 'there are no opening hours; write at least one entry'),
  closed: z
    .array(
      z.object({ from: day, to: day }).refine(({ from, to }) => from <= to, {
        error: 'this is before the first day of closing; for a single day, write its date twice',
        path: ['to'],
      }),
      { error: 'closed days are a list; give each entry from and to' },
    )
    .nullish()
    .transform((closed) => closed ?? []),
  emergency: requiredText,
})

export type Clinic = z.output<typeof clinicSchema>

/** Closures that override the opening hours, past ones left out; dates as `2026-12-24`, both ends included. */
export function closuresAhead({ closed }: Clinic, now: Date): Clinic['closed'] {
  return closed.filter(({ to }) => to >= isoDay(now))
}

/** The address of a link that calls the clinic. */
export const callAddress = ({ telephone }: Clinic): string => `tel:${telephone.replaceAll(' ', '')}`

/** The number as pages show it, kept on one line: half a number at the end of a line is not read as one. */
export const formatTelephone = ({ telephone }: Clinic): string => telephone.replaceAll(' ', '\u00a0')

/**
 * Stands in for the clinic's facts on `npm run dev` while content/clinic.yaml can't be read: every text says why, so that
 * no page is blank and none looks right.
 */
export function placeholderClinic(problem: string): Clinic {
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
