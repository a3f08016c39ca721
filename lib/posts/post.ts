import type { Glance, Journey } from './glance-schema'
import type { Picture } from './read-picture'
import type { Place } from './report'

/** A topic as one article names it. */
export type Topic = { slug: string; label: string }

/** What an article is about: a treatment at this clinic, or something else. */
export const KINDS = ['treatment', 'information'] as const

/** An article as every page, list, feed and index sees it. Dates are instants, shown in UTC. */
export type Post = {
  slug: string
  /** The file it was written in, relative to the project, for messages. */
  file: string
  title: string
  description: string
  date: Date
  updated?: Date | undefined
  lastReviewed?: Date | undefined
  nextReview?: Date | undefined
  author?: string | undefined
  reviewedBy?: string | undefined
  kind: (typeof KINDS)[number]
  /** The short version of an article about a treatment. */
  glance?: Glance | undefined
  /** The steps of the treatment. */
  journey?: Journey | undefined
  featured: boolean
  /** The picture that replaces the drawn cover. */
  picture?: (Picture & { alt: string }) | undefined
  topics: readonly Topic[]
  /** Old addresses, root-relative, without a trailing slash, decoded: `/über` and not `/%C3%BCber`. */
  aliases: readonly string[]
  draft: boolean
}

/** A page of content/pages, for instance /about. */
export type Page = {
  slug: string
  file: string
  title: string
  description: string
  updated?: Date | undefined
  aliases: readonly string[]
}

/** Every field must be named, even if it may be undefined: a field added to the type but not read does not compile. */
export type Complete<T> = { [Name in keyof Required<T>]: T[Name] }

/**
 * An article or a page with its text. Lists and links do without it: the texts of 5,000 articles are 60 MB in each process
 * that holds them.
 */
export type WithBody<T extends Post | Page> = T & {
  /** Markdown, with a blank line for each line of front matter, so that positions are those of the file. */
  body: string
  /** Where each field of the front matter stands; only messages need it. */
  places?: Readonly<Record<string, Place>>
}
