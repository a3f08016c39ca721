import { z } from 'zod'

const requiredText = (what: string) =>
  z
    .string({
      error: (issue) => `${what} is ${issue.input == null ? 'missing' : 'not text'}; write one line`,
    })
    .transform((value) => value.trim().replace(/\s+/g, ' '))
    .refine((value) => /[\p{L}\p{N}]/u.test(value), `${what} has no letter or digit; write one line of text`)

/** What content/glossary.yaml may hold, and what to write when it does not: medical words, explained in plain ones. */
export const glossarySchema = z.object({
  terms: z.array(
    z.strictObject(
      {
        term: requiredText('term'),
        meaning: requiredText('meaning'),
        /** Other forms that articles use, for instance the plural. */
        variants: z
          .array(requiredText('a variant'), { error: 'variants is not a list; write one such as [biopsies]' })
          .default([]),
        /** Where its meaning comes from. */
        source: z.url({
          protocol: /^https?$/,
          error: 'source is not the address of a page; write one such as https://doi.org/10.3390/jpm12010117',
        }),
      },
      {
        error: (issue) =>
          issue.code === 'unrecognized_keys'
            ? `${issue.keys} is not known here; the fields are term, meaning, variants and source`
            : 'this is not a term; write "- term: …", and below it meaning and source',
      },
    ),
    { error: 'this is not a list; write each term after "- term: ", and below it meaning and source' },
  ),
})

/** A term used in articles; `slug` is its anchor on /glossary. */
export type GlossaryTerm = z.output<typeof glossarySchema>['terms'][number] & { slug: string }
