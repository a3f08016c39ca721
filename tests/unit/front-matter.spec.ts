import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ContentWithBodies, Post } from '@/lib/posts'
import { readContent } from '@/lib/posts/read-content'
import { formatMessage } from '@/lib/posts/report'
import { createContent } from '../create-content'
import { expect, test } from '../test'
import { article } from './broken-articles'

const NOW = new Date('2026-11-01T12:00:00Z')

/** Reads a content folder that holds just these articles. */
async function read(articles: Record<string, string>): Promise<ContentWithBodies> {
  const root = await mkdtemp(path.join(tmpdir(), 'content-'))
  try {
    await mkdir(path.join(root, 'content/articles'), { recursive: true })
    await mkdir(path.join(root, 'content/pages'))
    await writeFile(path.join(root, 'content/clinic.yaml'), '')
    await Promise.all(
      Object.entries(articles).map(([name, text]) =>
        writeFile(path.join(root, 'content/articles', name), text),
      ),
    )
    return await readContent(root, NOW)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** Reads one article, which must cause no messages. */
async function readOne(
  fields: Record<string, string | undefined>,
  name = '2022-08-26-an-article.md',
): Promise<Post> {
  const { posts, messages } = await read({ [name]: article(fields) })
  expect(messages.filter(({ file }) => file === `content/articles/${name}`).map(formatMessage)).toEqual([])
  const [post] = posts
  if (post === undefined) throw new Error('The article was left out.')
  return post
}

test.describe('a field is read as intended', () => {
  const dates: [written: string, instant: string][] = [
    ['2022-08-26', '2022-08-26T00:00:00.000Z'],
    ['"2022-08-26"', '2022-08-26T00:00:00.000Z'],
    ['2022-08-26T11:01:41.234Z', '2022-08-26T11:01:41.234Z'],
    ["'2022-08-26T11:01:41.234Z'", '2022-08-26T11:01:41.234Z'],
    ['2022-08-26T23:30:00-05:00', '2022-08-27T04:30:00.000Z'],
    ['2022-08-26T11:01', '2022-08-26T11:01:00.000Z'],
    ['2022-08-26 11:01:41', '2022-08-26T11:01:41.000Z'],
    ['2022-08-26 11:01:41 +02:00', '2022-08-26T09:01:41.000Z'],
    ['2022-08-26 11:01:41 +0200', '2022-08-26T09:01:41.000Z'],
    ['2022-08-26T11:01:41-0230', '2022-08-26T13:31:41.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ]
  for (const [written, instant] of dates) {
    test(`date: ${written}`, async () => {
      expect((await readOne({ date: written })).date.toISOString()).toBe(instant)
    })
  }

  const tags: [written: string | undefined, slugs: string[], labels: string[]][] = [
    [undefined, [], []],
    ['', [], []],
    ['null', [], []],
    ['[]', [], []],
    ['skin', ['skin'], ['Skin']],
    ['recovery, hair loss', ['recovery', 'hair-loss'], ['Recovery', 'Hair loss']],
    ['recovery; hair loss', ['recovery', 'hair-loss'], ['Recovery', 'Hair loss']],
    ['2024', ['2024'], ['2024']],
    ['012', ['012'], ['012']],
    ['\n  - skin-rejuvenation', ['skin-rejuvenation'], ['Skin rejuvenation']],
    ['\n  -  "  Hair  loss "\n  - ""\n  - ~\n  - 2024', ['hair-loss', '2024'], ['Hair loss', '2024']],
    ['\n  - Anti Aging\n  - anti-aging', ['anti-aging'], ['Anti Aging']],
    ['\n  - Cilt gençleştirme', ['cilt-genclestirme'], ['Cilt gençleştirme']],
    ['\n  - تجديد البشرة', ['tjdyd-albshrt'], ['تجديد البشرة']],
  ]
  for (const [written, slugs, labels] of tags) {
    test(`tags: ${JSON.stringify(written)}`, async () => {
      const { topics } = await readOne({ tags: written })
      expect(topics.map(({ slug }) => slug)).toEqual(slugs)
      expect(topics.map(({ label }) => label)).toEqual(labels)
    })
  }

  const descriptions: [written: string, text: string][] = [
    ['Plain words.', 'Plain words.'],
    ['"Quoted: words."', 'Quoted: words.'],
    ['>-\n  Folded over\n  two lines.', 'Folded over two lines.'],
    ['Plain, over\n  two lines.', 'Plain, over two lines.'],
    ['|\n  Kept   on\n\n  lines.\n', 'Kept on lines.'],
  ]
  for (const [written, text] of descriptions) {
    test(`description: ${JSON.stringify(written)}`, async () => {
      expect((await readOne({ description: written })).description).toBe(text)
    })
  }

  const slugs: [path: string | undefined, name: string, slug: string][] = [
    [undefined, '2022-08-26-skin-care.md', 'skin-care'],
    [undefined, 'skin-care.md', 'skin-care'],
    ['""', '2022-08-26-skin-care.md', 'skin-care'],
    ['/skin-care/', 'x.md', 'skin-care'],
    ['skin_care-2', 'x.md', 'skin_care-2'],
    ['2024', 'x.md', '2024'],
  ]
  for (const [written, name, slug] of slugs) {
    test(`path: ${written} in ${name}`, async () => {
      expect((await readOne({ path: written }, name)).slug).toBe(slug)
    })
  }

  test('title, flags and empty optional fields', async () => {
    expect(
      await readOne({
        title: '012',
        featuredpost: '"True"',
        featuredimage: '""',
        author: '',
        lastreviewed: '""',
        path: 'a',
      }),
    ).toMatchObject({
      title: '012',
      featured: true,
      picture: undefined,
      author: undefined,
      lastReviewed: undefined,
      kind: 'information',
      draft: false,
      aliases: [],
    })
  })

  test('author, reviewer and dates', async () => {
    expect(
      await readOne({
        date: '2026-01-01',
        author: 'Dr Amara Osei',
        reviewedby: 'Dr Jan Nowak',
        updated: '2026-01-02',
        lastreviewed: '2026-01-03',
        nextreview: '2027-01-04',
      }),
    ).toMatchObject({
      date: new Date('2026-01-01'),
      author: 'Dr Amara Osei',
      reviewedBy: 'Dr Jan Nowak',
      updated: new Date('2026-01-02'),
      lastReviewed: new Date('2026-01-03'),
      nextReview: new Date('2027-01-04'),
    })
  })

  test('an empty description is replaced by the first paragraph, with its exponents', async () => {
    const { posts } = await read({
      'a.md': article(
        { description: '""' },
        '## Heading\n\n**About** 10<sup>6</sup> cells\nin [1.2 mL](https://example.com) [1], CO<sub>2</sub> [2, 3].\n\nMore.\n',
      ),
    })
    expect(posts[0]?.description).toBe('About 10⁶ cells in 1.2 mL, CO₂.')
  })

  test('the first paragraph reads as on the page', async () => {
    const { posts } = await read({
      'a.md': article(
        { description: '""' },
        '![A cell](/img/cell.jpg)\n\n>90% took 2*3*4 mg, ~~5~~ <s>6</s> <DEL>7</DEL> <strike>8</strike> 10 mg[^1].\n\n[^1]: A note.\n',
      ),
    })
    expect(posts[0]?.description).toBe('>90% took 2*3*4 mg, 10 mg.')
  })

  test('a struck-through paragraph is not taken as the description', async () => {
    const { posts } = await read({
      'a.md': article(
        { description: '""' },
        '<s>Take 5 mg.</s>\n\n<del>\n\nTake 6 mg.\n\n</del>\n\nTake 10 mg.\n',
      ),
    })
    expect(posts[0]?.description).toBe('Take 10 mg.')
  })
})

test('a direction mark, or an invisible or private-use character, in a title is an error', async () => {
  for (const sign of ['\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\uf0b1', '\u200b']) {
    const { messages } = await read({ 'a.md': article({ title: `Take ${sign}10 mg` }) })
    expect(messages.map(formatMessage).join()).toContain(
      'content/articles/a.md:3:13: error: there is an invisible character here',
    )
  }
})

test('a text outside the folders that are read is a warning', async ({ folder }) => {
  await createContent(folder, { 'content/skin.md': article(), 'content/README.md': 'For those who write.' })
  const { messages } = await readContent(folder, NOW)
  expect(messages.map(formatMessage).filter((message) => !message.startsWith('content/clinic.yaml'))).toEqual(
    [
      'content/skin.md:1:1: warning: this file is not read; move it to content/articles or content/pages [front-matter/file]',
    ],
  )
})

test('files of other CMS templates in the folder are ignored silently', async () => {
  const { posts, messages } = await read({
    'a.md': article({ templateKey: 'index-page' }),
    'b.md': article({ templateKey: undefined }),
    '.gitkeep': '',
  })
  expect(posts.map(({ slug }) => slug)).toEqual(['b'])
  expect(messages.filter(({ file }) => file !== 'content/clinic.yaml')).toEqual([])
})

test('drafts and scheduled articles are not published, and the newest article comes first', async () => {
  const { posts } = await read({
    'old.md': article({ date: '2020-01-01' }),
    'draft.md': article({ draft: 'true' }),
    'now.md': article({ date: NOW.toISOString() }),
    'future.md': article({ date: '2026-11-01T12:00:01Z' }),
  })
  expect(posts.map(({ slug }) => slug)).toEqual(['now', 'old'])
})

test('a draft may be without a text', async () => {
  const { unpublished, messages } = await read({ 'a.md': article({ draft: 'true' }, '\n') })
  expect(unpublished.map(({ slug }) => slug)).toEqual(['a'])
  expect(messages.filter(({ file }) => file !== 'content/clinic.yaml')).toEqual([])
})

test('a topic has one label, as staff last wrote it in words', async () => {
  const { posts } = await read({
    'a.md': article({ tags: '[anti-aging]', date: '2024-01-01' }),
    'b.md': article({ tags: '[Anti Aging]', date: '2023-01-01' }),
    'c.md': article({ tags: '[anti Aging]', date: '2022-01-01' }),
  })
  expect(posts.map(({ topics }) => topics[0])).toEqual(
    Array(3).fill({ slug: 'anti-aging', label: 'Anti Aging' }),
  )
})

test('no draft and no scheduled article renames a topic that patients see', async () => {
  const { posts, unpublished } = await read({
    'a.md': article({ tags: '[hair-loss]', date: '2024-01-01' }),
    'b.md': article({ tags: '[Care]', date: '2024-01-01' }),
    'draft.md': article({ tags: '["HAIR LOSS!", "New Topic"]', draft: 'true' }),
    'future.md': article({ tags: '[CARE, new-topic]', date: '2027-01-01' }),
  })
  const labels = (found: typeof posts) =>
    found.map(({ slug, topics }) => [slug, ...topics.map(({ label }) => label)])
  expect(labels(posts)).toEqual([
    ['a', 'Hair loss'],
    ['b', 'Care'],
  ])
  expect(labels(unpublished)).toEqual([
    ['future', 'Care', 'New Topic'],
    ['draft', 'Hair loss', 'New Topic'],
  ])
})

test('line numbers in the body are those of the file', async () => {
  const { posts } = await read({ 'a.md': article({}, '## Line eight\n') })
  expect(posts[0]?.body.split('\n').indexOf('## Line eight')).toBe(7)
})
