import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseXml, XmlElement } from '@rgrove/parse-xml'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as textOf } from 'mdast-util-to-string'
import { type APIRequestContext, expect, test } from 'playwright/test'
import { visit } from 'unist-util-visit'
import { z } from 'zod'
import { getClinic } from '@/lib/posts'
import { socialImage } from '@/lib/seo/social-image'
import { buildVariant, type ServedVariant, serveVariant } from '../build-variant'
import { TRICKY_TITLE } from '../make-post'
import { readHtml } from '../read-html'
import { article } from '../unit/broken-articles'

// One site with other content, built and served once for all tests of this file, which run in order in one process.
test.describe.configure({ mode: 'default' })
test.use({ javaScriptEnabled: false })

const ORIGIN = 'https://clinic.example'
const ALIASES = Array.from({ length: 1000 }, (_, index) => `/old/address-${index}`)
/** What ends a script, and what keeps one from ending. */
const BREAKING_TITLE = 'The first </script><!-- <script> one'
const PUBLISHED = ['first', 'second', 'tricky']
const HIDDEN = [
  { slug: 'draft', title: 'A draft' },
  { slug: 'future', title: 'Not yet' },
]

let site: ServedVariant

test.beforeAll(async () => {
  test.setTimeout(180_000)
  const pages = ['about', 'how-we-publish', 'privacy'].map((slug) => [
    `content/pages/${slug}.md`,
    article({ templateKey: 'page', title: `The page ${slug}`, path: slug, date: undefined }),
  ])
  site = await serveVariant({
    'content/articles': null,
    'content/articles/first.md': article({ title: BREAKING_TITLE, tags: '[skin]', date: '2024-01-01' }),
    'content/articles/second.md': article({
      title: 'The second',
      tags: '[skin, hair]',
      date: '2024-02-01',
      aliases: ALIASES.map((alias) => `\n  - ${alias}`).join(''),
    }),
    'content/articles/tricky.md': article(
      {
        title: `"${TRICKY_TITLE.replaceAll('"', '\\"')}"`,
        tags: '[skin]',
        date: '2024-03-01',
        aliases: '[/articles/was-tricky, /topics/gone, /über/uns, /rock%26roll, "/a+b,c"]',
      },
      'Some text.\n\n<!-- Ask Ada. -->\n',
    ),
    'content/articles/draft.md': article({ title: 'A draft', draft: 'true', tags: '[skin]' }),
    'content/articles/future.md': article({ title: 'Not yet', date: '2999-01-01', tags: '[skin]' }),
    'content/addresses.txt': '/articles/was-tricky\n/about\n/topics/skins /topics/skin\n',
    '.env.local': `SITE_URL=${ORIGIN}\n`,
    ...Object.fromEntries(pages),
  })
})

test.afterAll(() => site?.remove())

const text = async (request: APIRequestContext, address: string) => {
  const response = await request.get(`${site.origin}${address}`, { maxRedirects: 0 })
  expect([address, response.status()]).toEqual([address, 200])
  return response.text()
}

/** The slugs of the articles that these URLs lead to, each once, sorted. */
function slugsOf(urls: readonly string[]): string[] {
  const paths = urls.filter((url) => URL.canParse(url, ORIGIN)).map((url) => new URL(url, ORIGIN))
  const slugs = paths
    .filter((url) => url.origin === ORIGIN)
    .flatMap(({ pathname }) => /^\/articles\/([\w-]+)(?:\.md)?$/.exec(pathname)?.[1] ?? [])
  return [...new Set(slugs)].sort()
}

function elementsOf(xml: string, name: string): XmlElement[] {
  const found: XmlElement[] = []
  const walk = (element: XmlElement) => {
    if (element.name === name) found.push(element)
    for (const child of element.children) if (child instanceof XmlElement) walk(child)
  }
  const { root } = parseXml(xml)
  if (root) walk(root)
  return found
}

function linksOf(markdown: string): { label: string; url: string }[] {
  const links: { label: string; url: string }[] = []
  visit(fromMarkdown(markdown), 'link', (link) => {
    links.push({ label: textOf(link), url: link.url })
  })
  return links
}

const feedSchema = z.object({ items: z.array(z.object({ url: z.string(), title: z.string() })) })

/** The addresses that each surface names. */
const surfaces: Record<string, (request: APIRequestContext) => Promise<readonly string[]>> = {
  'the list': async (request) => readHtml(await text(request, '/articles')).addresses,
  'the A to Z': async (request) => readHtml(await text(request, '/search')).addresses,
  'a topic': async (request) => readHtml(await text(request, '/topics/skin')).addresses,
  'the sitemap': async (request) =>
    elementsOf(await text(request, '/sitemap.xml'), 'loc').map((location) => location.text),
  'the RSS feed': async (request) =>
    elementsOf(await text(request, '/feed.xml'), 'item').map(
      (item) => elementsOfItem(item, 'link')[0]?.text ?? '',
    ),
  'the JSON Feed': async (request) =>
    feedSchema.parse(JSON.parse(await text(request, '/feed.json'))).items.map(({ url }) => url),
  'llms.txt': async (request) => linksOf(await text(request, '/llms.txt')).map(({ url }) => url),
  'the structured data of the list': async (request) =>
    readHtml(await text(request, '/articles')).graph.flatMap((thing) =>
      [...JSON.stringify(thing).matchAll(/"url":"([^"]+)"/g)].map(([, url = '']) => url),
    ),
  'the structured data of a topic': async (request) =>
    readHtml(await text(request, '/topics/skin')).graph.flatMap((thing) =>
      [...JSON.stringify(thing).matchAll(/"url":"([^"]+)"/g)].map(([, url = '']) => url),
    ),
}
const elementsOfItem = (item: XmlElement, name: string) =>
  item.children.filter((child): child is XmlElement => child instanceof XmlElement && child.name === name)

for (const [name, addressesOf] of Object.entries(surfaces)) {
  test(`${name} names exactly the published articles`, async ({ request }) => {
    expect(slugsOf(await addressesOf(request))).toEqual(PUBLISHED)
  })
}

test('every published article has a page, Markdown and a social image; a draft and a scheduled article have none', async ({
  request,
}) => {
  const clinic = await getClinic()
  const status = async (address: string) =>
    (await request.get(`${site.origin}${address}`, { maxRedirects: 0 })).status()
  const pictureOf = (slug: string, title: string) => socialImage(slug, title, clinic).path
  for (const slug of PUBLISHED) {
    const { meta } = readHtml(await text(request, `/articles/${slug}`))
    expect(await text(request, `/articles/${slug}.md`)).toContain(`<${ORIGIN}/articles/${slug}>`)
    expect(meta.get('og:image')).toBe(`${ORIGIN}${pictureOf(slug, meta.get('og:title') ?? '')}`)
    expect(await status(new URL(meta.get('og:image') ?? '').pathname)).toBe(200)
  }
  for (const { slug, title } of HIDDEN) {
    for (const address of [`/articles/${slug}`, `/articles/${slug}.md`, pictureOf(slug, title)])
      expect([address, await status(address)]).toEqual([address, 404])
  }
})

test('a topic with one article exists, but is kept out of the sitemap and of search engines', async ({
  request,
}) => {
  expect(readHtml(await text(request, '/topics/hair')).meta.get('robots')).toContain('noindex')
  const locations = elementsOf(await text(request, '/sitemap.xml'), 'loc').map((location) => location.text)
  expect(locations).toContain(`${ORIGIN}/topics/skin`)
  expect(locations).not.toContain(`${ORIGIN}/topics/hair`)
})

test('a title with every difficult character survives everywhere', async ({ request }) => {
  const address = `${ORIGIN}/articles/tricky`
  const page = readHtml(await text(request, '/articles/tricky'))
  expect(page.title).toContain(TRICKY_TITLE)
  expect(page.meta.get('og:title')).toBe(TRICKY_TITLE)
  expect(page.meta.get('twitter:title')).toBe(TRICKY_TITLE)
  expect(page.meta.get('og:image:alt')).toContain(TRICKY_TITLE)
  expect(page.graph.find((thing) => thing['@type'] === 'Article')?.headline).toBe(TRICKY_TITLE)
  const item = elementsOf(await text(request, '/feed.xml'), 'item').find(
    (one) => elementsOfItem(one, 'link')[0]?.text === address,
  )
  expect(item && elementsOfItem(item, 'title')[0]?.text).toBe(TRICKY_TITLE)
  const { items } = feedSchema.parse(JSON.parse(await text(request, '/feed.json')))
  expect(items.find(({ url }) => url === address)?.title).toBe(TRICKY_TITLE)
  const links = linksOf(await text(request, '/llms.txt'))
  expect(links.find(({ url }) => url === `${address}.md`)?.label).toBe(TRICKY_TITLE)
  const markdown = await text(request, '/articles/tricky.md')
  const [heading] = fromMarkdown(markdown).children
  expect(textOf(heading)).toBe(TRICKY_TITLE)
  expect(markdown).not.toContain('Ask Ada')
})

test('no title can break out of the structured data', async ({ request }) => {
  const page = readHtml(await text(request, '/articles/first'))
  expect(page.graph.find((thing) => thing['@type'] === 'Article')?.headline).toBe(BREAKING_TITLE)
  expect(page.meta.get('og:title')).toBe(BREAKING_TITLE)
})

test('1,000 old addresses redirect permanently, also in the manifests that a host reads', async ({
  request,
}) => {
  test.slow()
  const targets = new Map([
    ...ALIASES.map((alias) => [alias, '/articles/second'] as const),
    ['/articles/was-tricky', '/articles/tricky'] as const,
    ['/topics/gone', '/articles/tricky'] as const,
    ['/topics/skins', '/topics/skin'] as const,
    ['/%C3%BCber/uns', '/articles/tricky'] as const,
    ['/rock%26roll', '/articles/tricky'] as const,
    ['/rock&roll', '/articles/tricky'] as const,
    ['/a%2Bb%2Cc', '/articles/tricky'] as const,
    ['/a+b,c', '/articles/tricky'] as const,
  ])
  for (const [alias, target] of targets) {
    const response = await request.get(`${site.origin}${alias}`, { maxRedirects: 0 })
    expect([alias, response.status(), response.headers().location]).toEqual([alias, 308, target])
  }
  // Vercel builds its routes from these two files; it accepts 2,048 (vercel.com/docs/limits), not counting prerendered pages.
  const manifest = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(site.root, '.next', name), 'utf8'))
  const prerendered = z
    .object({
      routes: z.record(
        z.string(),
        z.object({
          initialStatus: z.number().optional(),
          initialHeaders: z.record(z.string(), z.string()).optional(),
        }),
      ),
    })
    .parse(await manifest('prerender-manifest.json'))
  for (const alias of ALIASES) {
    expect(prerendered.routes[alias]).toMatchObject({
      initialStatus: 308,
      initialHeaders: { location: '/articles/second' },
    })
  }
  const { redirects } = z
    .object({ redirects: z.array(z.unknown()) })
    .parse(await manifest('routes-manifest.json'))
  expect(redirects.length).toBeLessThan(50)
})

test('no function that a host runs includes articles or public files', async () => {
  // Vercel packs into each function what is on its list, at most 250 MB (vercel.com/docs/functions/limitations).
  const folder = path.join(site.root, '.next/server')
  const names = await readdir(folder, { recursive: true })
  const lists = names.filter((name) => name.endsWith('.nft.json'))
  expect(lists.length).toBeGreaterThan(20)
  for (const name of lists) {
    const list = path.join(folder, name)
    const { files } = z.object({ files: z.array(z.string()) }).parse(JSON.parse(await readFile(list, 'utf8')))
    const carried = files.map((file) => path.relative(site.root, path.resolve(path.dirname(list), file)))
    expect([name, carried.filter((file) => /^(public|content.articles)\b/.test(file))]).toEqual([name, []])
  }
})

test('a production build without an address stops with one sentence', async () => {
  const { code, output } = await buildVariant(site, {
    SITE_URL: '',
    VERCEL_PROJECT_PRODUCTION_URL: '',
    VERCEL_ENV: 'production',
  })
  expect(code).toBe(1)
  expect(output.trim().split('\n')).toEqual([expect.stringMatching(/localhost.*SITE_URL/)])
})
