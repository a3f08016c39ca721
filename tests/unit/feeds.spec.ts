import { parseXml, type XmlElement } from '@rgrove/parse-xml'
import { z } from 'zod'
import type { Post } from '@/lib/posts'
import { jsonFeed, rssFeed } from '@/lib/seo/feed'
import { clinic, makePost, TRICKY_TITLE } from '../make-post'
import { expect, test } from '../test'

test.use({ environment: { SITE_URL: 'https://clinic.example' } })

const posts = [
  makePost({
    slug: 'tricky',
    title: TRICKY_TITLE,
    description: 'Less <b>than</b> 5 & more ]]> than "that".',
    topics: [{ slug: 'skin', label: 'Skin & <hair>' }],
    author: 'Dr A & B',
    updated: new Date('2026-02-01'),
    body: 'A ]]> dose\u0008\ufffe\uffff of 10<sup>6</sup> [1], see [there](/articles/other#part) and ![a](/img/a.jpg).\n\n<script>alert(1)</script>\n\n## References\n\n1. One.\n',
  }),
  ...Array.from({ length: 30 }, (_, index) =>
    makePost({ slug: `post-${index}`, date: new Date(Date.UTC(2024, 0, 31 - index)) }),
  ),
]

const bodyOf = async ({ slug }: Post) => posts.find((post) => post.slug === slug)?.body ?? ''

/** The child elements with this name. */
const all = (element: XmlElement | null | undefined, name: string): XmlElement[] =>
  (element?.children ?? []).filter((child): child is XmlElement => 'name' in child && child.name === name)
const one = (element: XmlElement | null | undefined, name: string): string | undefined =>
  all(element, name)[0]?.text

test('feed.xml follows RSS 2.0', async () => {
  const { root } = parseXml(await rssFeed(posts, clinic, bodyOf))
  expect([root?.name, root?.attributes.version]).toEqual(['rss', '2.0'])
  const [channel] = all(root, 'channel')
  expect(one(channel, 'title')).toBe('Müller & Söhne')
  expect(one(channel, 'link')).toBe('https://clinic.example/')
  expect(one(channel, 'description')).toBe(clinic.description)
  expect(one(channel, 'language')).toBe('en-GB')
  // The last change to an article, not the time of the build.
  expect(new Date(one(channel, 'lastBuildDate') ?? '')).toEqual(new Date('2026-02-01'))
  expect(all(channel, 'atom:link')[0]?.attributes).toMatchObject({
    rel: 'self',
    href: 'https://clinic.example/feed.xml',
  })
  const items = all(channel, 'item')
  expect(items.length).toBe(20)
  const rfc822 = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/
  for (const item of items) {
    expect(one(item, 'pubDate')).toMatch(rfc822)
    const [guid] = all(item, 'guid')
    expect([guid?.attributes.isPermaLink, guid?.text]).toEqual(['true', one(item, 'link')])
    // It would have to be an e-mail address.
    expect(all(item, 'author')).toEqual([])
  }
  expect(new Set(items.map((item) => one(item, 'guid'))).size).toBe(20)
})

test('an RSS item has the article intact, with absolute addresses', async () => {
  const { root } = parseXml(await rssFeed(posts, clinic, bodyOf))
  const [item] = all(all(root, 'channel')[0], 'item')
  expect(one(item, 'title')).toBe(TRICKY_TITLE)
  expect(one(item, 'description')).toBe('Less <b>than</b> 5 & more ]]> than "that".')
  expect(one(item, 'category')).toBe('Skin & <hair>')
  expect(one(item, 'dc:creator')).toBe('Dr A & B')
  const html = one(item, 'content:encoded') ?? ''
  expect(html).toContain('<p>Medical review: not medically reviewed yet</p>')
  expect(html).toContain('A ]]> dose of 10<sup>6</sup>')
  expect(html).toContain('href="https://clinic.example/articles/other#part"')
  expect(html).toContain('src="https://clinic.example/img/a.jpg"')
  expect(html).toContain('href="https://clinic.example/articles/tricky#reference-1"')
  expect(html).not.toContain('alert')
})

/** What jsonfeed.org/version/1.1 says about the fields of this feed. */
const jsonFeedRules = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  language: z.literal('en-GB'),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  description: z.string(),
  items: z.array(
    z.strictObject({
      id: z.url(),
      url: z.url(),
      title: z.string().min(1),
      content_html: z.string().min(1),
      summary: z.string().min(1),
      image: z.url(),
      date_published: z.iso.datetime(),
      date_modified: z.iso.datetime(),
      authors: z.tuple([z.strictObject({ name: z.string().min(1) })]),
      tags: z.array(z.string()),
    }),
  ),
})

test('no text ends its own CDATA section', async () => {
  const body = 'a[b[0]]>1 and c[d[0]]>2.'
  const post = makePost({ title: 'A ]]> B ]]> C', description: 'D ]]> E ]]> F', body })
  const { root } = parseXml(await rssFeed([post], clinic, async () => body))
  const [item] = all(all(root, 'channel')[0], 'item')
  expect(one(item, 'title')).toBe('A ]]> B ]]&gt; C')
  expect(one(item, 'content:encoded')).toContain('a[b[0]]>1 and c[d[0]]&gt;2.')
  const json = JSON.parse(await jsonFeed([post], clinic, async () => body))
  expect(json.items[0].title).toBe('A ]]> B ]]> C')
})

test('feed.json follows JSON Feed 1.1', async () => {
  const feed = jsonFeedRules.parse(JSON.parse(await jsonFeed(posts, clinic, bodyOf)))
  expect(feed.items.length).toBe(20)
  expect(feed.feed_url).toBe('https://clinic.example/feed.json')
  expect(feed.items[0]).toMatchObject({
    id: 'https://clinic.example/articles/tricky',
    url: 'https://clinic.example/articles/tricky',
    title: TRICKY_TITLE,
    tags: ['Skin & <hair>'],
    date_published: '2024-03-31T08:00:00.000Z',
    date_modified: '2026-02-01T00:00:00.000Z',
    authors: [{ name: 'Dr A & B' }],
    content_html: expect.stringContaining('10<sup>6</sup>'),
  })
  expect(feed.items[1]?.authors).toEqual([{ name: 'Müller & Söhne' }])
})

test('without articles the feeds are valid, and the same in every build', async () => {
  const first = await rssFeed([], clinic, bodyOf)
  expect(parseXml(first).root?.name).toBe('rss')
  expect(jsonFeedRules.parse(JSON.parse(await jsonFeed([], clinic, bodyOf))).items).toEqual([])
  expect(one(all(parseXml(first).root, 'channel')[0], 'lastBuildDate')).toBe('Thu, 01 Jan 1970 00:00:00 GMT')
})
