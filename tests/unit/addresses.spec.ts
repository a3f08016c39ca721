import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describeUnlisted, writeAddresses } from '@/lib/build/addresses'
import { readContent } from '@/lib/posts/read-content'
import { formatMessage } from '@/lib/posts/report'
import { createContent } from '../create-content'
import { expect, test } from '../test'
import { article } from './broken-articles'

let root: string

test.beforeEach(({ folder }) => {
  root = folder
})

/** Writes two articles, a page, and the given files. */
const write = (files: Record<string, string>) =>
  createContent(root, {
    'content/articles/skin.md': article({ title: 'Skin', tags: '[care]' }),
    'content/articles/hair.md': article({ title: 'Hair', tags: '[care]' }),
    ...files,
  })

const messages = async () => (await readContent(root, new Date('2026-01-01'))).messages.map(formatMessage)

test.describe('an old address', () => {
  const SITE = 'is an address of the site itself; remove it'
  const FORM = 'has the form of an address of the site itself; remove it'
  for (const [alias, problem] of [
    ['/articles/new', '/articles/new is the address that this text has now; remove it'],
    [
      '/articles/skin',
      '/articles/skin is in use by content/articles/skin.md; remove it: an old address is one no longer in use',
    ],
    [
      '/about/',
      '/about is in use by content/pages/about.md; remove it: an old address is one no longer in use',
    ],
    ['/topics/care', '/topics/care is in use by a topic; remove it: an old address is one no longer in use'],
    [
      '/blog/skin',
      '/blog/skin already leads to /articles/skin; remove it here, or give that article another path',
    ],
    ['/skin', '/skin already leads to /articles/skin; remove it here, or give that article another path'],
    ['/articles', `/articles ${SITE}`],
    ['/search', `/search ${SITE}`],
    ['/feed.xml', `/feed.xml ${SITE}`],
    ['/img/old.jpg', `/img/old.jpg ${SITE}`],
    ['/_next/static', `/_next/static ${SITE}`],
    ['/articles/old.md', `/articles/old.md ${FORM}`],
    ['/articles/page/2', `/articles/page/2 ${FORM}`],
    ['/topics/old/page/2', `/topics/old/page/2 ${FORM}`],
    ['/shared', '/shared is also an old address in content/articles/other.md; keep it in only one of them'],
    ['/100%', 'a "%" in an old address must begin a code such as %20; copy the address from the browser'],
    ['/a%2Fb', "an old address can't contain codes such as %2F, %3F or %0A"],
    ['/a%0ab', "an old address can't contain codes such as %2F, %3F or %0A"],
    ['/a/%2e%2E/b', 'an old address can\'t have "." or ".." as a part; write it in full'],
    ['/speculation-rules.json', `/speculation-rules.json ${SITE}`],
    ['/how-we-publish/rules', `/how-we-publish/rules ${SITE}`],
    ['/404', `/404 ${SITE}`],
    ['/_not-found', `/_not-found ${SITE}`],
    ['/a//b', 'an old address has a single "/" between names; remove the others'],
    [`/${'x'.repeat(201)}`, 'a part of this old address has more than 200 characters; remove the address'],
  ] as const) {
    test(`${alias.slice(0, 40)} is an error at its line`, async () => {
      await write({
        'content/articles/new.md': article({ title: 'New', aliases: `\n  - /fine\n  - ${alias}` }),
        'content/articles/other.md': article({ title: 'Other', aliases: '[/shared]' }),
      })
      const found = (await messages()).filter((message) => message.startsWith('content/articles/new.md'))
      expect(found).toEqual([
        expect.stringMatching(
          /^content\/articles\/new\.md:8:5: error: aliases: .* \[(addresses|front-matter)\/aliases\]$/,
        ),
      ])
      expect(found[0]).toContain(problem)
    })
  }

  for (const alias of [
    '/articles/old',
    '/articles/old/markdown',
    '/topics/old',
    '/blog/old',
    '/blog/new',
    '/new',
    '/en/a/b',
    '/über',
    '/%C3%BCber-uns',
    '/rock%26roll',
    '/a%20b%2C%40%2B',
  ]) {
    test(`${alias} is accepted`, async () => {
      await write({ 'content/articles/new.md': article({ title: 'New', aliases: `[${alias}]` }) })
      expect(await messages()).toEqual([])
    })
  }
})

test('a page at an address that the site itself or Next uses is an error', async () => {
  await write({
    'content/pages/404.md': '---\ntitle: Y\ndescription: Y.\n---\n\nText.\n',
    'content/pages/x.md': '---\npath: search\ntitle: X\ndescription: X.\n---\n\nText.\n',
  })
  expect(await messages()).toEqual([
    'content/pages/404.md:1:1: error: path: /404 is an address of the site itself; choose another path [addresses/reserved]',
    'content/pages/x.md:2:7: error: path: /search is an address of the site itself; choose another path [addresses/reserved]',
  ])
})

test('the old address of a draft clashes with nothing', async () => {
  await write({ 'content/articles/new.md': article({ draft: 'true', aliases: '[/articles/skin]' }) })
  expect(await messages()).toEqual([])
})

for (const [what, files, problem] of [
  [
    'that is in use',
    { 'content/articles/new.md': article({ date: '2027-01-01', aliases: '[/articles/skin]' }) },
    'content/articles/new.md:6:11: error: aliases: /articles/skin is in use by content/articles/skin.md',
  ],
  [
    'that will be in use',
    {
      'content/articles/new.md': article({ date: '2027-01-01' }),
      'content/articles/hair.md': article({ aliases: '[/articles/new]' }),
    },
    'content/articles/hair.md:6:11: error: aliases: /articles/new is in use by content/articles/new.md',
  ],
  [
    'that will be a topic',
    {
      'content/articles/new.md': article({ date: '2027-01-01', tags: '[nails]' }),
      'content/articles/hair.md': article({ aliases: '[/topics/nails]' }),
    },
    'content/articles/hair.md:6:11: error: aliases: /topics/nails is in use by a topic',
  ],
] as const)
  test(`an old address ${what} is an error before the article is published`, async () => {
    await write(files)
    expect(await messages()).toEqual([expect.stringContaining(problem)])
  })

test.describe('the ledger', () => {
  const ledger = () => readFile(path.join(root, 'content/addresses.txt'), 'utf8')
  const lines = async () => (await ledger()).trimEnd().split('\n').slice(1)

  test('lists every address ever published, each once, and forgets none', async () => {
    await write({ 'content/articles/draft.md': article({ draft: 'true' }) })
    expect(await writeAddresses(root)).toBe(true)
    const first = await ledger()
    expect(await lines()).toEqual(['/about', '/articles/hair', '/articles/skin', '/topics/care'])
    await writeAddresses(root)
    expect(await ledger()).toBe(first)
    await writeFile(
      path.join(root, 'content/addresses.txt'),
      first.replace('\n', '\n# Printed on leaflets:\n'),
    )
    await writeAddresses(root)
    expect((await ledger()).replace('# Printed on leaflets:\n', '')).toBe(first)
    expect(await ledger()).toContain('\n# Printed on leaflets:\n')
    await writeFile(path.join(root, 'content/addresses.txt'), first)
    await rm(path.join(root, 'content/articles/skin.md'))
    await writeFile(path.join(root, 'content/articles/nails.md'), article())
    await writeAddresses(root)
    expect(await lines()).toContain('/articles/skin')
    expect(await lines()).toContain('/articles/nails')
  })

  test('reports missing addresses, and how to add them', async () => {
    const unlisted = async () => describeUnlisted(root, await readContent(root, new Date('2026-01-01')))
    await write({})
    expect(await unlisted()).toMatch(/^There is no content\/addresses\.txt: npm run addresses writes it/)
    await write({ 'content/addresses.txt': '/about\n/articles/skin\n' })
    expect(await unlisted()).toMatch(
      /^\/articles\/hair and 1 more are not in content\/addresses\.txt yet: npm run/,
    )
    await write({ 'content/addresses.txt': '/about\n/articles/hair\n/articles/skin\n/topics/care\n' })
    expect(await unlisted()).toBeUndefined()
  })

  test('reports a lost address as an error, and nothing else', async () => {
    await write({ 'content/addresses.txt': '# A remark.\r\n/articles/skin\r\n/articles/gone\r\n' })
    expect(await messages()).toEqual([
      'content/addresses.txt:3:1: error: /articles/gone was published, and nothing is there now; write it under "aliases" of the article or page that takes its place [addresses/lost]',
    ])
  })

  test('redirects a renamed topic to its new address, and keeps that line', async () => {
    await write({ 'content/addresses.txt': '/topics/caring\n' })
    expect(await messages()).toEqual([
      expect.stringContaining(
        '/topics/caring was published, and nothing is there now; after it, on the same line, write the address of the topic that takes its place: "/topics/caring /topics/new-name"',
      ),
    ])
    await write({ 'content/addresses.txt': '/topics/caring  /topics/care\n' })
    expect(await messages()).toEqual([])
    const { moved } = await readContent(root, new Date('2026-01-01'))
    expect(moved).toEqual([['/topics/caring', '/topics/care']])
    await writeAddresses(root)
    expect(await lines()).toContain('/topics/caring /topics/care')
    expect(await lines()).toContain('/topics/care')
  })

  for (const [line, problem] of [
    ['/topics/caring /topics/nothing', 'leads to /topics/nothing, but there is no such topic'],
    ['/topics/care /topics/care', 'is a topic again; remove "/topics/care" from this line'],
    ['/topics/caring /articles/skin', 'leads to /articles/skin, but there is no such topic'],
    ['/articles/gone /articles/skin', 'is not a topic; write it under "aliases"'],
  ] as const)
    test(`rejects the line "${line}"`, async () => {
      await write({ 'content/addresses.txt': `${line}\n` })
      expect(await messages()).toEqual([expect.stringContaining(problem)])
    })

  test('accepts an address that is now an alias, with and without a trailing slash', async () => {
    await write({
      'content/addresses.txt': '/articles/gone\n/topics/gone\n/blog/skin\n/über\n',
      'content/pages/about.md':
        '---\ntitle: About\ndescription: About us.\naliases: [/articles/gone/, /topics/gone, /%C3%BCber]\n---\n\nText.\n',
    })
    expect(await messages()).toEqual([])
  })

  test('does not report the address of an article with an error as lost', async () => {
    await write({
      'content/addresses.txt': '/articles/skin\n',
      'content/articles/skin.md': article({ date: '2026-02-30' }),
    })
    expect(await messages()).toEqual([
      expect.stringMatching(/^content\/articles\/skin\.md:4:\d+: error: date/),
    ])
  })

  test('is not written while the content has errors', async () => {
    await write({ 'content/articles/skin.md': article({ date: '2026-02-30' }) })
    expect(await writeAddresses(root)).toBe(false)
    await expect(ledger()).rejects.toThrow('ENOENT')
  })
})
