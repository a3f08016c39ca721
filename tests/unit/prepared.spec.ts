import path from 'node:path'
import { getArticlesWithErrors, getBody, getClinic, getPosts, getSchedule } from '@/lib/posts'
import { PREPARED_VARIABLE, readPrepared, writePrepared } from '@/lib/posts/prepared'
import { readContent } from '@/lib/posts/read-content'
import { createContent } from '../create-content'
import { expect, test } from '../test'
import { article } from './broken-articles'

test('a build hands over the content, its texts separately, and nothing that only the check needs', async ({
  folder,
}) => {
  await createContent(folder, {
    'content/articles/skin.md': article({ aliasses: '[/old]', tags: '[care]' }, 'It *helps*.\n'),
    'content/articles/next.md': article({ date: '2999-01-01' }),
  })
  const written = await readContent(folder, new Date('2026-01-01'))
  expect(written.messages).toHaveLength(1)
  const file = 'content/articles/skin.md'
  const found = { headings: [], references: [], terms: [], links: [], minutes: 1 }
  const texts = new Map([[file, { html: '<p>It <em>helps</em>.</p>', ...found }]])
  await writePrepared(path.join(folder, 'prepared'), written, texts)
  process.env[PREPARED_VARIABLE] = path.join(folder, 'prepared')

  const content = (await readPrepared())?.content
  const withoutText = ({ body: _body, places: _places, ...others }: (typeof written.posts)[number]) => others
  expect(content?.posts).toEqual(written.posts.map(withoutText))
  expect(Object.keys(content ?? {}).sort()).toEqual(
    Object.keys(written)
      .filter((name) => !['messages', 'words', 'searchWords'].includes(name))
      .sort(),
  )
  expect(await getPosts()).toEqual(content?.posts)
  expect(await getSchedule()).toEqual([new Date('2999-01-01')])
  expect(await getClinic()).toEqual(written.clinic)
  // As written, alongside its HTML.
  expect(await Promise.all(written.posts.map(getBody))).toEqual([written.posts[0]?.body])
  expect(await (await readPrepared())?.textOf(file)).toMatchObject({
    html: '<p>It <em>helps</em>.</p>',
    body: expect.stringMatching(/^\n*It \*helps\*\.\n$/),
  })
  expect(await getArticlesWithErrors()).toEqual([])
})
