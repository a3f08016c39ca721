import { expect, test } from 'playwright/test'
import { aliasTargets, formerArticleRedirects } from '@/lib/posts/old-addresses'
import { makePage, makePost } from '../make-post'

/** Where the patterns alone lead a former address. */
function target(path: string, redirects: ReturnType<typeof formerArticleRedirects>): string | undefined {
  for (const { source, destination } of redirects) {
    const slug = new RegExp(`^${source.replace(/:slug(\(.*\))/, '$1')}$`).exec(path)?.[1]
    if (slug !== undefined) return destination.replace(':slug', slug)
  }
  return undefined
}

test('a few short patterns redirect both former addresses of each of 1,000 articles', () => {
  const posts = Array.from({ length: 1000 }, (_, index) =>
    makePost({ slug: `a-rather-long-name-of-an-article-${index}` }),
  )
  const redirects = formerArticleRedirects(posts, [])
  expect(redirects.length).toBeLessThan(30)
  expect(Math.max(...redirects.map(({ source }) => source.length))).toBeLessThan(4096)
  for (const { slug } of posts) {
    expect(target(`/${slug}`, redirects)).toBe(`/articles/${slug}`)
    expect(target(`/blog/${slug}`, redirects)).toBe(`/articles/${slug}`)
  }
  expect(target('/blog/another', redirects)).toBeUndefined()
})

test('pages and the site’s own addresses are never redirected to an article of the same name', () => {
  const posts = ['about', 'topics', 'skin'].map((slug) => makePost({ slug }))
  const redirects = formerArticleRedirects(posts, [makePage({ slug: 'about' })])
  expect(target('/about', redirects)).toBeUndefined()
  expect(target('/topics', redirects)).toBeUndefined()
  expect(target('/skin', redirects)).toBe('/articles/skin')
})

test('every alias leads to the entry that has it, and a renamed topic to its new address', () => {
  const posts = [makePost({ slug: 'skin', aliases: ['/en/old', '/older'] })]
  const pages = [makePage({ slug: 'about', aliases: ['/old-about'] })]
  expect([...aliasTargets(posts, pages, [['/topics/hear', '/topics/hair']])]).toEqual([
    ['/topics/hear', '/topics/hair'],
    ['/en/old', '/articles/skin'],
    ['/older', '/articles/skin'],
    ['/old-about', '/about'],
  ])
})
