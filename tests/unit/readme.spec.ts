import { readFile } from 'node:fs/promises'
import type { Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { expect, test } from 'playwright/test'
import { visit } from 'unist-util-visit'
import { MOST_YEARS } from '@/lib/editorial/review'
import { articleSchema } from '@/lib/posts/article-schema'

test('the README describes exactly the fields of the schema', async () => {
  const tree = fromMarkdown(await readFile('README.md', 'utf8'), {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  })
  const tables: Table[] = []
  visit(tree, 'table', (table) => {
    tables.push(table)
  })
  const fields: string[] = []
  for (const row of tables[0]?.children.slice(1) ?? []) {
    const [name] = row.children
    if (name) visit(name, 'inlineCode', ({ value }) => void fields.push(value))
  }
  expect(fields.sort()).toEqual(Object.keys(articleSchema.shape).sort())
})

test('content/README.md states the longest time between two reviews', async () => {
  const years = ['no', 'one', 'two', 'three', 'four', 'five'][MOST_YEARS]
  expect(await readFile('content/README.md', 'utf8')).toContain(`at most ${years} years ahead`)
})

for (const name of ['README.md', 'content/README.md', 'lib/cms/README.md', 'lib/enquiries/README.md'])
  test(`every command that ${name} names exists`, async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8'))
    const named = [...(await readFile(name, 'utf8')).matchAll(/\bnpm (?:run )?([\w-]+)/g)].map(
      ([, name]) => name,
    )
    expect(named.length).toBeGreaterThan(1)
    for (const name of named) expect(Object.keys(scripts)).toContain(name)
  })
