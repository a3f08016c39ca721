const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `26 August 2022`. Dates are shown in UTC, so that an article has the same date wherever the site is built. */
export function formatDate(date: Date): string {
  return format.format(date)
}

/** `2022-08-26`, for machines. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** `2026-03-31 09:00 UTC` */
export function isoMinute(date: Date): string {
  return `${isoDay(date)} ${date.toISOString().slice(11, 16)} UTC`
}
