// What the clinic promises about enquiries, in one place. Tests keep the privacy page and this folder's README.md in step.

/** An enquiry is deleted this many days after it came in, read or not. */
export const RETENTION_DAYS = 90

/**
 * A clock that goes ahead by more days than this between two looks is doubted for as many days, in which no enquiry is
 * deleted: a server that starts without the network can be months ahead, and would delete everything at once. A weekend
 * is enough for somebody to notice.
 */
export const CLOCK_DAYS = 3

/** The clinic answers within this many working days. */
export const ANSWER_WORKING_DAYS = 2

/** The same words from the same person are one enquiry for this many hours: a double click, a reload, a second try. */
export const SAME_ENQUIRY_HOURS = 24

/** The keyed hash of the sender's internet address is deleted after this many minutes; the limits count within them. */
export const SENDER_MINUTES = 60

/** The longest text that a field accepts, in UTF-16 code units. The form lets a longer one through, see EnquiryForm. */
export const MAX_LENGTH = { name: 100, reach: 200, message: 5000 } as const

/**
 * The largest request body that is kept, in bytes. 5,000 characters of any script are at most 45,000 bytes in a form; the
 * rest is room for a text that is too long, so that it can be shown again and shortened.
 */
export const MAX_BODY_BYTES = 256 * 1024

/** In milliseconds. */
export const MINUTE = 60_000
/** In milliseconds. */
export const DAY = 24 * 60 * MINUTE

/** When an enquiry that came in at this time is deleted. */
export function deletionOf(receivedAt: Date): Date {
  return new Date(receivedAt.getTime() + RETENTION_DAYS * DAY)
}
