import { parseXml, type XmlElement } from '@rgrove/parse-xml'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { expect, test } from 'playwright/test'
import sharp from 'sharp'
import { colors, coverStrokes, coverTints } from '@/lib/drawing/colors'
import { isTopicIndexed } from '@/lib/seo/sitemap'
import { siteOrigin, urls } from '@/lib/urls'
import { type PageHead, readHtml } from '../read-html'
import { addresses, pages as contentPages, posts, topics } from './addresses'

test.use({ javaScriptEnabled: false })

const pages = addresses.filter((address) => address !== '/nothing/here')
const origin = siteOrigin()

/** The path of an absolute URL, which must be one of this site. */
function pathOf(url: string | undefined): string {
  expect(url).toMatch(new RegExp(`^${origin}(/|$)`))
  return new URL(url ?? '').pathname
}

/** Every page by its address, each read once. */
const read = new Map<string, PageHead>()
test.beforeAll(async ({ playwright }) => {
  const request = await playwright.request.newContext({ baseURL: process.env.TEST_BASE_URL ?? '' })
  for (const address of pages) {
    const response = await request.get(address, { maxRedirects: 0 })
    expect([address, response.status()]).toEqual([address, 200])
    read.set(address, readHtml(await response.text()))
  }
  await request.dispose()
})

test('every page has its own title, description and canonical address', () => {
  const [titles, descriptions] = [new Set<string>(), new Set<string>()]
  for (const [address, { title, meta, links }] of read) {
    expect(pathOf(links.find(({ rel }) => rel === 'canonical')?.href), 'canonical').toBe(address)
    expect(pathOf(meta.get('og:url'))).toBe(address)
    expect(title.length, `title of ${address}: ${title}`).toBeGreaterThanOrEqual(10)
    expect(title.length, `title of ${address}: ${title}`).toBeLessThanOrEqual(70)
    const description = meta.get('description') ?? ''
    expect(description.length, `description of ${address}`).toBeGreaterThanOrEqual(50)
    expect(description.length, `description of ${address}`).toBeLessThanOrEqual(170)
    titles.add(title)
    descriptions.add(description)
    expect(meta.get('og:description')).toBe(description)
    for (const name of ['og:title', 'og:site_name', 'og:image:alt'])
      expect(meta.get(name), `${name} of ${address}`).not.toBe('')
    expect(meta.get('og:locale')).toBe('en_GB')
    expect(meta.get('og:type')).toBe(/^\/articles\/[^/]+$/.test(address) ? 'article' : 'website')
    expect(meta.get('twitter:card')).toBe('summary_large_image')
    const feeds = links.filter(({ rel }) => rel === 'alternate').map(({ type, href }) => [type, pathOf(href)])
    expect(feeds).toContainEqual(['application/rss+xml', '/feed.xml'])
    expect(feeds).toContainEqual(['application/feed+json', '/feed.json'])
  }
  expect(titles.size).toBe(pages.length)
  expect(descriptions.size).toBe(pages.length)
})

test('every page is indexed, except topics with one article and unknown addresses', async ({ request }) => {
  const hidden = topics.filter((topic) => !isTopicIndexed(topic)).map(({ slug }) => urls.topic(slug))
  for (const [address, { meta }] of read) {
    expect([address, meta.get('robots')]).toEqual([
      address,
      hidden.some((topic) => topic === address)
        ? 'noindex, follow, max-image-preview:large'
        : 'index, follow, max-image-preview:large',
    ])
  }
  const missing = readHtml(await (await request.get('/nothing/here')).text())
  expect(missing.meta.get('robots')).toContain('noindex')
  expect(missing.meta.get('description')).toMatch(/\S/)
})

test('every social image is a PNG of 1200×630 that is cached permanently', async ({ request }) => {
  const images = new Set([...read.values()].map(({ meta }) => pathOf(meta.get('og:image'))))
  expect(images.size).toBeGreaterThan(10)
  for (const image of images) {
    const response = await request.get(image)
    expect([image, response.status()]).toEqual([image, 200])
    expect(response.headers()['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(await sharp(await response.body()).metadata()).toMatchObject({
      format: 'png',
      width: 1200,
      height: 630,
    })
  }
})

test('every icon exists, and the favicon is the logo at the top of the page', async ({ request }) => {
  const { links } = read.get('/') ?? { links: [] }
  const icons = links.filter(({ rel }) => /icon/.test(rel))
  expect(icons.map(({ rel }) => rel).sort()).toEqual(['apple-touch-icon', 'icon', 'icon'])
  for (const { href } of icons) expect([href, (await request.get(href)).status()]).toEqual([href, 200])
  const drawings = (text: string) => [...text.matchAll(/ d="([^"]+)"/g)].map(([, drawing]) => drawing)
  const icon = drawings(await (await request.get('/icon.svg')).text())
  const header = /<header.*?<svg(.*?)<\/svg>/s.exec(await (await request.get('/')).text())?.[1] ?? ''
  expect(icon.length).toBe(2)
  expect(drawings(header)).toEqual(icon)
})

test('the structured data of a page is about that page, and every reference in it resolves', () => {
  for (const [address, { graph }] of read) {
    const all = JSON.stringify(graph)
    expect(graph.length, address).toBeGreaterThan(1)
    const defined = new Set(graph.map((thing) => thing['@id']))
    const elsewhere = ['#clinic', '#website'].map((name) => `${origin}/${name}`)
    for (const [, id = ''] of all.matchAll(/\{"@id":"([^"]+)"\}/g))
      if (id.startsWith(origin))
        expect(defined.has(id) || elsewhere.includes(id), `${id} on ${address}`).toBe(true)
    const page = graph.find((thing) => /Page$/.test(String(thing['@type'])))
    expect(pathOf(String(page?.url))).toBe(address)
  }
})

test('the sitemap lists the pages that may be indexed, each with the day of its last change', async ({
  request,
}) => {
  const response = await request.get('/sitemap.xml')
  expect(response.headers()['content-type']).toBe('application/xml')
  const { root } = parseXml(await response.text())
  const children = (element: XmlElement, name: string) =>
    element.children.filter((child): child is XmlElement => 'name' in child && child.name === name)
  expect(root?.attributes.xmlns).toBe('http://www.sitemaps.org/schemas/sitemap/0.9')
  const entries = root ? children(root, 'url') : []
  const addressOf = (entry: XmlElement) => pathOf(children(entry, 'loc')[0]?.text)
  const indexed = [...read]
    .filter(([address, { meta }]) => meta.get('robots')?.startsWith('index') && !address.includes('/page/'))
    .map(([address]) => address)
  expect(entries.map(addressOf).sort()).toEqual(indexed.sort())
  // The glossary and the rules have no date of change, and a page need not have one.
  const undated = entries.filter((entry) => children(entry, 'lastmod').length === 0)
  expect(undated.map(addressOf).sort()).toEqual(
    [
      urls.glossary,
      urls.editorialRules,
      ...contentPages.filter(({ updated }) => updated === undefined).map(({ slug }) => urls.page(slug)),
    ].sort(),
  )
  // Days from content/, never the day of the build.
  const written = [...posts, ...contentPages].flatMap((entry) =>
    ['date', 'updated', 'lastReviewed'].map((field) =>
      new Map<string, unknown>(Object.entries(entry)).get(field),
    ),
  )
  const days = written.filter((day) => day instanceof Date).map((day) => day.toISOString().slice(0, 10))
  for (const entry of entries) {
    const modified = children(entry, 'lastmod')[0]?.text
    if (modified !== undefined) expect(days).toContain(new Date(modified).toISOString().slice(0, 10))
    for (const image of children(entry, 'image:image'))
      expect((await request.get(pathOf(children(image, 'image:loc')[0]?.text))).status()).toBe(200)
  }
  const robots = await (await request.get('/robots.txt')).text()
  expect(robots).toMatch(new RegExp(`^Sitemap: ${origin}/sitemap\\.xml$`, 'm'))
})

test('feeds, Markdown and other files are served with their content types', async ({ request }) => {
  const article = pages.find((address) => /^\/articles\/[^/]+$/.test(address))
  for (const [path, type] of [
    ['/feed.xml', 'application/rss+xml; charset=utf-8'],
    ['/feed.json', 'application/feed+json; charset=utf-8'],
    ['/llms.txt', 'text/plain; charset=utf-8'],
    ['/robots.txt', 'text/plain'],
    ['/indexnow.txt', 'text/plain; charset=utf-8'],
    [`${article}.md`, 'text/markdown; charset=utf-8'],
  ] as const) {
    const response = await request.get(path, { maxRedirects: 0 })
    expect([path, response.status(), response.headers()['content-type']]).toEqual([path, 200, type])
  }
  for (const path of ['/feed.xml', '/feed.json', urls.enquiry]) {
    const compressed = await request.get(path, { headers: { 'Accept-Encoding': 'gzip' } })
    expect([path, compressed.headers()['content-encoding']]).toEqual([path, 'gzip'])
  }
  const response = await request.get(`${article}.md`)
  expect(response.headers().link).toBe(`<${origin}${article}>; rel="canonical"`)
  expect((await request.get('/articles/nothing.md')).status()).toBe(404)
})

test('html-validate finds nothing on any page', async ({ request }) => {
  const validator = new HtmlValidate(
    new StaticConfigLoader({
      root: true,
      extends: ['html-validate:recommended'],
      rules: {
        // How React writes HTML, which is just as valid: <meta/>, charSet, hidden="".
        'void-style': 'off',
        'attr-case': 'off',
        'attribute-empty-style': 'off',
        // The menu is in the page twice, and only one of the two is displayed; axe checks that one.
        'unique-landmark': 'off',
      },
    }),
  )
  for (const address of addresses) {
    const { results } = await validator.validateString(await (await request.get(address)).text(), address)
    const messages = results.flatMap((result) => result.messages)
    expect(
      messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
      address,
    ).toEqual([])
  }
})

test.describe('the stylesheet', () => {
  test.use({ javaScriptEnabled: true })

  test('has the colours of the social images and the browser’s frame', async ({ page }) => {
    await page.goto('/articles')
    const variables = (scheme: 'light' | 'dark', names: string[]) =>
      page.emulateMedia({ colorScheme: scheme }).then(() =>
        page.evaluate((list) => {
          const style = getComputedStyle(document.documentElement)
          return Object.fromEntries(list.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]))
        }, names),
      )
    // The stylesheet is minified: #ffffff is #fff there.
    const short = (color: string) => color.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3')
    const known = Object.fromEntries(
      Object.entries(colors.light).map(([name, color]) => [name, short(color)]),
    )
    expect(await variables('light', Object.keys(colors.light))).toEqual(known)
    expect(await variables('dark', ['paper'])).toEqual({ paper: short(colors.dark.paper) })

    await page.emulateMedia({ colorScheme: 'light' })
    const covers = await page.evaluate((count) => {
      const cover = document.querySelector('svg.cover')
      if (cover === null) throw new Error('There is no drawn cover.')
      return Array.from({ length: count }, (_, tint) => {
        cover.setAttribute('data-tint', String(tint))
        const style = getComputedStyle(cover)
        const [ground, cell, nucleus] = ['ground', 'cell', 'nucleus'].map((name) =>
          style.getPropertyValue(`--cover-${name}`).trim(),
        )
        return { ground, cell, nucleus }
      })
    }, coverTints.length)
    expect(covers).toEqual(coverTints)
    const strokes = await page
      .locator('svg.cover')
      .first()
      .locator('path')
      .evaluateAll((paths) =>
        paths.map((path) => [getComputedStyle(path).opacity, getComputedStyle(path).strokeWidth]),
      )
    expect(strokes.map(([opacity]) => Number(opacity))).toEqual([...coverStrokes.tones, 1])
    expect(strokes.at(-1)?.[1]).toBe(`${coverStrokes.nucleus}px`)
  })
})
