import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { importSite } from '@/lib/build/import-site'
import { newArticle } from '@/lib/build/new-article'
import { disclosuresRule } from '@/lib/editorial/disclosures'
import { markupHeadingsRule } from '@/lib/editorial/markup-headings'
import { readContent } from '@/lib/posts/read-content'
import { formatMessage } from '@/lib/posts/report'
import { writeFiles } from '../create-content'
import { findings } from '../editorial-rules'
import { filesOf } from '../folder-in-browser'
import { makePost } from '../make-post'
import { expect, test } from '../test'
import { article } from './broken-articles'

let root: string
let old: string
let printed: string[]
const real = { log: console.log, error: console.error }

test.beforeEach(async ({ folder }) => {
  root = path.join(folder, 'project')
  old = path.join(folder, 'old-site')
  await mkdir(old)
  await cp('content', path.join(root, 'content'), { recursive: true })
  await mkdir(path.join(root, 'public/img'), { recursive: true })
  printed = []
  console.log = console.error = (line: unknown) => void printed.push(String(line))
})
test.afterEach(() => void Object.assign(console, real))

const snapshot = async () =>
  Object.fromEntries([...(await filesOf(root))].map(([name, bytes]) => [name, bytes.toString('base64')]))

test('a new article is a valid draft with every section', async () => {
  expect(await newArticle(root, ['Über', 'Narben:  an overview'])).toBe(true)
  const { unpublished, messages } = await readContent(root, new Date())
  const [draft] = unpublished.filter(({ slug }) => slug === 'ueber-narben-an-overview')
  expect(messages.map(formatMessage)).toEqual([])
  expect(draft).toMatchObject({ title: 'Über Narben: an overview', kind: 'treatment', draft: true })
  expect(draft?.file).toMatch(/^content\/articles\/\d{4}-\d\d-\d\d-ueber-narben-an-overview\.md$/)
  expect([...(draft?.body ?? '').matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual([
    'What it is',
    'How it works',
    'Who it is for',
    'What happens',
    'General risks',
    'Risks of this treatment',
    'Evidence, and its limits',
    'Regulation',
    'Alternatives',
    'Questions to ask',
    'References',
  ])
})

test('the address of a new article has no hyphens inside words', async () => {
  expect(await newArticle(root, ['mRNA and iPRF'])).toBe(true)
  expect(printed[0]).toMatch(/^content\/articles\/\d{4}-\d\d-\d\d-mrna-and-iprf\.md /)
})

test('a new article that is published unchanged has an error at each place left for its author', async () => {
  await newArticle(root, ['An overview'])
  const file = printed[0]?.split(' ')[0] ?? ''
  const written = await readFile(path.join(root, file), 'utf8')
  await writeFile(path.join(root, file), written.replace('draft: true', 'draft: false'))
  const { messages } = await readContent(root, new Date())
  expect(messages.map(formatMessage)).toEqual([
    `${file}:6:14: error: description: this is the sample text of a new article; write one or two sentences that say what this article is about [front-matter/description]`,
  ])
  const entry = makePost({ body: written.split('---\n')[2] ?? '' })
  expect(findings(markupHeadingsRule, entry).map(({ name }) => name)).toEqual(Array(11).fill('empty-section'))
})

test('who fills in every section of a new article has said what the check asks of a treatment', async () => {
  await newArticle(root, ['An overview'])
  const written = await readFile(path.join(root, printed[0]?.split(' ')[0] ?? ''), 'utf8')
  const body = (written.split('---\n')[2] ?? '').replace(/<!--.*?-->/g, 'A word of its author.')
  expect(findings(disclosuresRule, makePost({ kind: 'treatment', body }))).toEqual([])
})

for (const title of [
  'Why skin ages',
  'Broken one',
  'Not an article',
  '',
  '???',
  '日本語',
  '--help',
  '-h',
  'long '.repeat(60),
]) {
  test(`no article is created with the title "${title.slice(0, 20)}"`, async () => {
    const day = new Date().toISOString().slice(0, 10)
    await writeFile(
      path.join(root, `content/articles/${day}-not-an-article.md`),
      article({ templateKey: 'x' }),
    )
    await writeFile(path.join(root, 'content/articles/broken-one.md'), article({ title: undefined }))
    const before = await snapshot()
    expect(await newArticle(root, [title])).toBe(false)
    expect(await snapshot()).toEqual(before)
    expect(printed[0]).toMatch(
      /^Write a title|^This title is too long|belongs to content\/articles\/|already exists: choose/,
    )
  })
}

/** Writes a site laid out as Gatsby's starter for Netlify CMS does. */
async function writeOldSite() {
  await writeFiles(old, {
    'src/pages/blog/2020-05-01-first-post.md': article({ title: 'First', date: '2020-05-01T10:00:00.000Z' }),
    'src/pages/blog/2021-01-02-second.md': article(
      { title: 'Second', path: '/en/blog/The-Second/', date: '2021-01-02' },
      'See ![a cell](/img/cell.svg) and 1~2.\n\n* a\n* b\n\n[Gone](/gone)\n',
    ),
    'content/blog/third/index.md': article({ title: 'Third', templateKey: undefined, date: '2021-01-03' }),
    'src/pages/blog/broken.md': article({ title: 'Broken', date: '2021-02-30' }),
    'src/pages/blog/taken.md': article({ title: 'Taken', path: 'why-skin-ages', date: '2021-04-01' }),
    'src/pages/blog/unclosed.md': '---\ntitle: x\n',
    'src/pages/blog/open-list.md': '---\ntitle: x\ntags: [a\ndate: 2021-05-01\n---\n',
    'src/pages/blog/named.md': article({
      title: 'mRNA and iPRF',
      path: undefined,
      date: '2021-06-01',
    }).replace('---', '---yaml'),
    'src/pages/blog/list.md': '---\n- title\n---\n',
    'src/pages/about/index.md': '---\ntemplateKey: about-page\ntitle: About\n---\n\nUs.\n',
    'README.md': '# Readme\n',
    'node_modules/pkg/README.md': article({ title: 'No article' }),
    'static/img/cell.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'static/img/there.svg': '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>',
    'static/img/notes.docx': 'x',
  })
  await symlink('/etc/hostname', path.join(old, 'static/img/link.svg'))
  await writeFile(path.join(root, 'public/img/there.svg'), '<svg/>')
}

test('the valid articles of an old site are imported with their old addresses, and the rest is named', async () => {
  await writeOldSite()
  const before = await snapshot()
  expect(await importSite(root, [old])).toBe(true)

  const after = await snapshot()
  for (const [name, bytes] of Object.entries(before)) expect(after[name], name).toBe(bytes)
  expect(
    Object.keys(after)
      .filter((name) => !(name in before))
      .sort(),
  ).toEqual([
    'content/articles/2020-05-01-first-post.md',
    'content/articles/2021-01-02-the-second.md',
    'content/articles/2021-01-03-third.md',
    'content/articles/2021-06-01-named.md',
    'public/img/cell.svg',
  ])
  const { posts } = await readContent(root, new Date())
  const aliases = Object.fromEntries(posts.map((post) => [post.slug, post.aliases]))
  expect(aliases['first-post']).toEqual(['/blog/2020-05-01-first-post'])
  expect(aliases['the-second']).toEqual(['/en/blog/The-Second', '/blog/2021-01-02-second'])
  expect(aliases.third).toEqual([])
  const second = await readFile(path.join(root, 'content/articles/2021-01-02-the-second.md'), 'utf8')
  expect(second).toContain('See ![a cell](/img/cell.svg) and 1~2.\n\n* a\n* b\n')
  const toMend = second.split('\n').indexOf('[Gone](/gone)') + 1

  const said = (file: string) => printed.find((line) => line.startsWith(`${file}: `))
  expect(said('src/pages/blog/broken.md')).toMatch(/not copied, fix it first:\n.*2021-02-30/)
  expect(said('src/pages/blog/taken.md')).toMatch(/not copied, fix it first:\n.*why-skin-ages/)
  expect(said('src/pages/blog/unclosed.md')).toContain('not closed')
  expect(said('src/pages/blog/open-list.md')).toMatch(
    /not copied, fix it first:\n.*open-list\.md:3:7: .*"\]"/,
  )
  expect(said('src/pages/blog/2021-01-02-second.md')).toContain(
    `look at:\n    content/articles/2021-01-02-the-second.md:${toMend}:1: error: there is no page or file "/gone"`,
  )
  expect(said('src/pages/blog/list.md')).toContain('not copied')
  expect(said('src/pages/about/index.md')).toContain('not copied')
  expect(said('README.md')).toContain('not copied')
  expect(said('static/img/there.svg')).toContain('left alone: public/img/there.svg is here already')
  expect(said('static/img/notes.docx')).toContain('not a picture')
  expect(printed.join('\n')).not.toMatch(/link\.svg|No article|node_modules/)
})

test('a second import changes nothing', async () => {
  await writeOldSite()
  await importSite(root, [old])
  const before = await snapshot()
  printed = []
  expect(await importSite(root, [old])).toBe(true)
  expect(await snapshot()).toEqual(before)
  expect(printed.at(-1)).toMatch(/^0 of /)
  expect(printed).toContain('src/pages/blog/2020-05-01-first-post.md: is here already')
})

test('files that copying would spoil are not imported, and no old address of an article is lost', async () => {
  const date = '2020-05-01'
  const blog = 'src/pages/blog'
  await writeFiles(old, {
    [`${blog}/latin.md`]: Buffer.from(article({ title: 'Über', date }), 'latin1'),
    [`${blog}/same.md`]: article({ title: 'Same', path: 'one', date }),
    [`${blog}/same-again.md`]: article({ title: 'Same again', path: 'one', date }),
    [`${blog}/deep/er.md`]: article({ title: 'Er', date }),
    [`${blog}/ünder a name.md`]: article({ title: 'Under', date }),
    [`${blog}/linked.md`]: article({ title: 'Linked', permalink: '/somewhere/else/', date }),
    [`${blog}/away.md`]: article({ title: 'Away', path: 'https://old.example.com/x/a way/?y#z', date }),
    [`${blog}/out.md`]: article({ title: 'Out', path: '../../../out', date }),
    [`${blog}/parts.mdx`]: article({ title: 'Parts', date }),
    'content/blog/in/folders/index.md': article({ title: 'In folders', date }),
    'static/img/no-picture.jpg': 'hello',
    'static/img/evil.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    'static/uploads/elsewhere.png': 'x',
  })
  await symlink(path.join(root, 'content'), path.join(old, 'src/pages/other'))
  expect(await importSite(root, [old])).toBe(true)

  const { posts } = await readContent(root, new Date())
  const aliases = Object.fromEntries(posts.map((post) => [post.slug, post.aliases]))
  expect(aliases).toMatchObject({
    er: ['/blog/deep/er'],
    'uender-a-name': ['/blog/ünder a name'],
    else: ['/somewhere/else', '/blog/linked'],
    'a-way': ['/x/a way', '/blog/away'],
    out: [],
    parts: [],
    folders: ['/in/folders'],
  })
  const said = (file: string) => printed.find((line) => line.startsWith(`${file}: `))
  expect(said(`${blog}/latin.md`)).toBe(
    `${blog}/latin.md: not copied, it can’t be read: save it with the encoding "UTF-8"`,
  )
  expect(said(`${blog}/same.md`)).toContain(
    `not copied: it has the same address and date as ${blog}/same-again.md`,
  )
  expect(said(`${blog}/parts.mdx`)).toContain('components of MDX would appear as text')
  expect(said('static/img/no-picture.jpg')).toContain('not copied: this picture can’t be read')
  expect(said('static/img/evil.svg')).toMatch(/^.*: copied to public\/img\/evil.svg; look at: .*<script>/)
  expect(said('static/uploads/elsewhere.png')).toContain('not copied: put it into public/img')
  expect(printed.join('\n')).not.toContain('src/pages/other')
})

test('an old address that this site uses itself stops no article, and is reported as lost', async () => {
  const date = '2020-05-01'
  await writeFiles(old, {
    'src/pages/articles/skin-care.md': article({ title: 'Skin care', date }),
    'src/pages/scars.md': article({ title: 'Scars', path: '/articles/scars', date }),
    'src/pages/search/moles.md': article({ title: 'Moles', path: '/search/moles/', date }),
    'src/pages/articles/page/two.md': article({ title: 'Two', date }),
    'content/posts/about.md': article({ title: 'About us', date }),
    'content/posts/glossary.md': article({ title: 'Glossary', date }),
    'content/posts/claimed.md': article({ title: 'Claimed', aliases: '[/search/claimed]', date }),
  })
  expect(await importSite(root, [old])).toBe(true)

  const { posts, messages } = await readContent(root, new Date())
  expect(messages.map(formatMessage)).toEqual([])
  const aliases = Object.fromEntries(posts.map((post) => [post.slug, post.aliases]))
  expect(aliases).toMatchObject({ 'skin-care': [], scars: [], moles: [], two: [], about: [], glossary: [] })
  const said = (file: string) => printed.find((line) => line.startsWith(`${file}: `))
  const copied = (slug: string) => `copied to content/articles/2020-05-01-${slug}.md`
  const lost = (slug: string, address: string, why: string) =>
    `${copied(slug)}; look at:\n    its old address ${address} does not lead here: it ${why}; correct the links to it`
  const ofSite = 'is an address of the site itself'
  for (const [file, what] of [
    ['src/pages/articles/skin-care.md', copied('skin-care')],
    ['src/pages/scars.md', copied('scars')],
    ['src/pages/search/moles.md', lost('moles', '/search/moles', ofSite)],
    [
      'src/pages/articles/page/two.md',
      lost('two', '/articles/page/two', 'has the form of an address of the site itself'),
    ],
    ['content/posts/about.md', lost('about', '/about', 'is that of another page')],
    ['content/posts/glossary.md', lost('glossary', '/glossary', ofSite)],
  ] as const)
    expect(said(file)).toBe(`${file}: ${what}`)
  // This one is in the file itself, where somebody can remove it.
  expect(said('content/posts/claimed.md')).toMatch(
    /not copied, fix it first:\n.*\/search\/claimed is an address/,
  )
})

for (const [words, before] of [
  [[], ''],
  [['/no/such/folder'], 'There is no folder /no/such/folder. '],
  [['a', 'b'], ''],
] as const) {
  test(`an import from ${JSON.stringify(words)} fails with the usage`, async () => {
    expect(await importSite(root, words)).toBe(false)
    expect(printed).toEqual([`${before}Write the folder of the other site: npm run import -- ../old-website`])
  })
}
