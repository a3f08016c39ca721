import { readFile } from 'node:fs/promises'
import { expect, test } from 'playwright/test'
import { buildVariant, createVariant } from '../build-variant'

test('a build whose transformations lose a number fails and names it', async () => {
  test.setTimeout(240_000)
  const plugins = await readFile('lib/markdown/plugins.ts', 'utf8')
  const broken = plugins.replace(/\n +rehypeRaw,/, '').replace("import rehypeRaw from 'rehype-raw'\n", '')
  expect(broken).not.toContain('rehypeRaw')
  const variant = await createVariant({ 'lib/markdown/plugins.ts': broken })
  try {
    const { code, output } = await buildVariant(variant)
    expect(code).not.toBe(0)
    expect(output).toMatch(/content\/articles\/\S+\.md:\d+:1: error: "[^"]*10\^\(\d\)[^"]*" is written here/)
  } finally {
    await variant.remove()
  }
})
