import { expect, test } from 'playwright/test'
import type { Page, Post } from '@/lib/posts'
import { aliasTargets, formerArticleAddresses } from '@/lib/posts/old-addresses'

const post = (slug: string, aliases: string[] = []): Post => ({
  slug,
  aliases,
  file: `content/articles/${slug}.md`,
  title: slug,
  description: slug,
  date: new Date(0),
  kind: 'information',
  featured: false,
  topics: [],
  draft: false,
})
const page = (slug: string): Page => ({
  slug,
  file: `content/pages/${slug}.md`,
  title: slug,
  description: slug,
  aliases: [`/old-${slug}`],
})

/** Where the patterns alone lead a former address. */
function target(path: string, redirects: ReturnType<typeof formerArticleAddresses>): string | undefined {
  for (const { source, destination } of redirects) {
    const slug = new RegExp(`^${source.replace(/:slug(\(.*\))/, '$1')}$`).exec(path)?.[1]
    if (slug !== undefined) return destination.replace(':slug', slug)
  }
  return undefined
}

test('a few short patterns redirect both former addresses of each of 1,000 articles', () => {
  const posts = Array.from({ length: 1000 }, (_, index) => post(`a-rather-long-name-of-an-article-${index}`))
  const redirects = formerArticleAddresses(posts, [])
  expect(redirects.length).toBeLessThan(30)
  expect(Math.max(...redirects.map(({ source }) => source.length))).toBeLessThan(4096)
  for (const { slug } of posts) {
    expect(target(`/${slug}`, redirects)).toBe(`/articles/${slug}`)
    expect(target(`/blog/${slug}`, redirects)).toBe(`/articles/${slug}`)
  }
  expect(target('/blog/another', redirects)).toBeUndefined()
})

test('pages and the site’s own addresses are never redirected to an article of the same name', () => {
  const redirects = formerArticleAddresses([post('about'), post('topics'), post('skin')], [page('about')])
  expect(target('/about', redirects)).toBeUndefined()
  expect(target('/topics', redirects)).toBeUndefined()
  expect(target('/skin', redirects)).toBe('/articles/skin')
})

test('every alias leads to the entry that has it, and a renamed topic to its new address', () => {
  const moved = [['/topics/hear', '/topics/hair']] as const
  expect([...aliasTargets([post('skin', ['/en/old', '/older'])], [page('about')], moved)]).toEqual([
    ['/topics/hear', '/topics/hair'],
    ['/en/old', '/articles/skin'],
    ['/older', '/articles/skin'],
    ['/old-about', '/about'],
  ])
})
