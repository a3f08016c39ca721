import type { MetadataRoute } from 'next'
import type { Clinic } from '../clinic'
import type { Page, Post } from '../posts'
import type { TopicWithPosts } from '../posts/topics'
import { type Address, absoluteUrl, urls } from '../urls'
import { type FixedPage, fixedPages } from './fixed-pages'
import { lastModified, newestChange } from './last-modified'
import { type SocialImage, socialImages } from './social-image'

/** The most addresses in one file (sitemaps.org/protocol.html). */
const MAX_ENTRIES = 50_000

/** A topic with one article says nothing that the article does not: its page exists, but is not indexed. */
export function isTopicIndexed({ posts }: Pick<TopicWithPosts, 'posts'>): boolean {
  return posts.length > 1
}

/** These change with every article; the others with the glossary or the code, whose dates of change are unknown. */
const GENERATED_FROM_ARTICLES: ReadonlySet<FixedPage> = new Set([
  fixedPages.articles,
  fixedPages.topics,
  fixedPages.search,
])

/** A page that search engines should know: its address, its last change and its pictures. */
export type IndexedPage = { path: Address; modified?: Date | undefined; images: readonly Address[] }

/** Every page that search engines should know. They find the later pages of a list through the first. */
export function indexedPages(
  posts: readonly Post[],
  pages: readonly Page[],
  topics: readonly TopicWithPosts[],
  clinic: Clinic,
): readonly IndexedPage[] {
  const newest = newestChange(posts)
  const drawn = (image: SocialImage) => [image.path]
  return [
    { path: urls.home, modified: newest, images: drawn(socialImages.home(clinic)) },
    ...Object.values(fixedPages).map((page) => ({
      path: page.path,
      modified: GENERATED_FROM_ARTICLES.has(page) ? newest : undefined,
      images: drawn(socialImages.fixed(page, clinic)),
    })),
    ...pages.map((page) => ({
      path: urls.page(page.slug),
      modified: page.updated,
      images: drawn(socialImages.page(page, clinic)),
    })),
    ...topics.filter(isTopicIndexed).map((topic) => ({
      path: urls.topic(topic.slug),
      modified: newestChange(topic.posts),
      images: drawn(socialImages.topic(topic, clinic)),
    })),
    ...posts.map((post) => ({
      path: urls.article(post.slug),
      modified: lastModified(post),
      images: [...(post.picture ? [post.picture.src] : []), ...drawn(socialImages.article(post, clinic))],
    })),
  ]
}

/** How many files the sitemap has; at least one. */
export function sitemapParts(pages: readonly IndexedPage[]): number {
  return Math.max(1, Math.ceil(pages.length / MAX_ENTRIES))
}

/** One file of the sitemap, counted from 0. Next 16.4 does not escape addresses in its XML; none has an `&`. */
export function sitemapEntries(pages: readonly IndexedPage[], part: number): MetadataRoute.Sitemap {
  return pages.slice(part * MAX_ENTRIES, (part + 1) * MAX_ENTRIES).map(({ path, modified, images }) => ({
    url: absoluteUrl(path),
    images: images.map(absoluteUrl),
    ...(modified ? { lastModified: modified } : {}),
  }))
}
