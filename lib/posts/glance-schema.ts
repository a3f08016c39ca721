import { z } from 'zod'
import { EVIDENCE, isEvidenceGrade } from '../treatments/evidence'
import { parseDuration } from './duration'

/** The front matter's `glance:` and `journey:`, the short version of an article. Values arrive as text. */

const line = (name: string) =>
  z
    .string({
      error: (issue) => `${name} is ${issue.input === undefined ? 'missing' : 'not text'}; write one line`,
    })
    .transform((value) => value.trim().replace(/\s+/g, ' '))
    .refine((value) => value !== '', `${name} is empty; write one line, or leave the field out`)

const duration = (name: string) =>
  line(name).transform((value, context) => {
    const read = parseDuration(value)
    if (!('problem' in read)) return read
    context.addIssue(`${name}: ${read.problem}`)
    return z.NEVER
  })

/** `2` or `2–3`: whole numbers, at least one. */
const count = (name: string) =>
  line(name).transform((value, context): string => {
    const [, from = '', to = from] = /^(\d{1,2})(?:(?: ?[-–] ?| to )(\d{1,2}))?$/.exec(value) ?? []
    if (from !== '' && Number(from) >= 1 && Number(to) >= Number(from))
      return to === from ? from : `${from}–${to}`
    context.addIssue(`${name}: "${value}" is not a number of sessions; write one such as 2, or 2–3`)
    return z.NEVER
  })

const lines = (name: string) =>
  z
    .array(line(`an entry of ${name}`), {
      error: `${name} is not a list; write one entry per line, each after "- "`,
    })
    .min(1, `${name} has no entry; write one, or leave the field out`)

const evidence = line('evidence').transform((value, context) => {
  if (isEvidenceGrade(value)) return value
  context.addIssue(
    `evidence: "${value}" is not a kind of evidence; write one of: ${Object.keys(EVIDENCE).join(', ')}`,
  )
  return z.NEVER
})

const unknownField = (known: string) => ({
  error: (issue: { code?: string | undefined; keys?: unknown }) =>
    issue.code === 'unrecognized_keys'
      ? `${String(issue.keys)} is not known here; the fields are ${known}`
      : `there are no fields here; write each on a line of its own, indented: ${known}`,
})

const glanceShape = {
  /** What it is, in one sentence. */
  what: line('what').optional(),
  /** How many sessions. */
  sessions: count('sessions').optional(),
  /** How long one session takes. */
  sessiontime: duration('sessiontime').optional(),
  /** How long until somebody is back to normal activities. */
  normal: duration('normal').optional(),
  /** How long until an effect may show. */
  effect: duration('effect').optional(),
  /** How long it lasts: often "not known", so text. */
  lasts: line('lasts').optional(),
  /** Who should not have it. */
  notfor: lines('notfor').optional(),
  evidence: evidence.optional(),
  /** What limits the evidence. */
  evidencenote: line('evidencenote').optional(),
  status: z
    .array(
      z.strictObject(
        { country: line('country'), status: line('status') },
        unknownField('country and status'),
      ),
      { error: 'status is not a list; for each country, write "- country: …" and below it "status: …"' },
    )
    .optional(),
  alternatives: lines('alternatives').optional(),
}

/** The names of the fields of a short version. */
export const GLANCE_FIELDS: readonly string[] = Object.keys(glanceShape)

/** The short version of an article about a treatment. Every field is optional. */
export const glanceSchema = z.strictObject(glanceShape, unknownField(GLANCE_FIELDS.join(', ')))

/** The steps of a treatment in order: each a moment or, with `takes`, a stretch of time. */
export const journeySchema = z
  .array(
    z.strictObject(
      { step: line('step'), takes: duration('takes').optional() },
      unknownField('step and takes'),
    ),
    { error: 'the journey is not a list; for each step, write "- step: …" and below it "takes: 4–6 weeks"' },
  )
  .min(2, 'a journey has at least two steps; add one, or leave the journey out')
  .refine(
    (steps) => steps.some(({ takes }) => takes !== undefined),
    'no step takes any time, so there is nothing to draw; add "takes: 4–6 weeks" below a step, or leave the journey out',
  )

export type Glance = z.output<typeof glanceSchema>
export type Journey = z.output<typeof journeySchema>
