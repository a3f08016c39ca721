import { isPreview } from '../urls'
import { checkAddresses, checkLedger, movedTopics } from './check-addresses'
import { checkDuplicates } from './check-duplicates'
import type { ContentWithBodies } from './content'
import type { Post } from './post'
import { readArticles, readPages } from './read-articles'
import { readClinic } from './read-clinic'
import { readGlossary } from './read-glossary'
import { readLedger } from './read-ledger'
import { checkSearchWords, readSearchWords } from './read-search-words'
import { compareMessages, isError } from './report'
import { topicsOf, withOneLabelPerTopic } from './topics'

/**
 * Reads content/ from disk. The only place that decides what is published.
 *
 * @param root the project's folder
 * @param now articles with a later date are not published yet
 */
export async function readContent(root: string, now: Date): Promise<ContentWithBodies> {
  const [articles, pages, facts, ledger, glossary, searchWords] = await Promise.all([
    readArticles(root),
    readPages(root),
    readClinic(root),
    readLedger(root),
    readGlossary(root),
    readSearchWords(root),
  ])
  const otherTexts = [...facts.words, ...glossary.words]
  const isOut = (post: Post) => isPublished(post, now)
  const entries = withOneLabelPerTopic(articles.entries, isOut)
  const posts = entries.filter(isOut)
  const published = { posts, pages: pages.entries, topics: topicsOf(posts) }
  // Future articles too: otherwise two that claim one address would only stop a build once the later one is due.
  const due = entries.filter(({ draft }) => !draft)
  const read = [...articles.sources, ...pages.sources]
  const sources = new Map(read.map((source) => [source.file.path, source]))
  checkAddresses({ posts: due, pages: pages.entries, topics: topicsOf(due) }, sources)
  checkDuplicates(
    articles.entries.filter(({ draft }) => !draft),
    sources,
  )
  checkSearchWords(searchWords, [
    ...[...posts, ...pages.entries].flatMap(({ title, description, body }) => [title, description, body]),
    ...otherTexts.map(({ text }) => text),
  ])
  const others = [facts.file, ledger, glossary.file, searchWords.file].filter((file) => file !== undefined)
  const files = [...read.map(({ file }) => file), ...others]
  // An article with an error has no address until it is fixed, which does not make that address a lost one.
  if (ledger && !files.some((file) => file.messages.some(isError))) checkLedger(ledger, published)
  return {
    posts,
    unpublished: entries.filter((post) => !isOut(post)),
    pages: pages.entries,
    broken: articles.broken,
    brokenPages: pages.broken,
    moved: ledger ? movedTopics(ledger) : [],
    clinic: facts.clinic,
    glossary: glossary.terms,
    words: otherTexts,
    searchWords: searchWords.words,
    messages: files.flatMap((file) => file.messages).sort(compareMessages),
  }
}

/** True for an article that is neither a draft nor dated later than `now`. */
export function isPublished({ draft, date }: Pick<Post, 'draft' | 'date'>, now: Date): boolean {
  return !draft && date <= now
}

/**
 * The content as this process shows it. Authors see drafts and future articles among the others: on `npm run dev` and on
 * Vercel's preview deployments, neither of which search engines may index.
 */
export function shownContent(content: ContentWithBodies): ContentWithBodies {
  if (process.env.NODE_ENV !== 'development' && !isPreview()) return content
  const posts = [...content.unpublished, ...content.posts].sort((a, b) => b.date.getTime() - a.date.getTime())
  return { ...content, posts }
}
