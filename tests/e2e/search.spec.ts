import { expect, type Page, type Route, test } from 'playwright/test'
import { callAddress } from '@/lib/clinic'
import { buildSearchIndex } from '@/lib/search/build-index'
import { otherPages } from '@/lib/search/other-pages'
import { urls } from '@/lib/urls'
import { manyPosts } from '../many-posts'
import { expectAccessible } from './accessibility'
import { clinic, content, posts } from './addresses'

const field = (page: Page) => page.getByRole('searchbox', { name: 'Words to look for' })
const status = (page: Page) => page.getByRole('status')
const results = (page: Page) => page.getByRole('region', { name: 'Results' })
const titles = (page: Page) => results(page).getByRole('heading').getByRole('link')
const more = (page: Page) => page.getByRole('button', { name: 'Show more results' })
const list = (page: Page) => page.getByRole('heading', { name: 'All articles, A to Z' })

test('the keyboard leads from the header to a section of an article', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(urls.home)
  await page.getByRole('searchbox', { name: 'Search this website' }).focus()
  await page.keyboard.type('gentamicin')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/search?q=gentamicin')
  await expect(status(page)).toContainText('pages for “gentamicin”')
  await expect(titles(page).first()).toBeVisible()

  await field(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(titles(page).first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  const section = results(page).locator('li li a').first()
  await expect(section).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(field(page)).toBeFocused()

  const target = (await section.getAttribute('href')) ?? ''
  await section.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(target)
  await expect(page.locator(`[id="${target.split('#')[1]}"]`)).toBeInViewport()
})

test('a result shows its sections before the list of sources', async ({ page }) => {
  let seen = 0
  for (const word of ['trial', 'gentamicin', 'wrinkles', 'hair', 'ageing']) {
    await page.goto(`${urls.search}?q=${word}`)
    await expect(titles(page).first()).toBeVisible()
    for (const sections of await results(page).locator('li ul').all()) {
      const names = await sections.getByRole('link').allTextContents()
      const at = names.indexOf('References')
      if (at < 0 || names.length === 1) continue
      seen++
      expect([word, at]).toEqual([word, names.length - 1])
    }
  }
  expect(seen).toBeGreaterThan(0)
})

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } })

  test('touch works through the menu and with a topic', async ({ page }) => {
    await page.goto('/nothing/here')
    await page.getByText('Menu', { exact: true }).tap()
    await page.getByRole('searchbox', { name: 'Search this website' }).tap()
    await page.keyboard.type('scar')
    await page.getByRole('banner').getByRole('button', { name: 'Search' }).tap()
    await expect(status(page)).toContainText('for “scar”')
    const before = await titles(page).count()
    await page.getByLabel('Topic').selectOption({ label: 'Hair loss' })
    await expect(status(page)).toContainText('in the topic “Hair loss”')
    await expect(page).toHaveURL('/search?q=scar&topic=hair-loss')
    expect(await titles(page).count()).toBeLessThan(before)
    await titles(page).first().tap()
    await expect(page).toHaveURL(/\/articles\//)
  })

  test('a heading over two lines does not touch what is above and below it', async ({ page }) => {
    await page.goto('/search?q=scar')
    await expect(titles(page).first()).toBeVisible()
    const links = await results(page)
      .locator('a')
      .evaluateAll((all) =>
        all.map((link) => {
          const words = link.firstElementChild?.getBoundingClientRect()
          const { top = 0, bottom = 0, height = 0 } = words ?? {}
          const around = link.getBoundingClientRect()
          return { height, above: top - around.top, below: around.bottom - bottom }
        }),
      )
    expect(Math.max(...links.map(({ height }) => height))).toBeGreaterThan(44)
    for (const { above, below } of links) expect(Math.min(above, below)).toBeGreaterThan(4)
  })
})

test('the list below “nothing found” keeps its distance, however long that is', async ({ page }) => {
  await page.goto(urls.search)
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    for (const words of ['zzzz', 'zzzz '.repeat(40)]) {
      await field(page).fill(words)
      await expect(status(page)).toContainText('Nothing found')
      const [said, below] = await Promise.all([status(page).boundingBox(), list(page).boundingBox()])
      const gap = (below?.y ?? 0) - (said?.y ?? 0) - (said?.height ?? 0)
      expect(gap, `${width} px`).toBeGreaterThan(16)
    }
  }
})

test('who finds nothing is told how to ask the clinic', async ({ page }) => {
  await page.goto('/search?q=zzzz')
  const main = page.getByRole('main')
  const call = main.getByRole('link', { name: clinic.telephone })
  await expect(status(page)).toContainText('Nothing found')
  await expect(call).toHaveAttribute('href', callAddress(clinic))
  await main.getByRole('link', { name: 'ask us' }).click()
  await expect(page).toHaveURL(urls.enquiry)
  await page.goto('/search?q=scar')
  await expect(titles(page).first()).toBeVisible()
  await expect(call).toBeHidden()
})

test('a topic alone shows all its articles, also when opened by its address', async ({ page }) => {
  await page.goto(urls.topic('hair-loss'))
  const inTopic = await page.getByRole('main').getByRole('article').count()
  await page.goto(urls.search)
  await page.getByLabel('Topic').selectOption({ label: 'Hair loss' })
  await expect(status(page)).toHaveText(`${inTopic} articles in the topic “Hair loss”, newest first.`)
  await expect(titles(page)).toHaveCount(inTopic)
  await page.goto(`${urls.search}?topic=hair-loss`)
  await expect(titles(page)).toHaveCount(inTopic)
  await page.getByLabel('Topic').selectOption({ label: 'All topics' })
  await expect(list(page)).toBeVisible()
  await expect(status(page)).toBeEmpty()
})

test('results appear while typing, highlighted, and the address keeps the query', async ({ page }) => {
  await page.goto(urls.search)
  await field(page).pressSequentially('inkubater biopsi')
  await expect(status(page)).toContainText('for “inkubater biopsi”')
  await field(page).fill('biopsies')
  await expect(results(page).locator('mark').first()).toHaveText(/^biops/i)
  await expect(page).toHaveURL('/search?q=biopsies')
  await titles(page).first().click()
  await page.goBack()
  await expect(field(page)).toHaveValue('biopsies')
  await expect(titles(page).first()).toBeVisible()
  await field(page).fill('')
  await expect(list(page)).toBeVisible()
  await expect(results(page)).toBeHidden()
  await expect(page).toHaveURL('/search')
})

test('what is typed goes nowhere, neither to the index nor to the chosen article', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.url()} from ${request.headers().referer}`))
  await page.goto(urls.search)
  await field(page).fill('biopsies')
  await titles(page).first().click()
  await expect(page).toHaveURL(/\/articles\//)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(asked.filter((line) => line.includes('/_search/')).length).toBeGreaterThan(2)
  expect(asked.filter((line) => line.includes('biopsies'))).toEqual([])
})

test('axe finds nothing with results shown', async ({ page }) => {
  await page.goto('/search?q=skin')
  await expect(titles(page).first()).toBeVisible()
  await expectAccessible(page)
})

test('every section in the index has its anchor on the page', async ({ page, request }) => {
  const index = buildSearchIndex(
    posts.filter(({ body }) => body !== ''),
    { pages: otherPages(content, new Date()) },
  )
  const targets = [...index].flatMap(([name, text]) => {
    if (!name.startsWith('page-')) return []
    const { parts, url }: { parts: { id?: string }[]; url: string } = JSON.parse(text)
    return parts.flatMap(({ id }) => (id === undefined ? [] : [[url, id] as const]))
  })
  expect(targets.map(([url]) => url)).toEqual(expect.arrayContaining([urls.glossary, urls.privacy]))
  expect(targets.length).toBeGreaterThan(posts.length)
  const pages = new Map<string, ReadonlySet<string>>()
  for (const [url, id] of targets) {
    if (!pages.has(url)) {
      await page.setContent(await (await request.get(url)).text())
      pages.set(url, new Set(await page.locator('[id]').evaluateAll((all) => all.map((one) => one.id))))
    }
    expect(pages.get(url), `${url}#${id}`).toContain(id)
  }
})

test.describe('a query is only ever shown as text', () => {
  for (const [what, query] of [
    ['markup', '<script>zzqq()</script>'],
    ['10,000 characters', 'x'.repeat(10_000)],
    ['1,500 words', 'qzx '.repeat(2_500)],
    ['Turkish', 'kırmızı ğüşiöç'],
    ['Arabic', 'الخلايا الجذعية'],
    ['Chinese', '干细胞治疗'],
  ] as const) {
    test(what, async ({ page }) => {
      const errors: Error[] = []
      page.on('pageerror', (error) => errors.push(error))
      page.on('dialog', () => errors.push(new Error('A dialog opened.')))
      await page.goto(urls.search)
      await field(page).fill(query)
      await expect(status(page)).toContainText('Nothing found for “')
      await expect(status(page)).toContainText('Check the spelling')
      await expect(list(page)).toBeVisible()
      expect(await status(page).locator('*').count()).toBe(0)
      // The address holds no more than a server accepts.
      expect(page.url().length).toBeLessThan(5_000)
      await page.reload()
      await expect(status(page)).toContainText('Nothing found for “')
      expect(errors).toEqual([])
    })
  }

  test('with one long word, nothing scrolls sideways', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 })
    await page.goto(`/search?q=${'a'.repeat(60)}`)
    await expect(status(page)).toContainText('Nothing found for “')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  })

  test('with only spaces, the list is shown, and no message', async ({ page }) => {
    await page.goto('/search?q=%20%20%20')
    await field(page).press('Enter')
    await expect(list(page)).toBeVisible()
    await expect(status(page)).toHaveText('')
  })
})

test('a search that can’t be loaded says so, and works once it can', async ({ page }) => {
  await page.route('**/_search/**/index.json', (route) => route.fulfill({ status: 503 }))
  await page.goto('/search?q=scar')
  await expect(status(page)).toContainText('could not be loaded')
  await expect(list(page)).toBeVisible()
  await page.unroute('**/_search/**/index.json')
  await field(page).fill('scars')
  await expect(titles(page).first()).toBeVisible()
})

test.describe('with 1,000 articles', () => {
  const files = new Map<string, string>()
  test.beforeAll(() => {
    for (const [name, text] of buildSearchIndex(manyPosts(1000))) files.set(name, text)
  })
  const nameOf = (route: Route) => new URL(route.request().url()).pathname.split('/').at(-1) ?? ''
  const answer = (route: Route) => ({
    contentType: 'application/json',
    body: files.get(nameOf(route)) ?? '',
  })

  test('the one article is found despite a typo, and more results appear on request', async ({ page }) => {
    const fetched: string[] = []
    await page.route('**/_search/**/*.json', (route) => {
      fetched.push(nameOf(route))
      return route.fulfill(answer(route))
    })
    await page.goto('/search?q=ixcubator')
    await expect(status(page)).toHaveText(
      '1 page for “ixcubator”. No page has “ixcubator”; these have similar words.',
    )
    await expect(titles(page)).toHaveAttribute('href', '/articles/article-500')
    await expect(results(page).locator('li li mark')).toHaveText('incubator')
    expect(fetched.filter((name) => name.startsWith('page-'))).toEqual(['page-500.json'])

    await field(page).fill('marker7x')
    await expect(status(page)).toHaveText('10 pages for “marker7x”.')
    await expect(titles(page)).toHaveCount(8)
    await more(page).press('Enter')
    await expect(titles(page)).toHaveCount(10)
    await expect(titles(page).nth(8)).toBeFocused()
    await expect(more(page)).toHaveCount(0)
  })

  test('more results that are requested twice on a slow line are each shown once', async ({ page }) => {
    let isSlow = false
    const waiting: (() => void)[] = []
    await page.route('**/_search/**/*.json', async (route) => {
      if (isSlow) await new Promise<void>((resolve) => void waiting.push(resolve))
      await route.fulfill(answer(route))
    })
    await page.goto('/search?q=marker')
    await expect(titles(page)).toHaveCount(8)
    isSlow = true
    await more(page).dblclick()
    await expect.poll(() => waiting.length).toBeGreaterThanOrEqual(8)
    await expect(more(page)).toHaveAttribute('aria-disabled', 'true')
    isSlow = false
    for (const answerNow of waiting) answerNow()
    await expect(titles(page).nth(8)).toBeFocused()
    await more(page).click()
    await expect(titles(page)).toHaveCount(24)
    const shown = await titles(page).evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    expect(new Set(shown).size).toBe(24)
  })

  test('more results that can’t be loaded are reported, and appear when requested again', async ({
    page,
  }) => {
    let isOffline = false
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    await page.route('**/_search/**/*.json', (route) =>
      route.fulfill(isOffline ? { status: 503 } : answer(route)),
    )
    await page.goto('/search?q=marker')
    await expect(titles(page)).toHaveCount(8)
    isOffline = true
    await more(page).press('Enter')
    await expect(page.getByRole('alert')).toHaveText(
      'More results could not be loaded. Try again in a moment.',
    )
    await expect(more(page)).toBeFocused()
    await expect(titles(page)).toHaveCount(8)
    await expectAccessible(page)
    isOffline = false
    await more(page).press('Enter')
    await expect(titles(page).nth(8)).toBeFocused()
    await expect(titles(page)).toHaveCount(16)
    await expect(page.getByRole('alert')).toHaveText('')
    expect(errors).toEqual([])
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the header’s field leads to the list of all articles and topics', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto('/nothing/here')
    const header = page.getByRole('banner')
    await header.getByRole('searchbox', { name: 'Search this website' }).fill('scar')
    await header.getByRole('button', { name: 'Search' }).click()
    await expect(page).toHaveURL('/search?q=scar')
    await expect(page.getByText('which is off in your browser')).toBeVisible()
    await expect(page.getByRole('main').getByRole('link', { name: 'ask us' })).toBeVisible()
    await expect(field(page)).toHaveCount(0)
    for (const { title } of posts) await expect(page.getByRole('link', { name: title })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Topics' })).toBeVisible()
  })
})

test('the page for unknown addresses has a search field of its own', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/nothing/here')
  await page.getByRole('searchbox', { name: 'What were you looking for?' }).fill('biopsy')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/search?q=biopsy')
  await expect(titles(page).first()).toBeVisible()
})

test('only the search page may run scripts, and only those of this site', async ({ request }) => {
  const policy = async (path: string) => (await request.get(path)).headers()['content-security-policy']
  expect(await policy(urls.search)).toContain("script-src 'self';")
  for (const path of [urls.home, urls.articles, '/nothing/here'])
    expect(await policy(path)).toContain("script-src 'none'")
})
