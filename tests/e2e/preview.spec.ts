import { expect, test } from 'playwright/test'
import { type ServedVariant, serveVariant } from '../build-variant'
import { article } from '../unit/broken-articles'

// Built and served once for all tests of this file, which run in order in one process.
test.describe.configure({ mode: 'default' })

const SECRET = 'a-secret'
let site: ServedVariant

test.beforeAll(async () => {
  test.setTimeout(240_000)
  site = await serveVariant(
    {
      'content/articles/my-draft.md': article({ title: 'My draft', draft: 'true' }),
      'content/articles/of-the-future.md': article({ title: 'Of the future', date: '2090-03-31' }),
    },
    { VERCEL_ENV: 'preview', CRON_SECRET: SECRET, DEPLOY_HOOK_URL: '' },
  )
})
test.afterAll(() => site?.remove())

test('the build says when the next article is due', () => {
  expect(site.output).toContain('2090-03-31 00:00 UTC: content/articles/of-the-future.md is due')
})

for (const [slug, words] of [
  ['my-draft', 'This is a draft'],
  ['of-the-future', 'This article goes out on 31 March 2090'],
] as const) {
  test(`a preview shows ${slug} with a notice above it, and keeps search engines out`, async ({ page }) => {
    const answer = await page.goto(`${site.origin}/articles/${slug}`)
    expect(answer?.status()).toBe(200)
    await expect(page.getByRole('complementary', { name: 'Not published' })).toContainText(words)
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
    expect(answer?.headers()['x-robots-tag']).toBe('noindex')
    await page.goto(`${site.origin}/articles`)
    await expect(page.locator(`main a[href="/articles/${slug}"]`)).toBeVisible()
  })
}

test('a preview has no notice above a published article', async ({ page }) => {
  await page.goto(`${site.origin}/articles/why-skin-ages`)
  await expect(page.getByRole('complementary', { name: 'Not published' })).toHaveCount(0)
})

test('every response of a preview keeps search engines out', async ({ baseURL }) => {
  for (const address of ['/', '/feed.xml', '/sitemap.xml', '/articles/my-draft.md', '/robots.txt']) {
    const of = async (origin?: string) => (await fetch(`${origin}${address}`)).headers.get('x-robots-tag')
    expect([address, await of(site.origin)]).toEqual([address, 'noindex'])
    expect([address, await of(baseURL)]).toEqual([address, null])
  }
})

test('the scheduler learns that nothing is due, and nobody else learns anything', async () => {
  const ask = (headers: Record<string, string>) => fetch(`${site.origin}/api/cron/publish`, { headers })
  expect((await ask({})).status).toBe(401)
  expect((await ask({ authorization: `Bearer ${SECRET}x` })).status).toBe(401)
  const answer = await ask({ authorization: `Bearer ${SECRET}` })
  expect(await answer.json()).toEqual({ due: 0, deploying: false })
})
