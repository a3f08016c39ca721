import { expect, test } from 'playwright/test'
import { buildVariant, createVariant } from '../build-variant'
import { brokenArticles } from '../unit/broken-articles'

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
