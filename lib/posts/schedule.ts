import { z } from 'zod'
import { isoMinute } from '../format-date'
import type { Post } from './post'

type Dated = Pick<Post, 'date' | 'draft' | 'file'>

/** The articles that will be published automatically, the next one first. Drafts wait for a person. */
export function scheduled<T extends Dated>(unpublished: readonly T[]): T[] {
  return unpublished.filter(({ draft }) => !draft).sort((a, b) => a.date.getTime() - b.date.getTime())
}

/** One line per scheduled article: `2026-03-31 09:00 UTC: content/articles/x.md is due, …`. */
export function describeSchedule(unpublished: readonly Dated[]): string[] {
  return scheduled(unpublished).map(
    ({ date, file }) => `${isoMinute(date)}: ${file} is due, and goes out with the next build`,
  )
}

/**
 * The instants at which the built site goes out of date, soonest first: an article is to be published, or the page of a
 * published one has to say that its review is due.
 */
export function changesAhead(
  posts: readonly Pick<Post, 'nextReview'>[],
  unpublished: readonly Dated[],
  now: Date,
): Date[] {
  const reviews = posts.flatMap(({ nextReview }) => (nextReview && nextReview > now ? [nextReview] : []))
  return [...scheduled(unpublished).map(({ date }) => date), ...reviews].sort(
    (a, b) => a.getTime() - b.getTime(),
  )
}

const instantsSchema = z.array(z.iso.datetime())

/**
 * How many articles, and reviews of articles, have become due since the site was built.
 *
 * @param scheduledAtBuild a JSON array of the instants that lay ahead when it was built, as `Date.toJSON` writes them
 * @throws Error when it is anything else, or missing
 */
export function dueSinceBuild(scheduledAtBuild: string | undefined, now: Date): number {
  const { data: instants } = instantsSchema.safeParse(JSON.parse(scheduledAtBuild ?? 'null'))
  if (instants === undefined) throw new Error('The build recorded no schedule.')
  return instants.filter((instant) => new Date(instant) <= now).length
}
