import { distance } from 'fastest-levenshtein'
import type { VFile } from 'vfile'
import type { z } from 'zod'
import type { Fields } from './front-matter'
import { reportError, reportWarning } from './report'

/**
 * Checks fields against a schema and reports every problem at its place, misspelt names included. A field that the
 * schema does not know is left alone: a CMS may add its own.
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
  for (const [name, value] of Object.entries(values)) {
    const meant = known.includes(name) ? undefined : meantField(name, known)
    if (meant === undefined || meant in values) continue
    // A draft that goes out for a slip of the keyboard can't be called back. `published: true` is none.
    const isFalse = String(value).trim().toLowerCase() === 'false'
    const isOpposite = bare(name) === 'published'
    if (isOpposite && !isFalse) continue
    const isDraft = meant === 'draft' && isFalse === isOpposite
    isMisread ||= isDraft
    const end = isDraft
      ? ', so the article would be published; write draft: true, or take it out'
      : `; write ${meant}`
    const report = isDraft ? reportError : reportWarning
    report(file, placeOfName(name), `${name}: this field is not known and is ignored${end}`, 'unknown-field')
  }
  const result = schema.safeParse(values)
  if (result.success) return isMisread ? undefined : result.data
  for (const issue of result.error.issues) {
    const field = String(issue.path[0])
    const place = placeOf(issue.path)
    const line = String(file.value).split('\n')[place.line - 1] ?? ''
    const isComment = values[field] === null && /:\s+#/.test(line)
    const hint = isComment ? ' (what follows "#" is read as a comment: put the value in quotes)' : ''
    reportError(file, place, `${field}: ${issue.message}${hint}`, field)
  }
  return undefined
}

/** What else people call a field; the names that the editor shows (lib/cms/fields.ts) are among them. */
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
  published: 'draft',
}

const bare = (field: string): string => field.toLowerCase().replace(/[\s_-]/g, '')

/** The known field that is meant by another name for it, or by a misspelt one. */
export function meantField(name: string, known: readonly string[]): string | undefined {
  const other = Object.hasOwn(OTHER_NAMES, bare(name)) ? OTHER_NAMES[bare(name)] : undefined
  return other !== undefined && known.includes(other) ? other : likelyField(name, known)
}

/**
 * The known field that was probably meant: `Title`, `last_reviewed` or one wrong, missing, extra or swapped letter.
 *
 * @returns undefined when the name is no misspelling of a known one
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
