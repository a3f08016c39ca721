import { expect, test } from 'playwright/test'
import { RULE_TEXTS } from '@/lib/editorial/check'
import { urls } from '@/lib/urls'
import { posts } from './addresses'

test('the page on how we publish links to an explanation of every rule', async ({ page }) => {
  await page.goto('/how-we-publish')
  await page.getByRole('link', { name: 'the rules of our editorial check' }).click()
  await expect(page).toHaveURL(/\/how-we-publish\/rules$/)
  const headings = page.getByRole('main').getByRole('heading', { level: 2 })
  expect((await headings.allTextContents()).sort()).toEqual(RULE_TEXTS.map(({ title }) => title).sort())
  for (const { source } of RULE_TEXTS) await expect(page.getByText(source).first()).toBeVisible()
})

test('a care card says in words what it is', async ({ page }) => {
  const post = posts.find(({ body }) => body.includes('[!WARNING]'))
  await page.goto(urls.article(post?.slug ?? ''))
  const card = page.locator('.care-urgent').first()
  await expect(card).toHaveRole('note')
  await expect(card.getByText('Warning', { exact: true })).toBeVisible()
})
