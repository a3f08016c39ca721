import { type Address, RESERVED, urls } from '../urls'
import type { Page, Post } from './post'

/** A redirect in the form that next.config.ts takes. */
type Redirect = { source: string; destination: string; permanent: true }

/** Vercel accepts patterns of at most 4,096 characters (vercel.com/docs/project-configuration, "source"). */
const MAX_PATTERN = 4000

/**
 * The addresses that articles had on the clinic's former site: `/<slug>` and `/blog/<slug>`. Many slugs share one
 * pattern, because hosts limit the number of redirects: 1,000 articles need 20 entries instead of 2,000.
 */
export function formerArticleRedirects(posts: readonly Post[], pages: readonly Page[]): Redirect[] {
  const slugs = posts.map(({ slug }) => slug)
  const redirectsFrom = (prefix: string, moved: readonly string[]) =>
    slugPatterns(moved).map((pattern) => ({
      source: `${prefix}/:slug(${pattern})`,
      destination: urls.article(':slug'),
      permanent: true as const,
    }))
  const former = formerAddresses(posts, pages)
  return [
    ...redirectsFrom('/blog', slugs),
    ...redirectsFrom(
      '',
      slugs.filter((slug) => former.has(`/${slug}`)),
    ),
  ]
}

/** The old addresses that articles have without listing them, each with its target. */
export function formerAddresses(posts: readonly Post[], pages: readonly Page[]): Map<string, Address> {
  // A page of content/pages keeps its address, even when an article has the same slug.
  const taken = new Set<string>([...RESERVED, ...pages.map(({ slug }) => slug)])
  return new Map(
    posts.flatMap(({ slug }) => {
      const target = urls.article(slug)
      const below = [`/blog/${slug}`, target] as const
      return taken.has(slug) ? [below] : [below, [`/${slug}`, target] as const]
    }),
  )
}

/** `a|b|c`, in pieces short enough for a host: patterns that match these slugs and no others. */
export function slugPatterns(slugs: readonly string[]): string[] {
  const patterns: string[] = []
  for (const slug of slugs) {
    const last = patterns.at(-1)
    if (last !== undefined && last.length + slug.length < MAX_PATTERN)
      patterns[patterns.length - 1] = `${last}|${slug}`
    else patterns.push(slug)
  }
  return patterns
}

/** The old and the new address of a renamed topic; content/addresses.txt lists both. */
export type MovedTopic = readonly [from: string, to: Address]

/** Every alias in the front matter of articles and pages, and every renamed topic, with its target. */
export function aliasTargets(
  posts: readonly Post[],
  pages: readonly Page[],
  moved: readonly MovedTopic[],
): Map<string, Address> {
  return new Map([
    ...moved,
    ...posts.flatMap(({ slug, aliases }) => aliases.map((alias) => [alias, urls.article(slug)] as const)),
    ...pages.flatMap(({ slug, aliases }) => aliases.map((alias) => [alias, urls.page(slug)] as const)),
  ])
}
