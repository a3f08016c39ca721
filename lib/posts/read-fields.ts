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
    const meant = known.includes(name)
      ? undefined
      : (likelyField(name, known) ?? otherName(name, value, known))
    if (meant === undefined || meant in values) continue
    // A draft that goes out for a slip of the keyboard can't be called back.
    const isDraft = meant === 'draft'
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

/** What else people call a field, the names that the editor shows among them. */
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
}

function otherName(name: string, value: unknown, known: readonly string[]): string | undefined {
  const bare = name.toLowerCase().replace(/[\s_-]/g, '')
  const isHidden = bare === 'published' && String(value).trim().toLowerCase() === 'false'
  const meant = isHidden ? 'draft' : Object.hasOwn(OTHER_NAMES, bare) ? OTHER_NAMES[bare] : undefined
  return meant !== undefined && known.includes(meant) ? meant : undefined
}

/**
 * The known field that was probably meant: `Title`, `last_reviewed` or one wrong, missing, extra or swapped letter.
 *
 * @returns undefined when the name is no misspelling of a known one
 */
export function likelyField(name: string, known: readonly string[]): string | undefined {
  const bare = (field: string) => field.toLowerCase().replace(/[_-]/g, '')
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
