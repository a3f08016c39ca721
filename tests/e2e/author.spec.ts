import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { buildVariant, createVariant } from '../build-variant'
import { serveSite } from '../serve-site'
import { article, brokenArticles } from '../unit/broken-articles'

test('a build stops at broken articles, names every one, and shows no stack trace', async () => {
  test.slow()
  const variant = await createVariant(
    Object.fromEntries(brokenArticles.map(({ name, content }) => [`content/articles/${name}`, content])),
  )
  try {
    const { code, output } = await buildVariant(variant)
    expect(code).toBe(1)
    for (const { name, messages } of brokenArticles) {
      for (const message of messages) expect(output).toContain(`content/articles/${name}:${message}`)
    }
    expect(output).not.toMatch(/^\s+at .*:\d+:\d+/m)
  } finally {
    await variant.remove()
  }
})

test('while an author writes, a broken article shows its errors and every other page works', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const variant = await createVariant({
    'content/articles/mine.md': article({ title: 'Mine' }, 'First words.\n'),
  })
  const site = await serveSite(variant.root, { mode: 'dev' })
  const write = (text: string) => writeFile(path.join(variant.root, 'content/articles/mine.md'), text)
  try {
    await page.goto(`${site.origin}/articles/mine`)
    await expect(page.getByText('First words.')).toBeVisible()

    await write(article({ title: 'Mine' }, 'Second words.\n'))
    await page.reload()
    await expect(page.getByText('Second words.')).toBeVisible()

    await write(article({ title: '@Mine' }))
    await page.reload()
    await expect(page.getByText('content/articles/mine.md:3:8: error: title:')).toBeVisible()
    await page.goto(`${site.origin}/articles`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('All articles')

    await writeFile(path.join(variant.root, 'content/articles/added.md'), article({ title: 'Added' }))
    await page.goto(`${site.origin}/articles/added`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Added')
  } finally {
    await site.stop()
    await variant.remove()
  }
})
