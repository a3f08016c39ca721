import { truncateText } from '../truncate-text'
import { urls } from '../urls'
import { SNIPPET_LENGTH } from './article-schema'
import { type Sources, sourceOf } from './check-addresses'
import type { Post } from './post'
import { reportWarning } from './report'

/** Fields by which readers and search engines tell articles apart. */
const DISTINGUISHING_FIELDS = ['title', 'description'] as const

/**
 * Warns about things that look like one: articles of whose title or description the same is shown, and tags that differ
 * in more than case, accents and hyphens, such as `PRP` and `PRP+`, but become one topic.
 *
 * @param posts all that is published or will be automatically: no drafts; with their topics as they name them
 */
export function checkDuplicates(posts: readonly Post[], sources: Sources): void {
  const warn = ({ file: path }: Post, field: string, reason: string) => {
    const { file, placeOf } = sourceOf(sources, path)
    reportWarning(file, placeOf([field]), `${field}: ${reason}`, field)
  }
  // As lib/seo cuts it: two that differ only in their ends are the same on a tab and in a list of results.
  for (const field of DISTINGUISHING_FIELDS)
    for (const group of grouped(posts, (post) => shownOf(post, field)))
      for (const post of group) {
        const other = group.find((one) => one !== post)
        const more = group.length - 2
        if (other === undefined) continue
        const isCut = group.some((one) => one[field].toLowerCase() !== post[field].toLowerCase())
        const same = isCut ? 'what search engines show of it is the same as in' : 'the same as in'
        warn(
          post,
          field,
          `${same} ${other.file}${more > 0 ? ` and ${more} ${more === 1 ? 'other' : 'others'}` : ''}; ${isCut ? 'begin with' : 'write'} what is particular to this article`,
        )
      }
  const named = posts.flatMap((post) =>
    post.topics.map((topic) => ({ post, ...topic, words: normaliseLabel(topic.label) })),
  )
  for (const topic of grouped(named, ({ slug }) => slug)) {
    // One article per name, not each with each: a topic may have 5,000 articles, and nearly always has one name.
    const firsts = grouped(topic, ({ words }) => words).flatMap((group) => group.slice(0, 1))
    if (firsts.length === 1) continue
    for (const { post, slug, label, words } of topic) {
      const other = firsts.find((one) => one.words !== words)
      if (other !== undefined)
        warn(
          post,
          'tags',
          `"${label}" here and "${other.label}" in ${other.post.file} are one topic, ${urls.topic(slug)}; write the tag the same way in both, or choose another word`,
        )
    }
  }
}

const shownOf = (post: Post, field: (typeof DISTINGUISHING_FIELDS)[number]): string =>
  truncateText(post[field], SNIPPET_LENGTH[field]).toLowerCase()

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return [...groups.values()]
}

/** `Anti-Aging` and `anti aging` are the same words. */
const normaliseLabel = (label: string): string =>
  label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_–-]+/g, ' ')
