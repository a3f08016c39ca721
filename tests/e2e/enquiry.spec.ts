import { test as base, expect, type Page } from 'playwright/test'
import { MAX_LENGTH } from '@/lib/enquiries/terms'
import { urls } from '@/lib/urls'
import { type EnquirySite, GOOD, serveEnquirySite } from '../enquiry-site'
import { expectAccessible } from './accessibility'
import { clinic, posts } from './addresses'

const test = base.extend<object, { enquiries: EnquirySite }>({
  enquiries: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires it
    async ({}, use) => {
      const enquiries = await serveEnquirySite()
      await use(enquiries)
      await enquiries.remove()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ enquiries }, use) => use(enquiries.site.origin),
})

test.use({ javaScriptEnabled: false })

async function fill(page: Page, fields: Partial<Record<keyof typeof GOOD, string>> = {}) {
  const { name, reach, message } = { ...GOOD, ...fields }
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Your e-mail address or telephone number').fill(reach)
  await page.getByLabel('Your message').fill(message)
  await page.getByLabel('I agree').check()
}

/** Bypasses the browser's own validation, as an older browser would. */
async function sendAnyway(page: Page) {
  await page.locator('form[action="/api/enquiry"]').evaluate((form: HTMLFormElement) => {
    form.noValidate = true
  })
  await send(page)
}
const send = (page: Page) => page.getByRole('button', { name: 'Send' }).click()

test('a patient asks about a treatment, and gets a reference by which the clinic finds the enquiry', async ({
  page,
  enquiries,
}) => {
  const treatment = posts.find(({ kind }) => kind === 'treatment')
  if (treatment === undefined) throw new Error('There is no treatment among the articles.')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(urls.article(treatment.slug))
  asked.length = 0
  await page.getByRole('button', { name: 'Ask about this treatment' }).click()
  await expect(page.getByLabel('Which treatment is it about?')).toHaveValue(treatment.slug)
  await fill(page)
  await send(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your message')
  const reference = await page.locator('main strong').first().textContent()

  const stored = await enquiries.withStore(async (store) => {
    const one = await store.find(reference ?? '')
    return one && store.decrypt(one)
  })
  expect(stored).toEqual({
    name: GOOD.name,
    reach: GOOD.reach,
    topic: treatment.title,
    message: GOOD.message,
  })
  // Nothing that was written or chosen was in a URL.
  for (const url of asked) expect(url).not.toMatch(new RegExp(`${treatment.slug}|anna|nowak|warfarin`, 'i'))

  await page.reload()
  await expect(page.getByText(reference ?? '')).toBeVisible()
})

test('after a mistake, the form comes back as written, with links to what to correct', async ({ page }) => {
  await page.goto(urls.enquiry)
  const message = '\n  "Quotes", <b>tags</b> &amp; a lone line\n\nend </textarea><script>alert(1)</script>'
  await fill(page, { name: '"><img src=x onerror=alert(1)>', reach: 'nonsense', message })
  await page.getByLabel('Which treatment is it about?').selectOption({ index: 1 })
  const topic = await page.getByLabel('Which treatment is it about?').inputValue()
  await sendAnyway(page)

  expect(new URL(page.url()).search).toBe('')
  await expect(page).toHaveTitle(`Not sent yet: Contact us – ${clinic.name}`)
  await expect(page.locator('#problem')).toBeFocused()
  await expect(page.getByLabel('Your name')).toHaveValue('"><img src=x onerror=alert(1)>')
  await expect(page.getByLabel('Your message')).toHaveValue(message)
  await expect(page.getByLabel('Which treatment is it about?')).toHaveValue(topic)
  await expect(page.getByLabel('I agree')).toBeChecked()
  await expect(page.locator('main img, main script')).toHaveCount(0)
  const reach = page.getByLabel('Your e-mail address or telephone number')
  await expect(reach).toHaveAttribute('aria-invalid', 'true')
  await expect(reach).toHaveAccessibleDescription(/telephone number, for instance .* Write one of the two/)
  await page.locator('#problem').getByRole('link').click()
  await expect(reach).toBeInViewport()

  await reach.fill('+44 20 7946 0123')
  await send(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your message')
})

test('a text that is too long for its field is not cut off, and comes back whole', async ({ page }) => {
  await page.goto(urls.enquiry)
  await fill(page)
  const texts = {
    name: 'n'.repeat(MAX_LENGTH.name + 1),
    reach: `${'r'.repeat(MAX_LENGTH.reach)}@example.com`,
    message: `${'long '.repeat(MAX_LENGTH.message / 5)}the end`,
  }
  for (const [field, text] of Object.entries(texts)) {
    await page.locator(`#${field}`).fill('')
    // As a paste would: a script can put more into a field than a person can.
    await page.locator(`#${field}`).focus()
    await page.keyboard.insertText(text)
  }
  await send(page)
  for (const [field, text] of Object.entries(texts)) {
    await expect(page.locator(`#${field}`)).toHaveValue(text)
    await expect(page.locator(`#${field}-error`)).toContainText('This is too long')
  }
})

test('reading the privacy page before sending loses nothing that was written', async ({ page }) => {
  const treatment = posts.find(({ kind }) => kind === 'treatment')
  if (treatment === undefined) throw new Error('There is no treatment among the articles.')
  const read = async () => {
    const link = page.getByLabel('I agree').locator('xpath=..').getByRole('link')
    await expect(link).toHaveAttribute('href', urls.privacy)
    // Chromium may replace the new tab by a prerendered page at once: that it opened is enough here.
    await Promise.all([page.waitForEvent('popup'), link.click()])
  }
  // Both forms are responses to a POST: to that of an article, and to one that was rejected.
  await page.goto(urls.article(treatment.slug))
  await page.getByRole('button', { name: 'Ask about this treatment' }).click()
  await fill(page, { reach: 'nonsense' })
  await read()
  await expect(page.getByLabel('Your message')).toHaveValue(GOOD.message)
  await send(page)
  await fill(page, { message: 'Written while correcting' })
  await read()
  await expect(page.getByLabel('Your message')).toHaveValue('Written while correcting')
})

test('on a device that others use, the patient is told that going back shows the message', async ({
  page,
}) => {
  await page.goto(urls.enquiry)
  await fill(page, { message: 'Not for others' })
  await send(page)
  await expect(page.getByText('Close this window now')).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Your message')).toHaveValue('Not for others')
})

test('a message sent again gets the same reference, and another its own', async ({ page }) => {
  const references: (string | null)[] = []
  for (const message of ['first', 'first', 'second']) {
    await page.goto(urls.enquiry)
    await fill(page, { message })
    await send(page)
    references.push(await page.locator('main strong').first().textContent())
  }
  const [first, again, other] = references
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('a person whose browser fills the hidden field is told, and can empty it', async ({ page }) => {
  await page.goto(urls.enquiry)
  await expect(page.locator('#website')).not.toBeInViewport()
  await fill(page, { message: 'filled by a browser' })
  await page.locator('#website').evaluate((input: HTMLInputElement) => {
    input.value = 'https://example.com'
  })
  await send(page)
  await page.getByLabel('I agree').focus()
  // The link to the privacy page comes in between.
  for (let n = 0; n < 2; n += 1) await page.keyboard.press('Tab')
  await expect(page.getByLabel('Leave this empty')).toBeFocused()
  await page.keyboard.press('Delete')
  await send(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your message')
})

test('an unknown or invalid reference is a 404', async ({ page }) => {
  for (const typed of ['00000-00000', 'nonsense', '<script>', '']) {
    const response = await page.goto(`/enquiry/received?reference=${encodeURIComponent(typed)}`)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'We can’t find a message with this number',
    )
  }
})

test('the address that the form posts to, opened directly, leads to the form', async ({ page }) => {
  await page.goto('/api/enquiry')
  expect(new URL(page.url()).pathname).toBe(urls.enquiry)
})

test('the form says how soon to expect an answer, that it is not for emergencies, and the telephone number', async ({
  page,
}) => {
  await page.goto(urls.enquiry)
  const main = page.getByRole('main')
  await expect(main).toContainText('We answer within 2 working days')
  await expect(main).toContainText(clinic.emergency)
  await expect(main).toContainText(clinic.telephone)
  await expect(main.getByRole('link', { name: 'privacy page' })).toHaveAttribute('href', urls.privacy)
})

test('no state of the page has a script or a cookie, or is stored or indexed', async ({ page, context }) => {
  test.slow()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`${page.url()}: ${message.text()}`))
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  for (const act of [
    () => page.goto(urls.enquiry),
    async () => {
      await page.goto(urls.enquiry)
      await fill(page, { reach: 'x', message: 'state' })
      const [response] = await Promise.all([page.waitForResponse('**/api/enquiry'), sendAnyway(page)])
      expect(response.status()).toBe(422)
      return response
    },
    async () => {
      await page.getByLabel('Your e-mail address or telephone number').fill(GOOD.reach)
      const [response] = await Promise.all([page.waitForResponse('**/enquiry/received*'), send(page)])
      return response
    },
  ]) {
    const response = await act()
    const headers = (await response?.allHeaders()) ?? {}
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['x-robots-tag']).toBe('noindex')
    expect(headers['content-security-policy']).toContain("script-src 'none'")
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)
    await expect(page.locator('script')).toHaveCount(0)
    await expect(page.locator('[id^="state-"]')).toHaveCount(1)
  }
  expect(await context.cookies()).toEqual([])
  const { origin } = new URL(page.url())
  expect(requests.filter((url) => !url.startsWith(origin))).toEqual([])
  expect(complaints.filter((text) => !text.includes('status of 422'))).toEqual([])
})

test.describe('accessibility', () => {
  // axe itself is a script.
  test.use({ javaScriptEnabled: true, bypassCSP: true })

  test('axe finds nothing in any state, and nothing scrolls sideways', async ({ page }) => {
    test.slow()
    await page.goto(urls.enquiry)
    await expectAccessible(page, 'the form')
    await sendAnyway(page)
    await expectAccessible(page, 'the form with all mistakes')
    await fill(page)
    await send(page)
    await expectAccessible(page, 'received')
    await page.goto('/enquiry/received?reference=00000-00000')
    await expectAccessible(page, 'unknown reference')
  })

  test('with letters twice as large nothing scrolls sideways, and the fields stay wide', async ({ page }) => {
    await page.goto(urls.enquiry)
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '225%'))
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      const box = await page.getByLabel('Your message').boundingBox()
      expect(box?.width, `${width} px`).toBeGreaterThan(250)
    }
  })
})
