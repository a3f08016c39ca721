/** Compares the values of a form with those of a file: a form has every field, a file only those that are not empty. */

/** True for a value as good as missing. A switch that is off is, because a missing switch always means "no". */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true
  if (typeof value === 'object') return Object.values(value).every(isEmpty)
  return typeof value === 'string' && value.trim() === ''
}

/** A value without the empty values in it. */
export function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((entry) => !isEmpty(entry)).map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (isEmpty(one) ? [] : [[name, withoutEmpty(one)]])),
  )
}

/** True when a file's value and a form's value mean the same. */
export function isSame(was: unknown, now: unknown): boolean {
  if (isEmpty(was) && isEmpty(now)) return true
  // A file may write a list of one word as the word alone.
  if (typeof was === 'string' && Array.isArray(now)) return isSame([was], now)
  return comparableText(was) === comparableText(now)
}

function comparableText(value: unknown): string {
  return JSON.stringify(withoutEmpty(value), (_name, one: unknown) => comparable(one))
}

/** The CMS drops seconds, shows a day as its midnight, and puts the fields of a group in an order of its own. */
function comparable(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  if (typeof value !== 'string') return value
  const date = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(
    value.trim(),
  )
  if (date === null) return value.trim()
  const [, day, time = '00:00', zone = 'Z'] = date
  const instant = new Date(`${day}T${time}${zone}`)
  return Number.isNaN(instant.getTime()) ? value.trim() : instant.toISOString()
}
