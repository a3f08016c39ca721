import { laterPages } from '@/lib/pagination'
import { readContent } from '@/lib/posts/read-content'
import { topicsOf } from '@/lib/posts/topics'
import { urls } from '@/lib/urls'

export const content = await readContent(process.cwd(), new Date())
if (content.clinic === undefined) throw new Error('content/clinic.yaml has an error; npm run check shows it')

// Tests read the content and repeat none of it: correcting a sentence or a telephone number breaks no test.
export const { posts, pages, glossary } = content
export const clinic = content.clinic
export const topics = topicsOf(posts)

/** Every address of a page, and one that does not exist. */
export const addresses: readonly string[] = [
  urls.home,
  urls.articles,
  ...laterPages(posts.length).map((page) => urls.articlesPage(Number(page))),
  ...posts.map(({ slug }) => urls.article(slug)),
  urls.topics,
  ...topics.map(({ slug }) => urls.topic(slug)),
  urls.search,
  urls.glossary,
  ...pages.map(({ slug }) => urls.page(slug)),
  urls.editorialRules,
  '/nothing/here',
]
