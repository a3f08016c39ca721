import { topicsOf } from '@/lib/posts/topics'
import { lastModified } from '@/lib/seo/last-modified'
import { robots } from '@/lib/seo/robots'
import { indexedPages, sitemapEntries, sitemapParts } from '@/lib/seo/sitemap'
import { fileAddress } from '@/lib/urls'
import { clinic, makePage, makePost } from '../make-post'
import { expect, test } from '../test'

test.use({ environment: { SITE_URL: 'https://clinic.example' } })

const date = new Date('2024-01-01')
const updated = new Date('2025-01-01')
const lastReviewed = new Date('2026-01-01')

test('an article was last changed when it was updated, reviewed or published, whichever came last', () => {
  expect(lastModified({ date, updated, lastReviewed })).toEqual(lastReviewed)
  expect(lastModified({ date, updated: lastReviewed, lastReviewed: updated })).toEqual(lastReviewed)
  expect(lastModified({ date, updated })).toEqual(updated)
  expect(lastModified({ date, lastReviewed })).toEqual(lastReviewed)
  expect(lastModified({ date: lastReviewed, lastReviewed: date })).toEqual(lastReviewed)
  expect(lastModified({ date })).toEqual(date)
})

test('the sitemap has every article and page, and the topics that have more than one article', () => {
  const hair = { slug: 'hair', label: 'Hair' }
  const skin = { slug: 'skin', label: 'Skin' }
  const posts = [
    makePost({ slug: 'a', date, updated, topics: [hair, skin] }),
    makePost({ slug: 'b', date, lastReviewed, topics: [skin] }),
  ]
  const pages = [makePage({ updated: date }), makePage({ slug: 'privacy' })]
  const entries = sitemapEntries(indexedPages(posts, pages, topicsOf(posts), clinic), 0)
  expect(entries.map(({ url, lastModified: modified }) => [url, modified])).toEqual([
    ['https://clinic.example', lastReviewed],
    ['https://clinic.example/articles', lastReviewed],
    ['https://clinic.example/topics', lastReviewed],
    ['https://clinic.example/search', lastReviewed],
    ['https://clinic.example/how-we-publish/rules', undefined],
    ['https://clinic.example/glossary', undefined],
    ['https://clinic.example/about', date],
    ['https://clinic.example/privacy', undefined],
    ['https://clinic.example/topics/skin', lastReviewed],
    ['https://clinic.example/articles/a', updated],
    ['https://clinic.example/articles/b', lastReviewed],
  ])
  for (const { images } of entries)
    expect(images).toEqual([expect.stringMatching(/^https:\/\/clinic\.example\/og\/[0-9a-f]{16}\.png$/)])
})

test('the name of a picture is escaped for XML', () => {
  const picture = { src: fileAddress("/img/a & b's <c>.jpg"), width: 1, height: 1, alt: '' }
  const [image] =
    sitemapEntries(indexedPages([makePost({ picture })], [], [], clinic), 0).at(-1)?.images ?? []
  expect(image).toBe("https://clinic.example/img/a%20%26%20b's%20%3Cc%3E.jpg")
})

test('the sitemap is split at 50,000 addresses, and robots.txt names every part', () => {
  const pages = Array.from({ length: 100_001 }, (_, index) => ({
    path: `/articles/${index}` as const,
    images: [],
  }))
  const parts = sitemapParts(pages)
  expect(parts).toBe(3)
  const sizes = Array.from({ length: parts }, (_, part) => sitemapEntries(pages, part).length)
  expect(sizes).toEqual([50_000, 50_000, 1])
  expect(robots(parts).sitemap).toEqual([
    'https://clinic.example/sitemap/0.xml',
    'https://clinic.example/sitemap/1.xml',
    'https://clinic.example/sitemap/2.xml',
  ])
  expect(robots(1).sitemap).toEqual(['https://clinic.example/sitemap.xml'])
  expect(sitemapParts([])).toBe(1)
})

test('robots.txt disallows the editor and the endpoints, but no page whose address begins like theirs', () => {
  expect(robots(1).rules).toMatchObject({ disallow: ['/admin$', '/admin/', '/api/'] })
})
