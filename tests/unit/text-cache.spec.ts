import { cp, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { isFirstBuild } from '@/lib/build/first-build'
import { createSiteQueries } from '@/lib/build/site-queries'
import { openTextCache } from '@/lib/build/text-cache'
import { createTask, type Job } from '@/lib/build/text-task'
import { readContent } from '@/lib/posts/read-content'
import { createContent } from '../create-content'
import { expect, test } from '../test'

const TEXT = 'content/articles/2026-01-01-text.md'
const LINKED = 'content/articles/2026-01-02-linked.md'
const OTHER = 'content/articles/2026-01-03-other.md'
const GLOSSARY = 'content/glossary.yaml'

const article = (body: string) =>
  `---\ntitle: A title\ndate: 2026-01-01\ndescription: A description\n---\n\n${body}\n`

const glossary = (meaning: string) =>
  `terms:\n  - term: dermis\n    meaning: ${meaning}\n    source: https://example.com/\n`

const FILES = {
  [TEXT]: article('The dermis [heals](/articles/linked#slowly).\n\n![Skin](/img/skin.png)'),
  [LINKED]: article('## Slowly\n\nText.'),
  [OTHER]: article('Text.'),
  [GLOSSARY]: glossary('The deep layer of the skin.'),
  'lib/code.ts': 'export {}\n',
  'next.config.ts': 'export default {}\n',
}

type Change = { name: string; files?: Record<string, string>; width?: number; day?: string; kept: boolean }

const CHANGES: readonly Change[] = [
  { name: 'nothing', kept: true },
  { name: 'another article', files: { [OTHER]: article('Another text.') }, kept: true },
  {
    name: 'a word in the article it links to',
    files: { [LINKED]: article('## Slowly\n\nA word.') },
    kept: true,
  },
  { name: 'a heading it links to', files: { [LINKED]: article('## Fast\n\nText.') }, kept: false },
  {
    name: 'the address it links to',
    files: { [LINKED]: article('## Slowly').replace('---\n', '---\npath: moved\n') },
    kept: false,
  },
  {
    name: 'the draft field of the article it links to',
    files: { [LINKED]: article('## Slowly\n\nText.').replace('---\n', '---\ndraft: true\n') },
    kept: false,
  },
  {
    name: 'a word in the text itself',
    files: { [TEXT]: article('The dermis heals.') },
    kept: false,
  },
  {
    name: 'a meaning in the glossary',
    files: { [GLOSSARY]: glossary('The layer below.') },
    kept: false,
  },
  { name: 'the size of its picture', width: 50, kept: false },
  { name: 'the code', files: { 'lib/code.ts': 'export const changed = true\n' }, kept: false },
  { name: 'the day', day: '2026-05-02', kept: false },
]

for (const { name, files = {}, width = 40, day = '2026-05-01', kept } of CHANGES) {
  test(`the cached result for a text is ${kept ? 'reused' : 'not reused'} after a change of ${name}`, async ({
    folder,
  }) => {
    const old = await project(path.join(folder, 'old'), FILES, 40)
    const changed = await project(path.join(folder, 'changed'), { ...FILES, ...files }, width)
    const before = await open(old, '2026-05-01')
    const made = new Map((await before.make()).map((result) => [result.file, result]))
    await before.texts.save(before.jobs, made)
    await cp(path.join(old, '.next'), path.join(changed, '.next'), { recursive: true })

    const after = await open(changed, day)
    const [job] = after.jobs
    const found = job && (await after.texts.find(job))
    const result = made.get(TEXT)
    expect(result?.shown?.text.html).toContain('skin.png')
    expect(found).toEqual(kept ? result : undefined)
    await after.texts.save(after.jobs, made)
    const texts = path.join(changed, '.next/cache/texts')
    expect(await readdir(texts), 'only the last build’s results').toHaveLength(1)
  })
}

test('a build is a first one until results are cached', async ({ folder }) => {
  const root = await project(path.join(folder, 'project'), FILES, 40)
  expect(isFirstBuild(root)).toBe(true)
  const { texts, jobs } = await open(root, '2026-05-01')
  await texts.save(jobs, new Map())
  expect(isFirstBuild(root)).toBe(false)
})

async function project(root: string, files: Record<string, string>, width: number): Promise<string> {
  await mkdir(path.join(root, 'public/img'), { recursive: true })
  await cp('package-lock.json', path.join(root, 'package-lock.json'))
  await createContent(root, files)
  await sharp({ create: { width, height: 30, channels: 3, background: '#abc' } }).toFile(
    path.join(root, 'public/img/skin.png'),
  )
  return root
}

/** Opens the content as a build does, the text in question first. */
async function open(root: string, day: string) {
  const now = new Date(`${day}T12:00:00Z`)
  const { posts, unpublished, pages, glossary } = await readContent(root, now)
  const site = {
    posts,
    unpublished,
    pages,
    broken: [],
    glossary,
    origin: undefined,
    moved: [],
    now,
    files: new Map([['/img/skin.png', 100]]),
  }
  const jobs = posts
    .toSorted((a, b) => a.file.localeCompare(b.file))
    .map((entry): Job => ({ entry, isChecked: true, isShown: true }))
  return {
    jobs,
    texts: await openTextCache(root, now, glossary, createSiteQueries(root, site)),
    make: () => Promise.all(jobs.map(createTask({ root, site, reading: false, glossary }))),
  }
}
