import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'playwright/test'
import { urls } from '@/lib/urls'
import { addresses, posts } from './addresses'

/** HTML with its styles, compressed as the weakest host does (gzip). */
const MAX_HTML_BYTES = 20_000
/** From this many words on, a page may weigh more than that: then the weight is in its text, as its author wants. */
const LONG_READ = 2_500
/** What may surround a text of any length: styles, markup, metadata. */
const MAX_BYTES_AROUND_TEXT = 13_500
/** All that is loaded for an article, font and cover included. */
const MAX_PAGE_BYTES = 75_000

test('no page but the search requests a script, and none violates the content policy or logs an error', async ({
  page,
}) => {
  test.slow()
  const complaints: string[] = []
  const scripts: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !message.text().includes('status of 404'))
      complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(`${page.url()}: ${request.url()}`)
  })
  for (const address of addresses) {
    const response = await page.goto(address)
    const headers = response?.headers() ?? {}
    const allowed = address === urls.search ? "'self'" : "'none'"
    expect(headers['content-security-policy'], address).toContain(
      `default-src 'none'; script-src ${allowed};`,
    )
    expect(headers['x-content-type-options'], address).toBe('nosniff')
    expect(headers['x-powered-by'], address).toBeUndefined()
    const own = address === urls.search ? ['search'] : []
    const found = await page
      .locator('script:not([type="application/ld+json"])')
      .evaluateAll((all) => all.map((script) => script.getAttribute('data-page-script')))
    expect(found, address).toEqual(own)
  }
  expect(complaints).toEqual([])
  expect(scripts.filter((script) => !script.includes(`${urls.search}: `))).toEqual([])
})

test('the pages on disk, which a host serves, have no framework scripts either', async () => {
  for (const folder of ['.next/server/app', '.next/server/pages']) {
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html'))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names)
      expect(await readFile(path.join(folder, name), 'utf8'), name).not.toMatch(
        /<script(?! type="application\/ld\+json"| type="module" src="[^"]*" data-page-script)/,
      )
  }
})

test('no article exceeds its size budget', async ({ browser, baseURL }) => {
  for (const { slug } of posts) {
    const weight = gzipSync(await readFile(`.next/server/app/articles/${slug}.html`)).length
    // A context of its own, with an empty cache.
    const context = await browser.newContext({ baseURL: baseURL ?? '' })
    const page = await context.newPage()
    const sizes: Promise<number>[] = []
    page.on('requestfinished', (request) => {
      sizes.push(
        request
          .sizes()
          .then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
      )
    })
    await page.goto(`/articles/${slug}`, { waitUntil: 'networkidle' })
    const text = await page.locator('body').evaluate((body) => {
      for (const script of body.querySelectorAll('script')) script.remove()
      return body.textContent ?? ''
    })
    const words = text.split(/\s+/).length
    if (words < LONG_READ) expect(weight, slug).toBeLessThanOrEqual(MAX_HTML_BYTES)
    expect(weight - gzipSync(text).length, slug).toBeLessThanOrEqual(MAX_BYTES_AROUND_TEXT)
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    await context.close()
    expect(total, slug).toBeGreaterThan(30_000)
    expect(total, slug).toBeLessThanOrEqual(MAX_PAGE_BYTES)
  }
})

test('files with a hash in their name are cached permanently', async ({ page }) => {
  const kept: [string, string | undefined][] = []
  page.on('response', (response) => {
    if (response.url().includes('/_next/static/'))
      kept.push([response.url(), response.headers()['cache-control']])
  })
  await page.goto('/')
  await page.evaluate(() => document.fonts.ready)
  expect(kept.length).toBeGreaterThan(0)
  for (const [url, cacheControl] of kept)
    expect([url, cacheControl]).toEqual([url, 'public, max-age=31536000, immutable'])
})

test('the speculation rules cover pages, and no file, endpoint or response to a form', async ({
  page,
  request,
}) => {
  const response = await request.get('/speculation-rules.json')
  expect(response.headers()['content-type']).toBe('application/speculationrules+json')
  const { prerender } = JSON.parse(await response.text())
  expect(prerender).toHaveLength(1)
  expect(prerender[0].eagerness).toBe('moderate')
  await page.goto('/')
  const covered = (address: string) =>
    page.evaluate(
      ({ where, address }) => {
        type Condition = { and?: Condition[]; not?: Condition; href_matches?: string }
        const holds = ({ and, not, href_matches }: Condition): boolean => {
          if (and) return and.every(holds)
          if (not) return !holds(not)
          return new URLPattern(href_matches ?? '', location.href).test(address, location.href)
        }
        return holds(where)
      },
      { where: prerender[0].where, address },
    )
  for (const address of ['/', '/about', '/articles/why-skin-ages', '/topics', '/search'])
    expect([address, await covered(address)]).toEqual([address, true])
  for (const address of ['/api/enquiry', '/enquiry/received?reference=1', '/feed.xml', '/articles/a.md'])
    expect([address, await covered(address)]).toEqual([address, false])
})
