import { slugOf } from './article-schema'
import type { Post, Topic } from './post'

/** A topic with its articles, newest first. */
export type TopicWithPosts = Topic & { posts: readonly Post[] }

/** The topics of some articles, by name, each with those of the articles that have it, in their order. */
export function topicsOf(posts: readonly Post[]): readonly TopicWithPosts[] {
  // Every article asks for its neighbours in the same list.
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

/** The topics that the tags of an article name, each once, as it was written with spaces or capitals if it was. */
export function topicsOfTags(tags: readonly string[]): Topic[] {
  const labels = new Map<string, string>()
  for (const tag of tags) {
    const slug = slugOf(tag)
    if ((labels.get(slug) ?? slug) === slug) labels.set(slug, tag)
  }
  return [...labels].map(([slug, label]) => ({ slug, label }))
}

/**
 * `Anti Aging` in one article and `anti-aging` in another are one topic with one name: what staff wrote with spaces or
 * capitals, in the newest article that does; else the words of the slug, `skin-rejuvenation` as "Skin rejuvenation".
 * What patients can read decides; a draft only where nothing that is published has the topic.
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
