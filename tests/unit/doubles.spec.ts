import { readContent } from '@/lib/posts/read-content'
import { formatMessage } from '@/lib/posts/report'
import { createContent } from '../create-content'
import { expect, test } from '../test'
import { article } from './broken-articles'

let root: string

test.beforeEach(({ folder }) => {
  root = folder
})

/** @returns the messages about two articles with these fields */
async function messages(first: Record<string, string>, second: Record<string, string>): Promise<string[]> {
  await createContent(root, {
    'content/articles/a.md': article({ title: 'A', description: 'About a.', ...first }),
    'content/articles/b.md': article({ title: 'B', description: 'About b.', ...second }),
  })
  return (await readContent(root, new Date('2026-01-01'))).messages.map(formatMessage)
}

test('two articles with the same title or description are reported at both', async () => {
  expect(
    await messages(
      { title: 'Hair Loss' },
      { title: 'Hair loss', date: '2026-05-01', description: 'About b.' },
    ),
  ).toEqual([
    'content/articles/a.md:3:8: warning: title: the same as in content/articles/b.md; write what is particular to this article [front-matter/title]',
    'content/articles/b.md:3:8: warning: title: the same as in content/articles/a.md; write what is particular to this article [front-matter/title]',
  ])
  expect(await messages({ description: 'Same.' }, { description: 'Same.' })).toEqual([
    'content/articles/a.md:5:14: warning: description: the same as in content/articles/b.md; write what is particular to this article [front-matter/description]',
    'content/articles/b.md:5:14: warning: description: the same as in content/articles/a.md; write what is particular to this article [front-matter/description]',
  ])
})

test('two long titles that are cut to the same are reported at both', async () => {
  const start = 'What we know about the treatment of hair loss with your own cells in the '
  const found = await messages({ title: `${start}first year` }, { title: `${start}second year` })
  const said = found.filter((message) => message.includes('what search engines show of it'))
  expect(said).toEqual([
    'content/articles/a.md:3:8: warning: title: what search engines show of it is the same as in content/articles/b.md; begin with what is particular to this article [front-matter/title]',
    'content/articles/b.md:3:8: warning: title: what search engines show of it is the same as in content/articles/a.md; begin with what is particular to this article [front-matter/title]',
  ])
  expect(
    await messages({ title: 'Hair loss in the first year' }, { title: 'Hair loss in the second' }),
  ).toEqual([])
})

test('of many articles with the same title, one is named and the others counted', async () => {
  await createContent(
    root,
    Object.fromEntries(
      [...'abcd'].map((name) => [`content/articles/${name}.md`, article({ title: 'Hair' })] as const),
    ),
  )
  const { messages: found } = await readContent(root, new Date('2026-01-01'))
  expect(found.map(({ reason }) => reason)[3]).toContain(
    'title: the same as in content/articles/a.md and 2 others;',
  )
  expect(found).toHaveLength(4)
})

test('a draft may have the title of what it is to replace', async () => {
  expect(await messages({ title: 'Hair' }, { title: 'Hair', draft: 'true' })).toEqual([])
})

for (const [one, other] of [
  ['C++', 'C#'],
  ['PRP', 'PRP+'],
])
  test(`the tags ${one} and ${other}, which become one topic, are reported at both`, async () => {
    const found = await messages({ tags: `["${one}"]` }, { tags: `["${other}"]` })
    expect(found).toEqual([
      expect.stringMatching(/^content\/articles\/a\.md:6:\d+: warning: tags: "/),
      expect.stringMatching(/^content\/articles\/b\.md:6:\d+: warning: tags: "/),
    ])
    expect(found[0]).toContain(
      `"${one}" here and "${other}" in content/articles/b.md are one topic, /topics/`,
    )
  })

for (const [one, other] of [
  ['Anti Aging', 'anti-aging'],
  ['Régénération', 'regeneration'],
  ['skin_care', 'Skin care'],
])
  test(`the tags ${one} and ${other} are accepted as the same words`, async () => {
    expect(await messages({ tags: `["${one}"]` }, { tags: `["${other}"]` })).toEqual([])
  })
