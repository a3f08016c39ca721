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
  { values, placeOf, placeOfName }: Fields,
  schema: T,
): z.output<T> | undefined {
  const unknown = Object.keys(values).flatMap((name) => {
    const problem = problemOfUnknown(name, values, schema)
    return problem ? [{ name, ...problem }] : []
  })
  for (const { name, isError, reason } of unknown) {
    const report = isError ? reportError : reportWarning
    report(file, placeOfName(name), reason, 'unknown-field')
  }

  const lines = String(file.value).split('\n')
  const lineOf = (name: string) => lines[placeOfName(name).line - 1] ?? ''
  // `field: #1` lost its value, `field: # later` has a comment. For a required field, an error says the same.
  for (const name of Object.keys(schema.shape))
    if (values[name] === null && /:\s+#\S/.test(lineOf(name)) && isOptional(schema, name))
      reportWarning(file, placeOfName(name), `${name}: ${COMMENT}`, name)

  const result = schema.safeParse(values)
  if (result.success) return unknown.some(({ isError }) => isError) ? undefined : result.data
  for (const { path, message } of result.error.issues) {
    const field = String(path[0])
    // It is there under another name, which has been reported.
    if (unknown.some(({ required }) => required === field)) continue
    const hint = values[field] === null && /:\s+#/.test(lineOf(field)) ? ` (${COMMENT})` : ''
    reportError(file, placeOf(path), `${field}: ${message}${hint}`, field)
  }
  return undefined
}

/**
 * What is wrong with a field that the schema does not know.
 *
 * @returns undefined for a known field, and for one that is nobody's mistake; `required` is the field that is missing
 * because it has this name
 */
function problemOfUnknown(
  name: string,
  values: Fields['values'],
  schema: z.ZodObject,
): { isError: boolean; reason: string; required?: string } | undefined {
  const known = Object.keys(schema.shape)
  if (known.includes(name)) return undefined
  const ignored = `${name}: this field is not known and is ignored`
  const value = values[name]
  const text = typeof value === 'string' ? value.trim() : ''
  const intended = intendedField(name, known)
  const isSlip = intended === 'draft' && !('draft' in values) && !NO.test(text)
  // A draft published because of a typing mistake can't be called back.
  if (known.includes('draft') && (isSlip || (hides(name, text) && !YES.test(String(values.draft))))) {
    const reason = `${ignored}, so the article would be published; write draft: true, or remove this field`
    return { isError: true, reason }
  }
  // Without its indentation, an article's short version would be missing from its page.
  const group = GROUPS.find(({ field, names }) => known.includes(field) && names.includes(name))
  if (group && (typeof value !== 'string' || name !== 'status')) {
    const reason = `${name}: this belongs below "${group.field}:"; begin its line with two spaces, and those below it with more`
    return { isError: true, reason }
  }
  if (intended === undefined || intended in values) return undefined
  if (isOptional(schema, intended)) return { isError: false, reason: `${ignored}; write ${intended}` }
  return { isError: true, reason: `${name}: this field is not known; write ${intended}`, required: intended }
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
export function intendedField(name: string, known: readonly string[]): string | undefined {
  const other = Object.hasOwn(OTHER_NAMES, bare(name)) ? OTHER_NAMES[bare(name)] : undefined
  return other !== undefined && known.includes(other) ? other : closestField(name, known)
}

/**
 * The known field that was probably meant: for `Title`, `last_reviewed` or one wrong, missing, extra or swapped letter.
 *
 * @returns undefined when the name is not a misspelling of a known one
 */
export function closestField(name: string, known: readonly string[]): string | undefined {
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
