import { expect, test } from 'playwright/test'
import { review } from '@/lib/editorial/review'
import type { Post } from '@/lib/posts'
import { article, findings } from '../editorial-rules'

/** The rules are tried on 1 June 2026. */
const day = (iso: string) => new Date(`${iso}T00:00:00Z`)
const reviewedBy = 'Medical reviewer'

const REVIEWED = { reviewedBy, lastReviewed: day('2026-01-01') }

const FOUND: readonly [what: string, fields: Partial<Post>, name: string][] = [
  ['nothing is said', {}, 'not-reviewed'],
  ['a reviewer without a date', { reviewedBy }, 'not-reviewed'],
  ['only the next review', { nextReview: day('2027-01-01') }, 'not-reviewed'],
  ['a reviewer and the next review', { reviewedBy, nextReview: day('2027-01-01') }, 'not-reviewed'],
  ['a draft of an information', { draft: true }, 'not-reviewed'],
  ['a date without a reviewer', { lastReviewed: day('2026-01-01') }, 'no-reviewer'],
  ['a review in the future', { reviewedBy, lastReviewed: day('2026-06-02') }, 'future-review'],
  ['a review next year', { reviewedBy, lastReviewed: day('2027-06-02') }, 'future-review'],
  [
    'due since last year',
    { reviewedBy, lastReviewed: day('2024-01-01'), nextReview: day('2025-01-01') },
    'review-due',
  ],
  ['due today', { reviewedBy, lastReviewed: day('2025-06-01'), nextReview: day('2026-06-01') }, 'review-due'],
  [
    'next before last',
    { reviewedBy, lastReviewed: day('2026-05-01'), nextReview: day('2026-04-01') },
    'review-order',
  ],
  [
    'next long before last',
    { reviewedBy, lastReviewed: day('2026-05-01'), nextReview: day('2016-05-01') },
    'review-order',
  ],
  ['next in three years', { ...REVIEWED, nextReview: day('2029-01-01') }, 'review-far'],
  ['next two years and a day later', { ...REVIEWED, nextReview: day('2028-01-02') }, 'review-far'],
  ['changed tomorrow', { ...REVIEWED, updated: day('2026-06-02') }, 'future-change'],
  [
    'changed the day before it went out',
    { ...REVIEWED, date: day('2026-02-02'), updated: day('2026-02-01') },
    'change-order',
  ],
]

for (const [what, fields, name] of FOUND) {
  test(`${what}: ${name}`, () => {
    expect(findings(review, article('Text', fields)).map((finding) => finding.name)).toEqual([name])
  })
}

test('what is said of the future is an error, in every list and at search engines', () => {
  const text = article('Text', { reviewedBy, lastReviewed: day('2026-06-02'), updated: day('2026-06-02') })
  expect(findings(review, text).map(({ severity }) => severity)).toEqual(['error', 'error'])
})

const FINE: readonly [what: string, fields: Partial<Post>][] = [
  ['reviewed', { reviewedBy, lastReviewed: day('2026-01-01') }],
  [
    'to go out tomorrow, reviewed that day',
    { reviewedBy, date: day('2026-06-02'), lastReviewed: day('2026-06-02') },
  ],
  ['reviewed today', { reviewedBy, lastReviewed: day('2026-06-01') }],
  ['due tomorrow', { reviewedBy, lastReviewed: day('2026-01-01'), nextReview: day('2026-06-02') }],
  ['due two years later', { ...REVIEWED, nextReview: day('2028-01-01') }],
  ['due next year', { reviewedBy, lastReviewed: day('2026-01-01'), nextReview: day('2027-06-01') }],
  ['reviewed long ago, with no next date', { reviewedBy, lastReviewed: day('2016-01-01') }],
  ['a named person', { reviewedBy: 'Dr A. Name', lastReviewed: day('2026-05-31') }],
  ['a treatment', { kind: 'treatment', reviewedBy, lastReviewed: day('2026-05-31') }],
  [
    'next on the day of the last',
    { reviewedBy, lastReviewed: day('2026-06-01'), nextReview: day('2026-06-30') },
  ],
  ['updated after the review', { reviewedBy, lastReviewed: day('2026-01-01'), updated: day('2026-02-01') }],
  [
    'changed on the day on which it went out, at nine',
    { ...REVIEWED, date: new Date('2026-02-02T09:00:00Z'), updated: day('2026-02-02') },
  ],
  [
    'goes out tomorrow, with the change of tomorrow',
    { ...REVIEWED, date: day('2026-06-02'), updated: day('2026-06-02') },
  ],
  ['reviewed before publication', { reviewedBy, lastReviewed: day('2025-12-01'), date: day('2026-01-01') }],
]

for (const [what, fields] of FINE) {
  test(`${what}: nothing`, () => {
    expect(findings(review, article('Text', fields))).toEqual([])
  })
}
