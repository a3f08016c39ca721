import { z } from 'zod'
import { MAX_LENGTH } from './terms'

/** The fields of the form, in its order. `website` is a honeypot: hidden from people, filled in by bots. */
export const FIELDS = ['name', 'reach', 'topic', 'message', 'consent', 'website'] as const
export type Field = (typeof FIELDS)[number]

/** The text of each field as submitted, with `\n` for line ends; empty where a field was missing. */
export type FormValues = Readonly<Record<Field, string>>

/** An enquiry that can be stored. */
export type Enquiry = {
  name: string
  /** An e-mail address or a telephone number. */
  reach: string
  /** The title of the article it is about; empty if none was chosen. */
  topic: string
  message: string
}

/** What is wrong with a field, for the person who filled it in. */
export type FieldErrors = Partial<Record<Field, string>>

/** What readBody puts in place of invalid UTF-8. */
export const REPLACEMENT_CHARACTER = '\uFFFD'

// Line ends, other control characters and bidirectional controls: in a single line they only serve to forge a mail header
// or to display something other than what is there. Joiners stay: Persian names need them.
const FORGING = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u

// A message may be pasted from any program, so control characters, which nobody sees or intends, are removed, except
// newlines and tabs. In the terminal where staff read messages, they would act as commands.
const INVISIBLE_IN_MESSAGE = /[^\P{Cc}\n\t]/gu

// Word processors and PDF files break lines and pages with these. Removing them would make "10 mg5 times" of two lines.
const OTHER_LINE_ENDS = /[\v\f\u0085]/g

/**
 * A text trimmed and in NFC. A text that is too long in any case is not composed, nor is one with more than 30 marks on
 * one letter, which no language has (unicode.org/reports/tr15, "Stream-Safe Text Format"): composing 65,000 marks takes
 * 4 s, and 20,000 take 0.4 s, while nobody else gets a page. A composed character has at most four parts, as U+1F82 does.
 */
function composed(text: string, most: number): string {
  const trimmed = text.trim()
  const isSafe = trimmed.length <= 4 * most && !/\p{M}{31}/u.test(trimmed)
  return isSafe ? trimmed.normalize('NFC').trim() : trimmed
}

const line = (missing: string, most: number) =>
  z
    .string()
    .transform((text) => composed(text, most))
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(most, `This is too long: at most ${most} characters`)
        .refine((text) => !FORGING.test(text), 'Write this on one line, without hidden characters')
        .refine(
          (text) => !text.includes(REPLACEMENT_CHARACTER),
          `Some characters could not be read. Please correct them: they are marked ${REPLACEMENT_CHARACTER}`,
        ),
    )

// What browsers accept in an e-mail field, including `anna&jan@example.com`; but with a top-level domain, which
// `anna@gmail` lacks, and without dots that no mail server accepts.
const EMAIL = z
  .email({ pattern: z.regexes.html5Email })
  .refine((address) => /\.[a-z\d-]{2,}$/i.test(address) && !/^\.|\.\.|\.@/.test(address))

/** True for two e-mail addresses, or one with a telephone number. */
function hasSeveral(text: string): boolean {
  const [addresses, others] = [true, false].map((isAddress) =>
    text.split(/[\s,;/]+/).filter((word) => EMAIL.safeParse(word).success === isAddress),
  )
  return (
    (addresses?.length ?? 0) > 1 ||
    (addresses?.length === 1 && (others?.join('').match(/\d/g)?.length ?? 0) >= 6)
  )
}

const TELEPHONE = /^\+?[\d ()./-]+$/

// A number copied from a contact list comes with direction marks, which nobody can see to remove.
const MARKS = /\p{Cf}/gu

const reach = z
  .string()
  .transform((text) => text.replace(MARKS, ''))
  .pipe(line('Write an e-mail address or a telephone number', MAX_LENGTH.reach))
  .transform((text, context) => {
    // Full-width characters from an East Asian keyboard mean the same, so they are converted to plain ones.
    const plain = text.normalize('NFKC').trim()
    const complain = (message: string) => {
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    const foreign = [...new Set(plain.match(/[^\p{ASCII}]/gu))]
    if (foreign.length > 0) {
      // A Cyrillic “а” looks like a Latin one, and the reply would go to somebody else's address.
      return complain(
        `Write this with the letters a to z and the digits 0 to 9. Please change: ${foreign.join(' ')}`,
      )
    }
    if (plain.includes('@')) {
      if (EMAIL.safeParse(plain).success) return plain
      return complain(
        hasSeveral(plain)
          ? 'Write only one: an e-mail address or a telephone number'
          : 'This is not an e-mail address. Write it like this: anna@example.com',
      )
    }
    const digits = plain.replace(/\D/g, '').length
    if (TELEPHONE.test(plain) && digits >= 6 && digits <= 15) return plain
    return complain(
      'Write an e-mail address, for instance anna@example.com, or a telephone number, for instance +44\u00a020\u00a07946\u00a00123',
    )
  })

const message = z
  .string()
  .transform((text) =>
    composed(text.replace(OTHER_LINE_ENDS, '\n').replace(INVISIBLE_IN_MESSAGE, ''), MAX_LENGTH.message),
  )
  .pipe(
    z
      .string()
      .refine((text) => /[\p{L}\p{N}\p{S}\p{P}]/u.test(text), 'Write what you would like to ask')
      .max(
        MAX_LENGTH.message,
        `This is too long: at most ${MAX_LENGTH.message.toLocaleString('en')} characters. You can tell us the rest later`,
      )
      .refine(
        (text) => !text.includes(REPLACEMENT_CHARACTER),
        `Some characters could not be read. Please correct them: they are marked ${REPLACEMENT_CHARACTER}`,
      ),
  )

/**
 * Validates what was written in the form.
 *
 * @param topics titles of the articles that the form offers, by slug
 * @returns the enquiry, or what is wrong with each field that needs correcting
 */
export function readForm(
  written: FormValues,
  topics: ReadonlyMap<string, string>,
): { enquiry: Enquiry } | { errors: FieldErrors } {
  const result = z
    .object({
      name: line('Write your name', MAX_LENGTH.name).refine(
        (text) => text === '' || /\p{L}/u.test(text),
        'Write your name in letters',
      ),
      reach,
      topic: z.string().transform((slug, context) => {
        const title = slug === '' ? '' : topics.get(slug)
        if (title !== undefined) return title
        context.addIssue({
          code: 'custom',
          message: 'Choose one from the list, or its first line',
        })
        return z.NEVER
      }),
      message,
      consent: z.literal('yes', {
        error: 'We may keep and read your message only if you agree: tick the box',
      }),
      // A browser's autofill may fill it in for a person, who loses nothing by being told to empty it.
      website: z.literal('', { error: 'Leave this field empty; it catches programs that send advertising' }),
    })
    .safeParse(written)
  if (result.success) {
    const { name, reach: way, topic, message: text } = result.data
    return { enquiry: { name, reach: way, topic, message: text } }
  }
  const errors: FieldErrors = {}
  for (const { path, message: text } of result.error.issues) {
    const field = FIELDS.find((one) => one === path[0])
    if (field !== undefined) errors[field] ??= text
  }
  return { errors }
}

/** The JSON of an enquiry, as encrypted in the database. */
export const enquirySchema = z.object({
  name: z.string(),
  reach: z.string(),
  topic: z.string(),
  message: z.string(),
})
