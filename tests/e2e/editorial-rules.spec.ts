import { expect, test } from 'playwright/test'
import { RULE_TEXTS } from '@/lib/editorial/check'

test('the page on how we publish leads to every rule in words', async ({ page }) => {
  await page.goto('/how-we-publish')
  await page.getByRole('link', { name: 'the rules of our editorial check' }).click()
  await expect(page).toHaveURL(/\/how-we-publish\/rules$/)
  const headings = page.getByRole('main').getByRole('heading', { level: 2 })
  expect((await headings.allTextContents()).sort()).toEqual(RULE_TEXTS.map(({ title }) => title).sort())
  for (const { source } of RULE_TEXTS) await expect(page.getByText(source).first()).toBeVisible()
})

test('a care card says in words what it is', async ({ page }) => {
  await page.goto('/articles/what-recovery-looks-like')
  const card = page.getByRole('note').first()
  await expect(card.getByText('Warning', { exact: true })).toBeVisible()
  await expect(card).toContainText('Call 999 at once')
})
