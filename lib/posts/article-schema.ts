import slugify from '@sindresorhus/slugify'
import { z } from 'zod'
import { decodeAddress, isAddress } from '../urls'
import { glanceSchema, journeySchema } from './glance-schema'
import { KINDS } from './post'

/** The front matter's contract: what each field may hold, and what to write when it does not. Values arrive as text. */

/** The CMS's `templateKey` for articles. A file in content/articles with another key is not one. */
export const ARTICLE_TEMPLATE = 'blog-post'

/** How many characters of each search engines show; lib/seo cuts off the rest. */
export const SNIPPET_LENGTH = { title: 70, description: 170 } as const

/** The description that a new article starts with: it says what to write, and is never published. */
export const DESCRIPTION_TO_WRITE = 'One or two sentences for lists and search engines.'

const collapse = (text: string) => text.trim().replace(/\s+/g, ' ')

const requiredText = (what: string) =>
  z
    .string({
      error: (issue) =>
        issue.input == null
          ? `${what} is missing; write one line of text`
          : `${what} is not text; write one line`,
    })
    .transform(collapse)
    .refine((value) => value !== '', `${what} is empty; write one line of text`)

/** `field: ""`, `field:` and no field at all mean the same: a CMS may write any of them. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value),
    schema.optional(),
  )

const isoDate = z.iso.date()
const isoDateTime = z.iso.datetime({ offset: true, local: true })

/**
 * A date as written, checked before anything calculates with it. Without a time it is midnight, without an offset UTC,
 * the only time zone in which the site shows dates.
 */
export const date = z
  .string({
    error: (issue) =>
      issue.input == null
        ? 'the date is missing; write one such as 2026-03-31'
        : 'this is not a date; write one such as 2026-03-31',
  })
  .transform((value, context): Date => {
    const iso = value
      .trim()
      .replace(/^(\S+)[ t]+(?=\d)/, '$1T')
      .replace(/\s+(?=[Z+-])/, '')
      // `+0200`, as Jekyll and Hugo write it.
      .replace(/(T.*[+-]\d\d)(\d\d)$/, '$1:$2')
    if (isoDate.safeParse(iso).success) return new Date(`${iso}T00:00:00Z`)
    if (isoDateTime.safeParse(iso).success)
      return new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`)
    context.addIssue(
      `"${collapse(value)}" is not a valid date; write year-month-day, for instance 2026-03-31`,
    )
    return z.NEVER
  })

const flag = z
  .string({ error: 'this is neither true nor false; write one of the two' })
  .transform((value, context): boolean => {
    const lower = value.trim().toLowerCase()
    if (lower === 'true' || lower === 'false') return lower === 'true'
    context.addIssue(`"${collapse(value)}" is neither true nor false; write one of the two`)
    return z.NEVER
  })

/** The slug of a text: `mRNA and iPRF` gives `mrna-and-iprf`; `Anti Aging` and `anti-aging` give the same. */
export function slugOf(text: string): string {
  return slugify(text, { decamelize: false })
}

/** The last segment of an address: lower-case letters a–z and digits, joined by `-` or `_`. */
export const SLUG = /^[a-z0-9]+(?:[-_]+[a-z0-9]+)*$/

const slug = z
  .string({ error: 'the address is not text; write one such as skin-care' })
  .transform((value) => value.trim().replace(/^\/+|\/+$/g, ''))
  .refine((value) => SLUG.test(value), {
    error: (issue) => {
      const suggestion = slugOf(String(issue.input).split('/').filter(Boolean).at(-1) ?? '')
      return `"${issue.input}" can't be an address; use a–z, 0–9 and "-"${suggestion ? `, for instance ${suggestion}` : ''}`
    },
  })

const list = z.union([z.string().transform((one) => [one]), z.array(z.unknown())], {
  error: 'this is not a list; write one entry per line, each after "- "',
})

const tags = z
  .preprocess(
    // Staff also write them as they do in the editor's field: `tags: recovery, hair loss`.
    (value) => (typeof value === 'string' ? value.split(/[,;]/) : (value ?? [])),
    list.pipe(
      z.array(
        z
          .string({ error: 'a tag is not text; write one word or phrase after each "- "' })
          .nullable()
          .transform((tag) => collapse(tag ?? '')),
      ),
    ),
  )
  .transform((values) => values.filter((tag) => tag !== ''))
  .superRefine((values, context) => {
    values.forEach((tag, index) => {
      if (slugOf(tag) === '')
        context.addIssue({
          code: 'custom',
          path: [index],
          message: /[\p{L}\p{N}]/u.test(tag)
            ? `no address can be made from the tag "${tag}"; write it in Latin letters`
            : `the tag "${tag}" has no letter or digit; write a word`,
        })
    })
  })

const ALIAS = /^\/[^\s?#]*$/

/** Escapes of `/`, `\`, `?`, `#`, `%` and control characters: decoded, they would make another address, or no file name. */
const NO_PART_OF_A_NAME = /%(2f|5c|3f|23|25|7f|[01][\da-f])/i

const aliases = z.preprocess(
  (value) => value ?? [],
  list.pipe(
    z.array(
      z
        .string({ error: 'an old address is not text; write one such as /blog/old-name' })
        .trim()
        .regex(
          ALIAS,
          'an old address begins with "/" and has no space, "?" or "#"; write one such as /blog/old-name',
        )
        .refine(
          (alias) => !NO_PART_OF_A_NAME.test(alias),
          "an old address can't contain codes such as %2F, %3F or %0A, which no page's name can have; remove it",
        )
        // As the server reads it: a browser may show `/rock%26roll` or `/rock&roll` for one and the same address.
        .transform((alias, context) => {
          const decoded = decodeAddress(alias)
          if (decoded !== undefined) return decoded
          context.addIssue({
            code: 'custom',
            message:
              'a "%" in an old address must begin a code such as %20; copy the address from the browser',
          })
          return z.NEVER
        })
        .refine(
          (alias) => !alias.split('/').some((part) => part === '.' || part === '..'),
          'an old address can\'t have "." or ".." as a part; write it in full',
        )
        .transform((alias) => alias.replace(/\/+$/, ''))
        .refine((alias) => alias !== '', "the home page can't be an old address; remove it")
        .refine(
          (alias) => !alias.includes('//'),
          'an old address has a single "/" between names; remove the others',
        )
        // Each segment becomes a file name, which can have at most 255 bytes.
        .refine(
          (alias) => alias.split('/').every((part) => encodeURIComponent(part).length <= 200),
          'a part of this old address has more than 200 characters; remove the address',
        ),
    ),
  ),
)

const picture = z
  .string({ error: 'this is not the address of a picture; write one such as /img/photo.jpg' })
  .trim()
  .refine(isAddress, 'a picture is a file in public/img; write its address, for instance /img/photo.jpg')
  .refine(
    (src) => !src.split('/').includes('..'),
    'a picture\'s address can\'t contain ".."; write one such as /img/photo.jpg',
  )

/** The fields of an article in content/articles, as they are read from text. */
export const articleSchema = z.object({
  templateKey: optional(requiredText('templateKey')),
  path: optional(slug),
  title: requiredText('the title'),
  date,
  description: z.preprocess(
    (value) => value ?? '',
    z.string({ error: 'the description is not text; write one or two sentences' }).transform(collapse),
  ),
  featuredpost: optional(flag),
  featuredimage: optional(picture),
  tags,
  author: optional(requiredText('the author')),
  reviewedby: optional(requiredText('the reviewer')),
  lastreviewed: optional(date),
  nextreview: optional(date),
  updated: optional(date),
  draft: optional(flag),
  aliases,
  featuredimagealt: optional(requiredText('the alternative text')),
  kind: optional(
    z.enum(KINDS, {
      error: (issue) => `"${issue.input}" is not a kind of article; write ${KINDS.join(' or ')}`,
    }),
  ),
  glance: optional(glanceSchema),
  journey: optional(journeySchema),
})

/**
 * True if the field `draft` says so, whatever its case; works even if other fields have errors. A value that is neither
 * true nor false does not make a draft.
 */
export function isDraft(written: unknown): boolean {
  return articleSchema.shape.draft.safeParse(written).data === true
}

export type ArticleFields = z.output<typeof articleSchema>

/** The fields of a page in content/pages. */
export const pageSchema = z.object({
  templateKey: optional(requiredText('templateKey')),
  path: optional(slug),
  title: requiredText('the title'),
  description: requiredText('the description'),
  updated: optional(date),
  aliases,
})

export type PageFields = z.output<typeof pageSchema>
