import type { Post, Topic } from './post'
import { topicsOf } from './topics'

/**
 * The articles to read next: those that share the most topics first, and of those the newest.
 *
 * @param posts all articles, newest first
 * @param count the most to return
 * @param excluded articles named elsewhere on the page, and not named again
 */
export function relatedPosts(
  post: Post,
  posts: readonly Post[],
  count: number,
  excluded: readonly (Post | undefined)[] = [],
): readonly Post[] {
  const topics = new Set(post.topics.map((topic) => topic.slug))
  // One list for each number of shared topics, from none to all: a single pass without sorting, because each of 5,000
  // articles does this with all others.
  const bySharedTopics: Post[][] = Array.from({ length: topics.size + 1 }, () => [])
  for (const other of posts) {
    if (other.slug === post.slug || excluded.includes(other)) continue
    let shared = 0
    for (const topic of other.topics) if (topics.has(topic.slug)) shared++
    const list = bySharedTopics[shared]
    if (list !== undefined && list.length < count) list.push(other)
    // No article can share more than all topics.
    if (shared === topics.size && list?.length === count) break
  }
  return bySharedTopics.reverse().flat().slice(0, count)
}

/** The articles next to one in its first topic, by date. */
export type Neighbours = { topic: Topic; earlier: Post | undefined; later: Post | undefined }

/**
 * The articles before and after one in its first topic.
 *
 * @param posts every article, newest first
 * @returns undefined when it has no topic
 */
export function neighboursOf(post: Post, posts: readonly Post[]): Neighbours | undefined {
  const [topic] = post.topics
  if (topic === undefined) return undefined
  const inTopic = topicsOf(posts).find(({ slug }) => slug === topic.slug)?.posts ?? []
  const at = inTopic.findIndex(({ slug }) => slug === post.slug)
  return { topic, earlier: inTopic[at + 1], later: inTopic[at - 1] }
}
