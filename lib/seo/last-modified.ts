import { isoDay } from '../format-date'
import type { Post } from '../posts'

/**
 * When an article last changed for its readers: when it was updated, reviewed or published, whichever came last. Never the
 * build time, which would tell search engines that everything is new each day.
 */
export function lastModified({
  updated,
  lastReviewed,
  date,
}: Pick<Post, 'updated' | 'lastReviewed' | 'date'>): Date {
  return new Date(Math.max(...[updated, lastReviewed, date].flatMap((day) => day?.getTime() ?? [])))
}

/** When the latest change to any of these articles was made; undefined when there are none. */
export function newestChange(posts: readonly Post[]): Date | undefined {
  const times = posts.map((post) => lastModified(post).getTime())
  return times.length === 0 ? undefined : new Date(Math.max(...times))
}

/** True when an article was changed on a later day than that of its last review: nobody has reviewed the change. */
export function isChangedSinceReview({
  updated,
  lastReviewed,
}: Pick<Post, 'updated' | 'lastReviewed'>): boolean {
  return updated !== undefined && lastReviewed !== undefined && isoDay(updated) > isoDay(lastReviewed)
}
