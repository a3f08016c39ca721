import { distance } from 'fastest-levenshtein'
import type { VFile } from 'vfile'
import type { z } from 'zod'
import type { Fields } from './front-matter'
import { GLANCE_FIELDS } from './glance-schema'
import { reportError, reportWarning } from './report'

/**
 * Checks fields against a schema and reports every problem at its place, misspelt names included. Other fields that the
 * schema does not know are left alone: a CMS may add its own.
 *
 * @returns undefined after reporting an error
 */
export function readFields<T extends z.ZodObject>(
  file: VFile,
  fields: Fields,
  schema: T,
): z.output<T> | undefined {
  const { values, placeOf, placeOfName } = fields
  const known = Object.keys(schema.shape)
  let isMisread = false
  const slips = new Set<string>()
  for (const [name, value] of Object.entries(values)) {
    if (known.includes(name)) continue
    const ignored = `${name}: this field is not known and is ignored`
    const refuse = (reason: string) => {
      isMisread = true
      reportError(file, placeOfName(name), reason, 'unknown-field')
    }
    const meant = meantField(name, known)
    const said = typeof value === 'string' ? value.trim() : ''
    const isSlip = meant === 'draft' && !('draft' in values) && !NO.test(said)
    // A draft published because of a typing mistake can't be called back.
    if (known.includes('draft') && (isSlip || (hides(name, said) && !YES.test(String(values.draft))))) {
      refuse(`${ignored}, so the article would be published; write draft: true, or remove this field`)
      continue
    }
    // Without its indentation, an article's short version would be missing from its page.
    const group = GROUPS.find(({ field, names }) => known.includes(field) && names.includes(name))
    if (group && (typeof value !== 'string' || name !== 'status')) {
      refuse(
        `${name}: this belongs below "${group.field}:"; begin its line with two spaces, and those below it with more`,
      )
      continue
    }
    if (meant === undefined || meant in values) continue
    if (!isOptional(schema, meant)) {
      slips.add(meant)
      refuse(`${name}: this field is not known; write ${meant}`)
      continue
    }
    reportWarning(file, placeOfName(name), `${ignored}; write ${meant}`, 'unknown-field')
  }
  for (const [name, value] of Object.entries(values)) {
    const place = placeOfName(name)
    const line = String(file.value).split('\n')[place.line - 1] ?? ''
    // For a required field, an error says the same.
    if (value === null && /:\s+#\S/.test(line) && isOptional(schema, name) && known.includes(name))
      reportWarning(file, place, `${name}: ${COMMENT}`, name)
  }
  const result = schema.safeParse(values)
  if (result.success) return isMisread ? undefined : result.data
  for (const issue of result.error.issues) {
    const field = String(issue.path[0])
    // It is there under another name, which has been reported.
    if (slips.has(field)) continue
    const place = placeOf(issue.path)
    const line = String(file.value).split('\n')[place.line - 1] ?? ''
    const isComment = values[field] === null && /:\s+#/.test(line)
    const hint = isComment ? ` (${COMMENT})` : ''
    reportError(file, place, `${field}: ${issue.message}${hint}`, field)
  }
  return undefined
}

const COMMENT = 'what follows "#" is read as a comment: put the value in quotes'

/** True for a field that may be missing. */
const isOptional = (schema: z.ZodObject, field: string): boolean =>
  schema.shape[field]?.safeParse(undefined).success === true

/** Other names that people use for fields, including those that the editor shows (lib/cms/fields.ts). */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  address: 'path',
  slug: 'path',
  publicationdate: 'date',
  summary: 'description',
  excerpt: 'description',
  tag: 'tags',
  topics: 'tags',
  categories: 'tags',
  image: 'featuredimage',
  picture: 'featuredimage',
  reviewer: 'reviewedby',
  medicallyreviewedby: 'reviewedby',
  reviewed: 'lastreviewed',
  reviewedon: 'lastreviewed',
  updatedon: 'updated',
  alias: 'aliases',
  oldaddresses: 'aliases',
  redirects: 'aliases',
  whatthepictureshows: 'featuredimagealt',
  leadsthehomepage: 'featuredpost',
  ataglance: 'glance',
  stepbystep: 'journey',
}

const YES = /^(?:true|yes|on|1)$/i
const NO = /^(?:false|no|off|0)$/i

/** How other systems say that an article is not published: the field, and the values that say so. */
const HIDING: Readonly<Record<string, RegExp>> = {
  published: NO,
  public: NO,
  visible: NO,
  isdraft: YES,
  unpublished: YES,
  private: YES,
  hidden: YES,
  status: /^(?:draft|unpublished|private|hidden|pending|scheduled|(?:in )?review)$/i,
}

function hides(name: string, said: string): boolean {
  return Object.hasOwn(HIDING, bare(name)) && HIDING[bare(name)]?.test(said) === true
}

/** Fields that belong below another. */
const GROUPS: readonly { field: string; names: readonly string[] }[] = [
  { field: 'glance', names: GLANCE_FIELDS },
  { field: 'journey', names: ['step', 'takes'] },
]

const bare = (field: string): string => field.toLowerCase().replace(/[\s_-]/g, '')

/** The known field that is meant by another name for it, or by a misspelling; undefined if there is none. */
export function meantField(name: string, known: readonly string[]): string | undefined {
  const other = Object.hasOwn(OTHER_NAMES, bare(name)) ? OTHER_NAMES[bare(name)] : undefined
  return other !== undefined && known.includes(other) ? other : likelyField(name, known)
}

/**
 * The known field that was probably meant: for `Title`, `last_reviewed` or one wrong, missing, extra or swapped letter.
 *
 * @returns undefined when the name is not a misspelling of a known one
 */
export function likelyField(name: string, known: readonly string[]): string | undefined {
  const sorted = (field: string) => [...field].sort().join('')
  return known.find((field) => {
    const [a, b] = [bare(name), bare(field)]
    return (
      a === b ||
      distance(a, b) === 1 ||
      (distance(a, b) === 2 && a.length === b.length && sorted(a) === sorted(b))
    )
  })
}
