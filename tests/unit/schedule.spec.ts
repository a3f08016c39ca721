import { expect, test } from 'playwright/test'
import { changesAhead, describeSchedule, dueSinceBuild } from '@/lib/posts/schedule'

const article = (file: string, date: string, draft = false) => ({ file, date: new Date(date), draft })

test('scheduled articles are listed, the next one first and without drafts', () => {
  expect(
    describeSchedule([
      article('b.md', '2027-01-02T09:30:00Z'),
      article('draft.md', '2026-12-01', true),
      article('a.md', '2026-12-24'),
    ]),
  ).toEqual([
    '2026-12-24 00:00 UTC: a.md is due, and goes out with the next build',
    '2027-01-02 09:30 UTC: b.md is due, and goes out with the next build',
  ])
})

test('the site is rebuilt when an article is published and when the review of a published one falls due', () => {
  const now = new Date('2026-12-01T00:00:00Z')
  const later = new Date('2027-01-01T00:00:00Z')
  const reviewed = (day?: string) => ({ nextReview: day === undefined ? undefined : new Date(day) })
  const unpublished = [
    { ...article('a.md', '2026-12-24'), ...reviewed('2027-02-01') },
    { ...article('draft.md', '2026-12-25', true), ...reviewed('2026-12-26') },
  ]
  expect(
    changesAhead(
      [reviewed('2027-01-01'), reviewed('2026-12-01'), reviewed('2026-12-01T00:00:00.001Z'), reviewed()],
      unpublished,
      now,
    ),
  ).toEqual([new Date('2026-12-01T00:00:00.001Z'), new Date('2026-12-24'), later])
})

test('an article is due from its exact time on', () => {
  const scheduled = JSON.stringify([new Date('2026-12-24T00:00:00Z'), new Date('2027-01-02T09:30:00Z')])
  expect(dueSinceBuild(scheduled, new Date('2026-12-23T23:59:59.999Z'))).toBe(0)
  expect(dueSinceBuild(scheduled, new Date('2026-12-24T00:00:00Z'))).toBe(1)
  expect(dueSinceBuild(scheduled, new Date('2028-01-01'))).toBe(2)
  expect(dueSinceBuild('[]', new Date())).toBe(0)
  for (const wrong of ['{}', '["not a date"]', '[null]', undefined])
    expect(() => dueSinceBuild(wrong, new Date()), wrong).toThrow('no schedule')
})
