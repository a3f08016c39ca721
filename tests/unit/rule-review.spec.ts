import { expect, test } from 'playwright/test'
import { reviewRule } from '@/lib/editorial/review'
import type { Post } from '@/lib/posts'
import { article, findings } from '../editorial-rules'

/** The rules run as of 1 June 2026. */
const day = (iso: string) => new Date(`${iso}T00:00:00Z`)
const reviewedBy = 'Medical reviewer'

const REVIEWED = { reviewedBy, lastReviewed: day('2026-01-01') }

const FOUND: readonly [what: string, fields: Partial<Post>, name: string][] = [
  ['no review fields', {}, 'not-reviewed'],
  ['a reviewer without a date', { reviewedBy }, 'not-reviewed'],
  ['only the next review', { nextReview: day('2027-01-01') }, 'not-reviewed'],
  ['a reviewer and the next review', { reviewedBy, nextReview: day('2027-01-01') }, 'not-reviewed'],
  ['a draft of an information article', { draft: true }, 'not-reviewed'],
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
    'changed the day before publication',
    { ...REVIEWED, date: day('2026-02-02'), updated: day('2026-02-01') },
    'change-order',
  ],
]

for (const [what, fields, name] of FOUND) {
  test(`${what}: reported as ${name}`, () => {
    expect(findings(reviewRule, article('Text', fields)).map((finding) => finding.name)).toEqual([name])
  })
}

test('a review and a change in the future are errors', () => {
  const text = article('Text', { reviewedBy, lastReviewed: day('2026-06-02'), updated: day('2026-06-02') })
  expect(findings(reviewRule, text).map(({ severity }) => severity)).toEqual(['error', 'error'])
})

const FINE: readonly [what: string, fields: Partial<Post>][] = [
  ['reviewed', { reviewedBy, lastReviewed: day('2026-01-01') }],
  [
    'scheduled for tomorrow, reviewed that day',
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
    'reviewed today, next this month',
    { reviewedBy, lastReviewed: day('2026-06-01'), nextReview: day('2026-06-30') },
  ],
  ['changed after the review', { reviewedBy, lastReviewed: day('2026-01-01'), updated: day('2026-02-01') }],
  [
    'changed on the day of publication, at nine',
    { ...REVIEWED, date: new Date('2026-02-02T09:00:00Z'), updated: day('2026-02-02') },
  ],
  [
    'scheduled for tomorrow, changed that day',
    { ...REVIEWED, date: day('2026-06-02'), updated: day('2026-06-02') },
  ],
  ['reviewed before publication', { reviewedBy, lastReviewed: day('2025-12-01'), date: day('2026-01-01') }],
]

for (const [what, fields] of FINE) {
  test(`${what}: accepted`, () => {
    expect(findings(reviewRule, article('Text', fields))).toEqual([])
  })
}
