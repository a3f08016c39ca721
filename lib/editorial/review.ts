import { formatDate, isoDay } from '../format-date'
import type { Severity } from '../posts/report'
import type { Finding, Rule } from './rule'

/** The most years from one review to the next: the clinic's own limit, which content/README.md states too. */
export const MOST_YEARS = 2

function yearsAfter(date: Date, years: number): Date {
  const later = new Date(date)
  later.setUTCFullYear(later.getUTCFullYear() + years)
  return later
}

export const reviewRule: Rule = {
  family: 'review',
  title: 'Medical review',
  reason:
    'A patient must know whether somebody with medical training has read a text, who it was, and whether the text is still up to date.',
  source:
    'NHS digital service manual, Standard for creating health content, sections 1 and 2: clinical approval, a planned review, and the dates of the last and the next one shown, https://service-manual.nhs.uk/content/standard-for-creating-health-content. That the reviewer is named is the clinic’s own rule',
  finds: [
    'an article that has not been reviewed; its page says so',
    'a review without the name or role of the reviewer, or in the future',
    'a next review whose date has passed; the page then says that it is due',
    `a next review that comes before the last one, or more than ${MOST_YEARS} years after it`,
    'a day of the last change that is in the future, or before the article went out',
  ],
  check: ({ post, placeOf }, { now }) => {
    if (post === undefined) return []
    const { date, updated, lastReviewed, nextReview, reviewedBy } = post
    const findings: Finding[] = []
    const note = (severity: Severity, name: string, field: string, reason: string) =>
      findings.push({ name, severity, place: placeOf(field), reason })
    const warn = (name: string, field: string, reason: string) => note('warning', name, field, reason)
    if (updated !== undefined && isoDay(updated) < isoDay(date))
      warn(
        'change-order',
        'updated',
        `the last change comes before the article went out, on ${formatDate(date)}; write a later day, or remove it`,
      )
    else if (updated !== undefined && updated > now && updated > date)
      note(
        'error',
        'future-change',
        'updated',
        'the last change is in the future; write the day on which the text was changed',
      )
    if (lastReviewed === undefined) {
      const reason = reviewedBy
        ? 'there is a reviewer but no date, so the page says that it has not been reviewed; fill in lastreviewed'
        : 'this article has not been medically reviewed, and its page says so; when it has been, fill in reviewedby and lastreviewed'
      warn('not-reviewed', reviewedBy ? 'reviewedby' : 'title', reason)
      return findings
    }
    if (reviewedBy === undefined)
      warn(
        'no-reviewer',
        'lastreviewed',
        'the reviewer is not named; fill in reviewedby, for instance "Dr A. Name, dermatologist"',
      )
    // The page would claim a review that has not happened, and no change before its date would count for search engines.
    if (lastReviewed > now && lastReviewed > date)
      note(
        'error',
        'future-review',
        'lastreviewed',
        'the last review is in the future; write the day on which it took place',
      )
    if (nextReview !== undefined && nextReview < lastReviewed)
      warn('review-order', 'nextreview', 'the next review comes before the last one; write a later date')
    else if (nextReview !== undefined && nextReview <= now)
      warn(
        'review-due',
        'nextreview',
        `a review has been due since ${formatDate(nextReview)}; review the article, then write new dates`,
      )
    else if (nextReview !== undefined && nextReview > yearsAfter(lastReviewed, MOST_YEARS))
      warn(
        'review-far',
        'nextreview',
        `the next review is more than ${MOST_YEARS} years after the last one; write an earlier date`,
      )
    return findings
  },
}
