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
  for (const name of Object.keys(values)) {
    const meant = known.includes(name) ? undefined : likelyField(name, known)
    if (meant !== undefined && !(meant in values)) {
      reportWarning(
        file,
        placeOfName(name),
        `${name}: this field is not known and is ignored; write ${meant}`,
        'unknown-field',
      )
    }
  }
  const result = schema.safeParse(values)
  if (result.success) return result.data
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
