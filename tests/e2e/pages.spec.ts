import { expect, type Locator, test } from 'playwright/test'
import { laterPages } from '@/lib/pagination'
import { urls } from '@/lib/urls'
import { expectAccessible } from './accessibility'
import { addresses, posts, topics } from './addresses'

// Without JavaScript throughout: what a reader needs must not depend on it.
test.use({ javaScriptEnabled: false })

test.describe('in both schemes, 320 and 1280 px wide', () => {
  // axe itself is a script.
  test.use({ javaScriptEnabled: true })

  for (const address of addresses) {
    test(`axe finds nothing and nothing scrolls sideways: ${address}`, async ({ page }) => {
      await page.goto(address)
      await expectAccessible(page)
    })
  }
})

test('every internal link of every page leads to a page without a redirect, and every anchor exists', async ({
  page,
  request,
}) => {
  test.slow()
  const targets = new Map<string, string>()
  for (const address of addresses) {
    await page.goto(address)
    for (const href of await page
      .locator('a[href^="/"], a[href^="#"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
      targets.set(href.startsWith('#') ? `${address}${href}` : href, address)
    }
    const missing = await page.locator('a[href^="#"]').evaluateAll((links) => {
      const ids = links.map((link) => (link.getAttribute('href') ?? '').slice(1))
      return ids.filter((id) => document.getElementById(decodeURIComponent(id)) === null)
    })
    expect(missing, `anchors on ${address}`).toEqual([])
  }
  const paths = new Map([...targets].map(([href, from]) => [href.replace(/#.*/, ''), from]))
  paths.delete('/nothing/here')
  for (const [path, from] of paths) {
    const response = await request.get(path, { maxRedirects: 0 })
    expect(response.status(), `${path}, linked from ${from}`).toBe(200)
  }
})

test('the list, the topics and the A to Z name the same articles', async ({ page }) => {
  const slugs = posts.map(({ slug }) => slug).sort()
  const linked = async (address: string) => {
    await page.goto(address)
    const hrefs = await page
      .locator('main a[href^="/articles/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    return hrefs
      .filter((href) => !href.startsWith('/articles/page/'))
      .map((href) => href.slice('/articles/'.length))
  }
  const list = new Set<string>()
  for (const number of ['1', ...laterPages(slugs.length)])
    for (const slug of await linked(urls.articlesPage(Number(number)))) list.add(slug)
  expect([...list].sort()).toEqual(slugs)
  expect([...new Set(await linked(urls.search))].sort()).toEqual(slugs)
  for (const topic of topics) {
    expect((await linked(urls.topic(topic.slug))).sort()).toEqual(topic.posts.map(({ slug }) => slug).sort())
  }
})

test('pages and files accept GET and HEAD only', async ({ request }) => {
  for (const address of [
    '/',
    '/articles/why-skin-ages',
    '/articles/why-skin-ages.md',
    '/speculation-rules.json',
  ]) {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const response = await request.fetch(address, { method, maxRedirects: 0 })
      expect([address, method, response.status(), response.headers().allow]).toEqual([
        address,
        method,
        405,
        'GET, HEAD',
      ])
    }
    expect((await request.head(address)).status()).toBe(200)
  }
})

test('every page has one address: others redirect permanently, and unknown ones are not found', async ({
  request,
}) => {
  const redirects: [from: string, to: string][] = [
    ['/blog/stem-cell-skin-rejuvenation', '/articles/stem-cell-skin-rejuvenation'],
    ['/stem-cell-skin-rejuvenation', '/articles/stem-cell-skin-rejuvenation'],
    ['/blog', '/articles'],
    ['/blog/', '/articles'],
    ['/blog/stem-cell-skin-rejuvenation/', '/articles/stem-cell-skin-rejuvenation'],
    ['/stem-cell-skin-rejuvenation/', '/articles/stem-cell-skin-rejuvenation'],
    ['/articles/', '/articles'],
    ['/articles/page/1/', '/articles'],
    ['/about/?from=leaflet', '/about?from=leaflet'],
    ['/feed.xml/', '/feed.xml'],
    ['/index/', '/'],
    ['/articles/stem-cell-skin-rejuvenation/', '/articles/stem-cell-skin-rejuvenation'],
    ['/articles/page/1', '/articles'],
    ['/index', '/'],
    ['/topics/skin-rejuvenation/page/1', '/topics/skin-rejuvenation'],
  ]
  for (const [from, to] of redirects) {
    const response = await request.get(from, { maxRedirects: 0 })
    expect([from, response.status(), response.headers().location]).toEqual([from, 308, to])
    expect(response.headers()).toMatchObject({
      'content-security-policy': expect.stringContaining("script-src 'none'"),
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-content-type-options': 'nosniff',
    })
  }
  for (const unknown of [
    '/nothing',
    '/articles/nothing',
    '/topics/nothing',
    '/blog/nothing',
    '/articles/page/0',
    '/articles/page/02',
    '/articles/page/99',
    '/a/b/c',
    '/ARTICLES',
    '/blog/Why-Skin-Ages',
    '/Why-Skin-Ages',
  ]) {
    expect([unknown, (await request.get(unknown, { maxRedirects: 0 })).status()]).toEqual([unknown, 404])
  }
  // As in an email, and as an old program encodes "ü".
  for (const unreadable of ['/articles/100%', '/%', '/m%FCller', '/api/%E0%A4']) {
    const response = await request.get(unreadable, { maxRedirects: 0 })
    expect([unreadable, response.status()]).toEqual([unreadable, 404])
    expect(await response.text()).toContain('</html>')
  }
  // Only the build's parts exist: any other would be rendered on Vercel, by a function without the content for it.
  const part = await request.get('/sitemap/7.xml')
  expect([part.status(), part.headers()['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
  const noText = await request.get('/articles/nothing.md')
  expect(noText.status()).toBe(404)
  expect(noText.headers()['content-type']).toBe('text/html; charset=utf-8')
  expect(noText.headers().link ?? '').not.toContain('canonical')
})

test('the focus stays visible when the keyboard leaves the open menu', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto(urls.topics)
  await page.getByText('Menu', { exact: true }).click()
  const last = page.getByRole('banner').getByRole('link', { name: 'Contact us' })
  await last.focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('main').getByRole('link', { name: 'Home' })).toBeFocused()
  await expect(last).toBeHidden()
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByText('Menu', { exact: true })).toBeFocused()
  await expect(last).toBeVisible()
})

test('the ring around the clinic’s name is whole, and surrounds the name only', async ({ page }) => {
  await page.goto(urls.home)
  const name = page.getByRole('banner').getByRole('link').first()
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await name.focus()
    const box = await name.boundingBox()
    const words = await name.evaluate((link) => {
      const range = document.createRange()
      range.selectNodeContents(link)
      return range.getBoundingClientRect().right
    })
    // The ring is 3 px wide, 3 px away.
    expect(box?.y, `${width} px`).toBeGreaterThanOrEqual(6)
    if (width === 1280) expect((box?.x ?? 0) + (box?.width ?? 0) - words).toBeLessThan(2)
  }
})

test('the menu stays where it is while its words are still on their way', async ({ page, request }) => {
  const html = await (await request.get(urls.home)).text()
  await page.setViewportSize({ width: 412, height: 823 })
  const tag = /<details class="menu[^>]*>/.exec(html)
  const arrived = html.slice(0, (tag?.index ?? 0) + (tag?.[0].length ?? 0))
  const menu = page.locator('details.menu')
  await page.setContent(arrived)
  const before = await menu.boundingBox()
  await page.setContent(html)
  expect(await menu.boundingBox()).toEqual(before)
  expect(before).not.toBeNull()
})

test('covers are printed in their light colours, and no card breaks across pages', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(urls.home)
  const cover = page.locator('.cover').first()
  const ground = () => cover.evaluate((one) => getComputedStyle(one).backgroundColor)
  const light = await ground()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await ground()).not.toBe(light)
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
  expect(await ground()).toBe(light)
  const card = page.getByRole('listitem').filter({ has: page.locator('.cover') })
  expect(await card.first().evaluate((one) => getComputedStyle(one).breakInside)).toBe('avoid')
})

test('on a tablet no row of cards has a gap, whatever their number', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 })
  await page.goto(urls.home)
  const grids = page.getByRole('list').filter({ has: page.locator('.cover') })
  expect(await grids.count()).toBeGreaterThan(0)
  for (const grid of await grids.all()) {
    const right = (one: Locator) => one.evaluate((element) => element.getBoundingClientRect().right)
    expect(await right(grid.locator(':scope > li').last())).toBeCloseTo(await right(grid))
  }
})

test('a narrow page has a menu that opens without JavaScript, and every target is at least 44 px high', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await page.goto(urls.home)
  const articles = page.getByRole('banner').getByRole('link', { name: 'Articles', exact: true })
  await expect(articles).toBeHidden()
  await page.getByText('Menu', { exact: true }).click()
  await expect(articles).toBeVisible()
  const targets = await page
    .locator('header a:visible, header summary, footer a, nav a:visible, .button')
    .all()
  for (const target of targets) {
    const box = await target.boundingBox()
    expect(box?.height, await target.innerText()).toBeGreaterThanOrEqual(44)
  }
})

test('the skip link comes first and leads to the text', async ({ page }) => {
  await page.goto(urls.articles)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
})

test('the browser’s frame has the colour of the page, in both schemes', async ({ page }) => {
  await page.goto(urls.home)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const frame = await page
      .locator(`meta[name="theme-color"][media*="${colorScheme}"]`)
      .getAttribute('content')
    const paper = await page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--paper'),
    )
    expect(frame).toBe(paper)
  }
})
