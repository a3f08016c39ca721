import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { getArticlesWithErrors, getClinic, getPosts, readContent } from '@/lib/posts'
import { PREPARED_VARIABLE, readPrepared, writePrepared } from '@/lib/posts/prepared'
import { createContent } from '../create-content'
import { article } from './broken-articles'

test('what a build hands over is what its type says: content without texts, and without what only the check needs', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'prepared-'))
  try {
    await createContent(root, { 'content/articles/skin.md': article({ aliasses: '[/old]', tags: '[care]' }) })
    const written = await readContent(root, new Date('2026-01-01'))
    expect(written.messages).toHaveLength(1)
    await writePrepared(path.join(root, 'prepared'), written, new Map())
    process.env[PREPARED_VARIABLE] = path.join(root, 'prepared')

    const content = (await readPrepared())?.content
    const withoutBody = ({ body: _body, ...others }: (typeof written.posts)[number]) => others
    expect(content?.posts).toEqual(written.posts.map(withoutBody))
    expect(Object.keys(content ?? {}).sort()).toEqual(
      Object.keys(written)
        .filter((name) => name !== 'messages' && name !== 'words')
        .sort(),
    )
    expect(await getPosts()).toEqual(content?.posts)
    expect(await getClinic()).toEqual(written.clinic)
    expect(await getArticlesWithErrors()).toEqual([])
  } finally {
    delete process.env[PREPARED_VARIABLE]
    await rm(root, { recursive: true, force: true })
  }
})
