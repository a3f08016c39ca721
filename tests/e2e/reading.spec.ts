import { chromium, expect, type Page, test } from 'playwright/test'
import { neighboursOf } from '@/lib/posts/related'
import { urls } from '@/lib/urls'
import { expectAccessible } from './accessibility'
import { addresses, glossary, posts } from './addresses'

/** The addresses of an article with a short version and steps, and of an information article without a short version. */
const full = posts.find(({ glance, journey }) => glance && journey)
const treatment = urls.article(full?.slug ?? '')
const information = urls.article(
  posts.find(({ kind, glance }) => kind === 'information' && !glance)?.slug ?? '',
)

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a term shows its meaning by keyboard, and links to the glossary', async ({ page }) => {
    await page.goto(treatment)
    const word = page.locator('.article-text a.term').first()
    const written = (await word.textContent()) ?? ''
    const slug = ((await word.getAttribute('href')) ?? '').split('#')[1] ?? ''
    const note = page.locator(`#Meaning-of-${slug}`)
    await expect(note).toBeHidden()
    const button = page.getByRole('button', { name: `What “${written}” means` })
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(note).toBeVisible()
    await expect(note).toContainText(glossary.find((term) => term.slug === slug)?.meaning ?? 'no such word')
    // So that a screen reader reads it, and then continues where it was.
    await expect(note).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(note).toBeHidden()
    await expect(button).toBeFocused()
    await word.click()
    await expect(page).toHaveURL(`/glossary#${slug}`)
    await expect(page.locator(`#${slug}`)).toBeInViewport()
  })

  test('the short version and the steps are above the text, as text', async ({ page }) => {
    await page.goto(treatment)
    const glance = page.getByRole('region', { name: 'At a glance' })
    await expect(glance).toContainText(full?.glance?.what ?? 'nothing')
    const steps = page.getByRole('region', { name: 'Step by step' }).getByRole('listitem')
    await expect(steps).toHaveText(
      full?.journey?.map(({ step, takes }) => (takes ? `${step}: ${takes.text}` : step)) ?? [],
    )
    await page.goto(information)
    await expect(page.getByRole('region', { name: 'At a glance' })).toHaveCount(0)
  })

  test('the contents mark the current section', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(treatment)
    const link = page.locator('.contents-list a[href^="#"]').nth(3)
    const anchor = (await link.getAttribute('href')) ?? ''
    await page.locator(anchor).scrollIntoViewIfNeeded()
    await page.goto(`${treatment}${anchor}`)
    await expect.poll(() => link.evaluate((one) => getComputedStyle(one).fontWeight)).toBe('700')
  })

  test('contents that are always open have a title, and no toggle', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(treatment)
    const contents = page.getByRole('navigation', { name: 'On this page' })
    await expect(contents.getByRole('link').first()).toBeVisible()
    await expect(contents.getByRole('paragraph')).toBeVisible()
    await expect(contents.locator('summary')).toBeHidden()
    await page.setViewportSize({ width: 390, height: 900 })
    await expect(contents.getByRole('paragraph')).toBeHidden()
    await expect(contents.locator('summary')).toBeVisible()
  })

  test('the contents of a treatment link to the button for asking about it', async ({ page }) => {
    await page.goto(treatment)
    const ask = page.getByRole('navigation', { name: 'On this page' }).getByText('Ask about this treatment')
    await ask.click()
    await expect(page.getByRole('button', { name: 'Ask about this treatment' })).toBeInViewport()
    await page.goto(information)
    await expect(ask).toHaveCount(0)
  })

  // With `content-visibility`, which would save half of an article's layout, heights above are guesses: Chrome stopped
  // 2,145 px before this heading, or 806 px after it.
  for (const width of [390, 1280])
    test(`${width} px wide, the contents lead exactly to the last heading`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 })
      await page.goto(treatment)
      if (width < 800) await page.locator('summary').getByText('On this page').click()
      const link = page.getByRole('navigation', { name: 'On this page' }).locator('a[href="#references"]')
      await link.filter({ visible: true }).click()
      const heading = page.locator('#references')
      const top = () => heading.evaluate((element) => element.getBoundingClientRect().top)
      await expect.poll(top).toBeLessThan(100)
      expect(await top()).toBeGreaterThanOrEqual(0)
    })

  // One whose newer article leads back to it: both have the same first topic.
  const start = posts.find((post) => {
    const later = neighboursOf(post, posts)?.later
    return later && neighboursOf(later, posts)?.earlier?.slug === post.slug
  })

  test('the links to a topic’s newer and older articles lead there and back', async ({ page }) => {
    await page.goto(urls.article(start?.slug ?? ''))
    const ways = page.getByRole('navigation', { name: /^Other articles on/ }).getByRole('link')
    await ways.filter({ hasText: 'Newer article' }).click()
    await expect(page).not.toHaveURL(urls.article(start?.slug ?? ''))
    await page.getByRole('link', { name: /^Older article/ }).click()
    await expect(page).toHaveURL(urls.article(start?.slug ?? ''))
  })
})

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** The texts of elements whose words are cut off. */
const clipped = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :is(p, li, dd, dt, h1, h2, h3, td, a, summary, button)')]
      .filter((one) => {
        const style = getComputedStyle(one)
        return style.overflow !== 'visible' && one.scrollHeight > one.clientHeight + 1
      })
      .map((one) => one.textContent),
  )

test('a number stays on one line with its unit, however wide the page is', async ({ page }) => {
  // In the drawn steps too, whose words come from the front matter.
  const withUnits = posts.filter(({ body, journey }) =>
    [body, ...(journey ?? []).map(({ step }) => step)].some((text) => /\d (?:mm|mL|°C|million)\b/.test(text)),
  )
  expect(withUnits.length).toBeGreaterThan(0)
  for (const { slug } of withUnits) {
    await page.goto(urls.article(slug))
    const measures = page.locator('.measure')
    const count = await measures.count()
    expect(count, slug).toBeGreaterThan(0)
    for (let width = 320; width <= 640; width += 8) {
      await page.setViewportSize({ width, height: 900 })
      const lines = await measures.evaluateAll((all) => all.map((one) => one.getClientRects().length))
      expect(lines, `${slug} at ${width} px`).toEqual(Array<number>(count).fill(1))
    }
  }
})

test('nothing is lost when the reader’s default font is twice as large', async ({ baseURL }) => {
  test.slow()
  // WCAG 1.4.4. As a browser setting, because the layout's breakpoints follow that too.
  const browser = await chromium.launch({
    ...(process.env.BROWSER_PATH ? { executablePath: process.env.BROWSER_PATH } : {}),
    args: ['--blink-settings=defaultFontSize=32'],
  })
  const page = await browser.newPage({ baseURL: baseURL ?? '' })
  for (const address of addresses) {
    await page.goto(address)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('36px')
    for (const width of [640, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await overflow(page), `${address}, ${width} px`).toBe(0)
      expect(await clipped(page), address).toEqual([])
    }
  }
  await browser.close()
})

for (const [width, height, letters] of [
  [360, 740, 'twice as large'],
  [640, 320, 'as they are'],
  [800, 800, 'as they are'],
] as const) {
  test(`every meaning is shown whole at ${width} × ${height}, with letters ${letters}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.goto(treatment)
    const size = letters === 'as they are' ? '' : '225%'
    await page.evaluate((wanted) => document.documentElement.style.setProperty('font-size', wanted), size)
    const buttons = await page.locator('.term-more').all()
    expect(buttons.length).toBeGreaterThan(5)
    for (const button of buttons) {
      await button.evaluate((one) => one.scrollIntoView({ block: 'center' }))
      await button.click()
      const box = await page.locator('.term-notes > :popover-open').boundingBox()
      expect(box?.y).toBeGreaterThanOrEqual(0)
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height)
      expect(box?.width).toBeGreaterThan(200)
      await page.keyboard.press('Escape')
    }
  })
}

test('every entry of long contents can be reached in a low window', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 620 })
  await page.goto(treatment)
  await page.locator('.article-text h2').nth(6).scrollIntoViewIfNeeded()
  const links = await page.locator('.contents-list a').all()
  expect(links.length).toBeGreaterThan(10)
  for (const link of links) {
    const { top } = await page.evaluate(() => ({ top: window.scrollY }))
    await link.focus()
    await expect(link).toBeInViewport({ ratio: 0.9 })
    // The page itself does not scroll.
    expect(await page.evaluate(() => window.scrollY)).toBe(top)
  }
})

test('the short version beside the contents stays readable with letters twice as large', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(treatment)
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '225%'))
  const widths = await page.locator('.glance dd').evaluateAll((all) => all.map((one) => one.clientWidth))
  expect(Math.min(...widths)).toBeGreaterThan(200)
})

test('nothing is lost with wider spacing', async ({ page }) => {
  test.slow()
  for (const address of addresses) {
    await page.goto(address)
    // WCAG 1.4.12.
    await page.addStyleTag({
      content:
        '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}',
    })
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await overflow(page), `${address}, ${width} px`).toBe(0)
      expect(await clipped(page), address).toEqual([])
    }
  }
})

test('the marker after a term stays on its line, and its target on the page', async ({ page }) => {
  await page.goto(treatment)
  for (const width of [320, 390, 700, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    const strays = await page.locator('.term-more').evaluateAll((signs) =>
      signs
        .filter((sign) => {
          const word = [...(sign.previousElementSibling?.getClientRects() ?? [])].at(-1)
          const box = sign.getBoundingClientRect()
          if (word === undefined) return true
          const isInLine = box.top < word.bottom && box.bottom > word.top
          const isInRoom = box.left >= word.left && box.right <= word.right + 1
          return !isInLine || !isInRoom || box.right > document.documentElement.clientWidth
        })
        .map((sign) => sign.ariaLabel),
    )
    expect(strays, `${width} px`).toEqual([])
  }
})

test('axe finds nothing with a meaning shown and more contrast, and reduced motion ends smooth scrolling', async ({
  page,
}) => {
  await page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' })
  await page.goto(treatment)
  await page.getByRole('button', { name: 'What “collagen” means' }).click()
  await expect(page.locator('#Meaning-of-collagen')).toBeVisible()
  await expectAccessible(page)
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto')
  const soft = await page.locator('.lead').evaluate((one) => getComputedStyle(one).color)
  expect(soft).toBe(await page.evaluate(() => getComputedStyle(document.body).color))
})

test('the drawn steps keep their lines in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await page.goto(treatment)
  const stroke = await page
    .locator('.journey figure > svg path:not(.perhaps)')
    .first()
    .evaluate((one) => getComputedStyle(one).stroke)
  expect(stroke).toBe(await page.evaluate(() => getComputedStyle(document.body).color))
  // What is uncertain is shown by dashes: no system colour is sure to be paler.
  const dashes = page.locator('.journey figure > svg .perhaps').first()
  expect(await dashes.evaluate((one) => getComputedStyle(one).strokeDasharray)).not.toBe('none')
})

for (const [reducedMotion, moves] of [
  ['no-preference', true],
  ['reduce', false],
] as const) {
  test(`with prefers-reduced-motion ${reducedMotion}, ${moves ? 'only the title' : 'nothing'} moves between pages`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion })
    await page.addInitScript(() => {
      window.addEventListener('pagereveal', ({ viewTransition }) => {
        document.documentElement.dataset.moves = String(viewTransition !== null)
      })
    })
    await page.goto('/articles')
    await page.locator('main article a').first().click()
    await expect(page.locator('html')).toHaveAttribute('data-moves', String(moves))
    const names = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .map((element) => [element.localName, getComputedStyle(element).viewTransitionName])
        .filter(([, name]) => name !== 'none'),
    )
    // The whole page has a name by default, which has no effect without a transition.
    expect(names).toEqual(moves ? [['h1', 'title']] : [['html', 'root']])
  })
}
