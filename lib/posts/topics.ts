import { slugOf } from './article-schema'
import type { Post, Topic } from './post'

/** A topic with its articles, newest first. */
export type TopicWithPosts = Topic & { posts: readonly Post[] }

/** The topics of the given articles, sorted by name, each with the articles that have it, in their order. */
export function topicsOf(posts: readonly Post[]): readonly TopicWithPosts[] {
  // Cached: every article looks for its neighbours in the same list.
  const known = topicsByPosts.get(posts) ?? groupByTopic(posts)
  topicsByPosts.set(posts, known)
  return known
}

const topicsByPosts = new WeakMap<readonly Post[], readonly TopicWithPosts[]>()

function groupByTopic(posts: readonly Post[]): readonly TopicWithPosts[] {
  const topics = new Map<string, Topic & { posts: Post[] }>()
  for (const post of posts) {
    for (const topic of post.topics) {
      const known = topics.get(topic.slug)
      if (known) known.posts.push(post)
      else topics.set(topic.slug, { ...topic, posts: [post] })
    }
  }
  return [...topics.values()].sort((a, b) => a.label.localeCompare(b.label, 'en'))
}

/** The topics that an article's tags name, each once, with the label written with spaces or capitals if there is one. */
export function topicsOfTags(tags: readonly string[]): Topic[] {
  const labels = new Map<string, string>()
  for (const tag of tags) {
    const slug = slugOf(tag)
    if ((labels.get(slug) ?? slug) === slug) labels.set(slug, tag)
  }
  return [...labels].map(([slug, label]) => ({ slug, label }))
}

/**
 * `Anti Aging` in one article and `anti-aging` in another are one topic with one name: the newest spelling with spaces or
 * capitals, otherwise the words of the slug, `skin-rejuvenation` as "Skin rejuvenation". Published articles decide; others
 * only when no published one has the topic.
 *
 * @param posts newest first
 */
export function withOneLabelPerTopic<T extends Post>(
  posts: readonly T[],
  isPublished: (post: T) => boolean,
): T[] {
  const labels = new Map([
    ...labelsOf(posts.filter((post) => !isPublished(post))),
    ...labelsOf(posts.filter(isPublished)),
  ])
  return posts.map((post) => ({
    ...post,
    topics: post.topics.map(({ slug }) => ({ slug, label: labels.get(slug) ?? slug })),
  }))
}

function labelsOf(posts: readonly Post[]): Map<string, string> {
  const written = new Map<string, string>()
  for (const { slug, label } of posts.flatMap((post) => post.topics))
    if ((written.get(slug) ?? slug) === slug) written.set(slug, label)
  return new Map(
    [...written].map(([slug, label]) => {
      const words = label === slug ? slug.replaceAll('-', ' ') : label
      return [slug, words.charAt(0).toUpperCase() + words.slice(1)]
    }),
  )
}
