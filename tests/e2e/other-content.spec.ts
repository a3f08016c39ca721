import { readFile } from 'node:fs/promises'
import { expect, test } from 'playwright/test'
import sharp from 'sharp'
import { type ServedVariant, serveVariant } from '../build-variant'
import { article } from '../unit/broken-articles'

// One site with other content, built and served once for all tests of this file, which run in order in one process.
test.describe.configure({ mode: 'default' })
test.use({ javaScriptEnabled: false })

let site: ServedVariant

const generated = Array.from({ length: 30 }, (_, index) => [
  `content/articles/2021-01-${String(index + 1).padStart(2, '0')}-generated-${index}.md`,
  article({
    date: `2021-01-${String(index + 1).padStart(2, '0')}`,
    title: `Generated ${index}`,
    tags: '[Anti Aging]',
  }),
])

test.beforeAll(async () => {
  test.setTimeout(180_000)
  const photo = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#88aa99' } })
    .jpeg()
    .toBuffer()
  site = await serveVariant({
    'content/articles': null,
    'content/articles/2022-08-26-written-in-the-cms.md': await readFile(
      'tests/fixtures/cms-article.md',
      'utf8',
    ),
    'content/articles/with-photo.md': article({
      featuredimage: '/img/photo.jpg',
      featuredimagealt: 'A room',
      aliases: '[/en/old-name, /older/]',
      date: '2023-01-01',
    }),
    'content/articles/draft.md': article({
      draft: 'true',
      title: 'A draft',
      tags: '[Anti Aging, only-in-the-draft]',
      aliases: '[/draft-alias]',
    }),
    'content/articles/future.md': article({ date: '2999-01-01', title: 'Not yet' }),
    'content/pages/about.md': (await readFile('content/pages/about.md', 'utf8')).replace(
      /\]\(\/articles\/[^)]*\)/g,
      '](/articles)',
    ),
    'content/clinic.yaml': `${await readFile('content/clinic.yaml', 'utf8')}closed:
  - { from: 2020-12-24, to: 2021-01-01 }
  - { from: 2998-12-24, to: 2999-01-01 }
  - { from: 2999-05-01, to: 2999-05-01 }
`,
    'public/img/photo.jpg': photo,
    'public/img/cells.png': await sharp({
      create: { width: 600, height: 400, channels: 3, background: '#fff' },
    })
      .png()
      .toBuffer(),
    ...Object.fromEntries(generated),
  })
})

test.afterAll(() => site?.remove())

test('an article from the CMS is published as it was written', async ({ page }) => {
  await page.goto(`${site.origin}/articles/written-in-the-cms`)
  await expect(page).toHaveTitle(/^Written in the CMS/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Written in the CMS')
  const text = page.locator('.article-text')
  const headings = await text
    .locator('h2')
    .evaluateAll((all) => all.map((heading) => [heading.id, heading.textContent]))
  expect(headings).toEqual([
    ['what-is-in-bold-here', 'What is in bold here?'],
    ['what-is-in-the-list', 'What is in the list?'],
    ['one-bold-word', 'One bold word'],
    ['references', 'References'],
  ])
  await expect(text.locator('h2 strong')).toHaveText(['bold'])
  await expect(text.locator('ul > li')).toHaveCount(4)
  await expect(text.locator('sup')).toHaveText('6')
  await expect(text.locator('p').nth(1)).toHaveText(
    'A dose of 1~2 million over 3~4 weeks, p < 0.05, <5 mm, {2 tablets}.',
  )
  await expect(text.locator('del')).toHaveCount(0)
  const links = await text
    .locator('a:not(.heading-link)')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(links).toEqual([
    'https://example.com/books/NBK1/#:~:text=The%20first%20words%20are%20here%2C%20and%20more.',
    'https://doi.org/10.1000/182',
    'https://example.com/books/NBK1/',
  ])
  await expect(text.locator('a[href^="https://doi.org"]')).toHaveAccessibleDescription('on another website')
  await expect(text.locator('ol > li')).toHaveCount(2)
  await expect(text.getByRole('group', { name: 'Table' }).getByRole('columnheader')).toHaveText([
    'Time',
    'What happens',
  ])
  const image = text.getByRole('img', { name: 'A drawing of cells' })
  expect(
    await image.evaluate((element) =>
      ['width', 'height', 'loading'].map((name) => element.getAttribute(name)),
    ),
  ).toEqual(['600', '400', 'lazy'])
  await expect(text.locator('figcaption')).toHaveText('Cells, drawn')
})

test('every page says when the clinic will be closed, but not when it was', async ({ page }) => {
  await page.goto(`${site.origin}/about`)
  await expect(page.getByRole('contentinfo').getByText(/^Closed/)).toHaveText([
    'Closed 24 December 2998 to 1 January 2999',
    'Closed 1 May 2999',
  ])
})

test('a missing picture is one line of the build’s output, with file and line, and a cover is drawn instead', async ({
  page,
}) => {
  const lines = site.output.split('\n').filter((line) => line.includes('a-picture-that-was-lost'))
  expect(lines).toEqual([
    expect.stringMatching(
      /^content\/articles\/2022-08-26-written-in-the-cms\.md:8:16: warning: featuredimage: /,
    ),
  ])
  await page.goto(`${site.origin}/articles/written-in-the-cms`)
  await expect(page.locator('article > header svg.cover')).toBeVisible()
})

test('an article’s own picture replaces the drawn cover', async ({ page, request }) => {
  await page.goto(`${site.origin}/articles/with-photo`)
  const cover = page.getByRole('img', { name: 'A room' })
  await expect(cover).toHaveAttribute('fetchpriority', 'high')
  const response = await request.get(new URL((await cover.getAttribute('src')) ?? '', site.origin).href)
  expect(response.status()).toBe(200)
})

test('an article without a review says so', async ({ page }) => {
  await page.goto(`${site.origin}/articles/with-photo`)
  await expect(page.getByText('Not medically reviewed yet')).toBeVisible()
})

test('long lists are paginated, and every article is on exactly one page', async ({ page }) => {
  const pages = ['/articles', '/articles/page/2']
  const titles: string[] = []
  for (const address of pages) {
    await page.goto(`${site.origin}${address}`)
    titles.push(...(await page.locator('main article h2').allInnerTexts()))
  }
  expect(titles.length).toBe(32)
  expect(new Set(titles).size).toBe(32)
  expect(titles).toEqual(expect.arrayContaining(generated.map((_, index) => `Generated ${index}`)))
  await page.goto(`${site.origin}/topics/anti-aging/page/2`)
  await expect(page.locator('main article')).toHaveCount(6)
  await page.getByRole('link', { name: 'Newer articles' }).click()
  await expect(page).toHaveURL(`${site.origin}/topics/anti-aging`)
})

test('a draft and a scheduled article are on no page and at no address', async ({ page, request }) => {
  for (const path of [
    '/articles/draft',
    '/draft',
    '/blog/draft',
    '/draft-alias',
    '/articles/future',
    '/topics/only-in-the-draft',
  ]) {
    expect([path, (await request.get(`${site.origin}${path}`, { maxRedirects: 0 })).status()]).toEqual([
      path,
      404,
    ])
  }
  for (const path of ['/', '/articles', '/topics', '/topics/anti-aging', '/search']) {
    await page.goto(`${site.origin}${path}`)
    expect(await page.content()).not.toMatch(/A draft|Not yet|only-in-the-draft/i)
  }
})

test('every alias redirects permanently to its article, with and without a trailing slash', async ({
  request,
}) => {
  for (const alias of ['/en/old-name', '/older']) {
    const response = await request.get(`${site.origin}${alias}`, { maxRedirects: 0 })
    expect([alias, response.status(), response.headers().location]).toEqual([
      alias,
      308,
      '/articles/with-photo',
    ])
  }
  const response = await request.get(`${site.origin}/older/`)
  expect(response.url()).toBe(`${site.origin}/articles/with-photo`)
})
