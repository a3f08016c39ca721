import { laterPages } from '@/lib/pagination'
import { getPages, getPosts, getTopics } from '@/lib/posts'
import { urls } from '@/lib/urls'

export const [posts, pages, topics] = await Promise.all([getPosts(), getPages(), getTopics()])

/** Every address that a reader can come to, and one where there is nothing. */
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
