import { readFileSync } from 'node:fs'
import { expect, type Page, test } from 'playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { drawQrCode } from '@/lib/drawing/qr-code'
import { formatDate } from '@/lib/format-date'
import { absoluteUrl, isAddress, urls } from '@/lib/urls'
import { clinic, posts } from './addresses'

test.use({ colorScheme: 'dark' })

/** The text of each printed page of the article. */
async function print(page: Page, slug: string, format: 'A4' | 'Letter'): Promise<string[]> {
  await page.goto(urls.article(slug))
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format, preferCSSPageSize: true })))
  const { text } = await extractText(pdf)
  return text.map((one) => one.replace(/\s+/g, ' '))
}

/** The most sheets that a text may take: two for what surrounds it, and one for every 300 words. */
const mostSheets = (body: string) => 2 + Math.ceil(body.split(/\s+/).length / 300)

for (const { slug, title, body, lastReviewed, updated } of posts) {
  test(`the leaflet of ${slug} is complete, and no heading ends a page`, async ({ page }) => {
    const sheets = await print(page, slug, 'A4')
    const whole = sheets.join(' ')
    expect(sheets.length).toBeLessThanOrEqual(mostSheets(body))
    expect(sheets[0]).toContain(title)
    expect(sheets.at(-1)).toContain(`${sheets.length} / ${sheets.length}`)
    expect(whole).toContain(lastReviewed ? formatDate(lastReviewed) : 'Not medically reviewed yet')
    const isChanged = lastReviewed !== undefined && updated !== undefined && updated > lastReviewed
    expect(whole.includes('before the last change')).toBe(isChanged)
    // The contact details are on the last page, together with the disclaimer.
    for (const end of [
      'For information, not medical advice',
      absoluteUrl(urls.article(slug)),
      clinic.telephone,
      clinic.email,
    ])
      expect(sheets.at(-1)).toContain(end)
    expect(whole.split('not for emergencies')).toHaveLength(2)
    for (const screenOnly of [
      'On this page',
      'Read next',
      'Skip to the text',
      'Topics of this article',
      'Older article',
    ])
      expect(whole, screenOnly).not.toContain(screenOnly)
    // No heading is the last thing on its page.
    for (const heading of body.matchAll(/^##+ (.+)$/gm))
      for (const sheet of sheets) {
        const text = sheet.replace(/ \d+ \/ \d+ *$/, '').trimEnd()
        expect(text.endsWith(heading[1] ?? ''), `“${heading[1]}” alone at the end of a page`).toBe(false)
      }
    const letter = await print(page, slug, 'Letter')
    expect(letter.length).toBeLessThanOrEqual(mostSheets(body) + 1)
    expect(letter.at(-1)).toContain('For information, not medical advice')
    expect(letter.at(-1)).toContain(clinic.telephone)
  })
}

test('what scrolls on screen is whole on paper: a long line of code, a table of ten columns', async ({
  page,
}) => {
  const sheets = ['app/article.css', 'app/articles/[slug]/leaflet.css'].map((name) =>
    readFileSync(name, 'utf8'),
  )
  const code = `${'word '.repeat(60)}not more than 77 mg`
  const row = Array.from({ length: 10 }, (_, index) => `<td>${100 + index} mg/kg twice daily</td>`).join('')
  await page.setContent(
    `<style>* { box-sizing: border-box }\n${sheets.join('\n')}</style><div class="article-text"><pre><code>${code}</code></pre><div class="table-scroll many-columns"><table><tr>${row}</tr></table></div></div>`,
  )
  const pdf = await getDocumentProxy(
    new Uint8Array(await page.pdf({ format: 'A4', preferCSSPageSize: true })),
  )
  const text = (await extractText(pdf)).text.join(' ').replace(/\s+/g, ' ')
  expect(text).toContain('not more than 77 mg')
  for (let index = 0; index < 10; index += 1) expect(text).toContain(`${100 + index}`)
})

test('each linked address is spelt out once on paper', async ({ page }) => {
  for (const { slug } of posts) {
    await page.goto(urls.article(slug))
    const spelt = await page.locator('.leaflet ol li').allTextContents()
    expect(new Set(spelt).size, slug).toBe(spelt.length)
    const links = await page.locator('article a').evaluateAll((all) =>
      all.map((one) => ({
        address: one.getAttribute('href') ?? '',
        text: one.textContent,
        note: one.getAttribute('data-note'),
      })),
    )
    for (const { address, text, note } of links) {
      const whole = isAddress(address) ? absoluteUrl(address) : address
      if (note) expect(spelt[Number(note) - 1], slug).toBe(whole)
      // The text already spells it out.
      if (text === address) expect(note, address).toBeNull()
    }
    expect(links.filter(({ note }) => note).length, slug).toBeGreaterThan(0)
  }
})

test('on paper everything is dark on white, whatever the scheme of the screen, and the checklist has room to write', async ({
  page,
}) => {
  await page.goto(urls.article('questions-to-ask-a-clinic'))
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const color = await page
    .locator('.article-text p')
    .first()
    .evaluate((one) => getComputedStyle(one).color)
  expect(color).toBe('rgb(20, 33, 29)')
  const line = await page
    .locator('.task-list-item label')
    .first()
    .evaluate((one) => {
      const style = getComputedStyle(one, '::after')
      return [style.borderBlockEndWidth, Number.parseFloat(style.blockSize) > 20]
    })
  expect(line).toEqual(['1px', true])
  await expect(page.locator('.leaflet svg')).toBeVisible()
  await expect(page.getByRole('contentinfo')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await expect(page.locator('.leaflet')).toBeHidden()
})

test('the QR code on the leaflet is that of the article’s address', async ({ page }) => {
  for (const { slug } of posts) {
    await page.goto(urls.article(slug))
    const { path } = drawQrCode(absoluteUrl(urls.article(slug)))
    await expect(page.locator('.leaflet path')).toHaveAttribute('d', path)
  }
})
