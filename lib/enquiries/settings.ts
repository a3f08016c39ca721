import { z } from 'zod'
import { describeError } from '../describe-error'
import { decodeAddress, hasPassword, isThisMachine } from '../urls'
import { type Keys, readKeys } from './encryption'

/** How to reach the clinic's mail server, and what a mail says. */
export type MailSettings = {
  smtpUrl: URL
  from: string
  to: string
  /** `full` contains what the patient wrote; `notice` only says that an enquiry is waiting. */
  body: 'full' | 'notice'
}

/** Everything that the environment says about enquiries; .env.example explains each variable. */
export type Settings = {
  databaseUrl: string
  databaseToken: string | undefined
  keys: Keys
  /** Undefined: enquiries wait in the database until staff read them there. */
  mail: MailSettings | undefined
  /** Seconds until the second attempt to deliver; each further wait is twice as long, up to an hour. */
  retrySeconds: number
  /** The most enquiries accepted within SENDER_MINUTES: from one internet address, and in total. */
  limits: { sender: number; all: number }
}

/** The settings, or why enquiries can't be accepted: one sentence per reason, for whoever runs the site. */
export type SettingsOrProblems = { settings: Settings } | { problems: readonly string[] }

export const DEFAULT_DATABASE_URL = 'file:data/enquiries.db'

const whole = (fallback: number, least: number, most: number) =>
  z.coerce
    .number({ error: `write a whole number from ${least} to ${most}` })
    .int(`write a whole number from ${least} to ${most}`)
    .min(least, `write a whole number from ${least} to ${most}`)
    .max(most, `write a whole number from ${least} to ${most}`)
    .default(fallback)

/** A % that does not begin an escape sequence would only fail at the first enquiry, or at every mail. */
const isEscaped = (address: string) => decodeAddress(address) !== undefined

/** The format of each variable. */
export const environmentSchema = z.object({
  VERCEL: z.string().optional(),
  ENQUIRY_DATABASE_URL: z
    .string()
    // No wss://: libSQL's client for it takes no timeout, and the form would wait for a response that never comes.
    .regex(
      /^(file:.+|(libsql|https?):\/\/.+)$/,
      'write file:… for a file, or libsql://… or https://… for a database elsewhere',
    )
    .refine(isEscaped, 'write %25 for each % sign in a name')
    .refine(
      (address) => !/^file:.*(?::memory:|[?#])/.test(decodeAddress(address) ?? ''),
      'write the name of a file, without "?" and "#": a database in memory is lost when the site stops',
    )
    // The database client repeats the whole address in its error messages.
    .refine(
      (address) => address.startsWith('file:') || !URL.canParse(address) || !hasPassword(new URL(address)),
      'write the address without a user name and password; a token belongs in ENQUIRY_DATABASE_TOKEN',
    )
    // Whoever intercepts the token can delete every enquiry.
    .refine(
      (address) =>
        (URL.canParse(address) && isThisMachine(new URL(address))) || !/^http:|[?&]tls=0/.test(address),
      'write https://… or libsql://… without tls=0: otherwise the token is sent unencrypted',
    )
    .default(DEFAULT_DATABASE_URL),
  // Sent in a header: if it had a line end in it, the error message would repeat the whole token.
  ENQUIRY_DATABASE_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'write it on one line, without spaces')
    .optional(),
  ENQUIRY_KEYS: z
    .string({ error: 'this is not set; make a key with: npm run --silent enquiries -- key' })
    .transform((text, context) => {
      try {
        return readKeys(text)
      } catch (error) {
        context.addIssue({ code: 'custom', message: describeError(error) })
        return z.NEVER
      }
    }),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      hostname: /./,
      error: 'write smtp://… or smtps://user:password@host:port',
      abort: true,
    })
    .refine(isEscaped, 'write %25 for each % sign in the user name and the password')
    .optional(),
  ENQUIRY_MAIL_FROM: z.email({ error: 'write an e-mail address' }).optional(),
  ENQUIRY_MAIL_TO: z.email({ error: 'write an e-mail address' }).optional(),
  ENQUIRY_MAIL_BODY: z.enum(['notice', 'full'], { error: 'write notice or full' }).default('notice'),
  ENQUIRY_RETRY_SECONDS: whole(60, 1, 3600),
  // The phones in a waiting room, or many of one company, share an internet address.
  ENQUIRY_SENDER_LIMIT: whole(20, 1, 1_000_000),
  ENQUIRY_LIMIT: whole(200, 1, 1_000_000),
})

/**
 * Reads the settings from environment variables. An empty variable counts as one that is not set.
 *
 * @returns the settings, or what is missing or wrong, without repeating a secret
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): SettingsOrProblems {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = environmentSchema.safeParse(set)
  if (!result.success) {
    return { problems: result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) }
  }
  const read = result.data
  const problems: string[] = []
  if (read.VERCEL !== undefined && read.ENQUIRY_DATABASE_URL.startsWith('file:')) {
    problems.push(NOT_DURABLE)
  }
  const { SMTP_URL: smtpUrl, ENQUIRY_MAIL_FROM: from, ENQUIRY_MAIL_TO: to } = read
  if (smtpUrl !== undefined && (from === undefined || to === undefined)) {
    problems.push(
      'SMTP_URL needs ENQUIRY_MAIL_FROM and ENQUIRY_MAIL_TO: the sender and the recipient of mails',
    )
  }
  if (problems.length > 0) return { problems }
  const mail =
    smtpUrl !== undefined && from !== undefined && to !== undefined
      ? { smtpUrl: new URL(smtpUrl), from, to, body: read.ENQUIRY_MAIL_BODY }
      : undefined
  return {
    settings: {
      databaseUrl: read.ENQUIRY_DATABASE_URL,
      databaseToken: read.ENQUIRY_DATABASE_TOKEN,
      keys: read.ENQUIRY_KEYS,
      mail,
      retrySeconds: read.ENQUIRY_RETRY_SECONDS,
      limits: { sender: read.ENQUIRY_SENDER_LIMIT, all: read.ENQUIRY_LIMIT },
    },
  }
}

const NOT_DURABLE =
  'ENQUIRY_DATABASE_URL: on Vercel a file is lost with the function that wrote it; write the libsql:// address of a database'

/**
 * What the output of a build or start says about enquiries, in lines: none when they are accepted and mailed.
 *
 * @param environment as for readSettings
 */
export function describeSettings(
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const read = readSettings(environment)
  if ('problems' in read) {
    return [
      'Enquiries are off: the page shows the telephone number and the e-mail address instead of the form.',
      ...read.problems.map((problem) => `  ${problem}`),
    ]
  }
  const lines: string[] = []
  if (read.settings.mail === undefined)
    lines.push(
      'Enquiries are stored but not mailed: SMTP_URL is not set. Read them with: npm run enquiries -- list',
    )
  if (environment.VERCEL && !environment.CRON_SECRET)
    lines.push(
      'CRON_SECRET is not set, so no scheduler may call /api/enquiry/deliver. Only when another enquiry comes in is a mail tried again; expired ones are deleted then, or after the one that follows.',
    )
  return lines
}
