import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import sharp from 'sharp'
import { createVariant, type Variant } from '../build-variant'
import { bringBack, chooseFolder, filesOf } from '../folder-in-browser'
import { runProgram } from '../run-program'
import { serveSite } from '../serve-site'
import { article } from '../unit/broken-articles'
import { glossary } from './addresses'

/** An article as the clinic's former CMS wrote it. */
const OLD = 'content/articles/2022-08-26-written-in-the-cms.md'
const OLD_TEXT = `---
templateKey: blog-post
path: written-in-the-cms
title: Written in the CMS
date: 2022-08-26T11:01:41.234Z
description: >-
  An article as the clinic's former CMS wrote it, with its description
  folded over two lines.
featuredpost: false
featuredimage: ""
tags:
  - skin-rejuvenation
layout: of the former site
---


The cells are counted in the laboratory, 10<sup>6</sup> of them, 1~2 times over 3~4 weeks, *slowly*.

## What is in the list?

* First entry 
* Second entry 
* Third entry
`
/** Much that an editor might rewrite. */
const RICH = 'content/articles/2024-02-29-rich-article.md'

// One `npm run dev` for all tests of this file, those that write in the editor and those that write files.
test.describe.configure({ mode: 'default' })
// The editor renders a field only when it comes into view.
test.use({ viewport: { width: 1300, height: 5000 } })

let variant: Variant
let site: Awaited<ReturnType<typeof serveSite>>

test.beforeAll(async () => {
  test.setTimeout(240_000)
  variant = await createVariant({
    [OLD]: OLD_TEXT,
    'content/articles/2026-01-05-to-go.md': article({ title: 'To go' }),
  })
  site = await serveSite(variant.root, { mode: 'dev' })
})
test.afterAll(async () => {
  await site.stop()
  await variant.remove()
})

async function openEditor(page: Page): Promise<void> {
  await chooseFolder(page, site.origin, variant.root)
  // The editor goes from page to page with a view transition, if the browser supports one. On a page this tall, and
  // without a graphics card, it takes five seconds.
  await page.addInitScript(() => Reflect.deleteProperty(Document.prototype, 'startViewTransition'))
  await page.goto(`${site.origin}/admin`)
  await page.getByRole('button', { name: 'Work with Local Repository' }).click()
  await expect(page.getByRole('button', { name: 'Create New Entry' })).toBeVisible()
}

/** The CMS wraps its labels in direction marks, U+2068 and U+2069. */
function field(page: Page, label: string) {
  return page
    .getByRole('group', { name: `“\u2068${label}\u2069” Field` })
    .getByRole('textbox', { name: label, exact: true })
    .first()
}

async function edit(page: Page, file: string): Promise<void> {
  await page.goto(`${site.origin}/admin#/collections/articles/entries/${path.basename(file, '.md')}`)
  await expect(field(page, 'Title')).not.toHaveValue('')
  await expect(field(page, 'Text')).not.toBeEmpty()
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Create New Entry' })).toBeVisible()
}

/** The names of the files that differ, with the lines of those in content/ that were removed and added. */
async function changes(before: Map<string, Buffer>): Promise<Record<string, string[]>> {
  const after = await filesOf(variant.root)
  const changed: Record<string, string[]> = {}
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)]
    if (was && is && was.equals(is)) continue
    const [old, now] = [was?.toString().split('\n') ?? [], is?.toString().split('\n') ?? []]
    changed[name] = name.startsWith('content/')
      ? [
          ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
          ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
        ]
      : []
  }
  return changed
}

const check = () => runProgram(['lib/build/main.ts', 'check'], { cwd: variant.root })

test('editing a title and a sentence in rich text changes those two lines of the file and no others', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const foreign: string[] = []
  page.on('requestfinished', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== site.origin) foreign.push(request.url())
  })
  const before = await filesOf(variant.root)
  await openEditor(page)
  await edit(page, OLD)
  await field(page, 'Title').fill('Stem cells: what is known')
  await page.getByRole('button', { name: 'Edit in Markdown' }).click()
  await field(page, 'Text').getByText('Third entry').click()
  await page.keyboard.press('End')
  await page.keyboard.type(', and more')
  await save(page)
  await bringBack(page, variant.root)

  const changed = await changes(before)
  expect(changed).toEqual({
    [OLD]: [
      '-title: Written in the CMS',
      '-* Third entry',
      '+title: "Stem cells: what is known"',
      '+* Third entry, and more',
    ],
  })
  const { code, output } = await check()
  expect(code, output).toBe(0)
  await page.goto(`${site.origin}/articles/written-in-the-cms`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stem cells: what is known')
  await expect(page.getByText('Third entry, and more')).toBeVisible()
  // Authors see the page as patients will: the content policy allows the styles of `npm run dev`.
  await expect(page.getByRole('link', { name: 'Skip to the text' })).not.toBeInViewport()
  expect(foreign).toEqual([])
})

test('editing one field of every article and saving it changes nothing else', async ({ page }) => {
  test.setTimeout(240_000)
  await copyFile('tests/fixtures/rich-article.md', path.join(variant.root, RICH))
  const before = await filesOf(variant.root)
  const names = [...before.keys()].filter((name) => name.startsWith('content/articles/'))
  await openEditor(page)
  for (const name of names) {
    await edit(page, name)
    await page.getByRole('switch', { name: 'Leads the home page' }).click()
    await save(page)
  }
  await bringBack(page, variant.root)
  const flipped = /^[-+]featuredpost: (true|false)$/
  for (const [name, lines] of Object.entries(await changes(before)))
    expect([name, ...lines.filter((line) => !flipped.test(line))]).toEqual([name])
  for (const [name, bytes] of before) await writeFile(path.join(variant.root, name), bytes)
  await rm(path.join(variant.root, RICH))
})

test('in the glossary, the clinic’s facts and a page, only what was edited changes', async ({ page }) => {
  test.setTimeout(240_000)
  const before = await filesOf(variant.root)
  await openEditor(page)
  const open = (place: string) => page.goto(`${site.origin}/admin#/collections/${place}`)
  const saved = async () => {
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page).toHaveURL(/#\/collections\/\w+$/)
  }
  // No other term has its meaning, so that the diff of the file has both lines.
  const edited = glossary.find(
    ({ meaning }, _, all) => all.filter((one) => one.meaning === meaning).length === 1,
  )
  await open('facts/entries/glossary')
  const word = page.getByRole('group').filter({ has: page.getByText(edited?.term ?? '', { exact: true }) })
  await word.last().getByRole('button', { name: 'Expand' }).click()
  await page.getByRole('textbox', { name: 'Meaning', exact: true }).fill('A protein of the skin.')
  await saved()

  await open('facts/entries/clinic')
  await field(page, 'Town').fill('Another town')
  await saved()

  await open('pages/entries/about')
  await field(page, 'Description').fill('Who we are.')
  await saved()
  await bringBack(page, variant.root)
  const changed = await changes(before)
  expect(changed['content/clinic.yaml']).toEqual([
    expect.stringMatching(/^-locality: /),
    '+locality: Another town',
  ])
  expect(changed['content/glossary.yaml']).toEqual([
    expect.stringMatching(/^- {4}meaning: /),
    '+    meaning: A protein of the skin.',
  ])
  expect(changed['content/pages/about.md']).toEqual([
    expect.stringMatching(/^-description: /),
    '+description: Who we are.',
  ])
  expect(Object.keys(changed)).toHaveLength(3)
  const { code, output } = await check()
  expect(code, output).toBe(0)
})

test('a photograph in a draft is stored without its location, and an article is deleted', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const before = await filesOf(variant.root)
  const photograph = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#a86' } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  await openEditor(page)
  await page.goto(`${site.origin}/admin#/collections/articles/new`)
  await field(page, 'Title').fill('Über Narben & Öle')
  await field(page, 'Description').fill('A draft.')
  await page.locator('input[type=file]').first().setInputFiles({
    name: 'My Photo.JPG',
    mimeType: 'image/jpeg',
    buffer: photograph,
  })
  // The editor shrinks it first, and shows what it will store; saved before that, the draft would lack it.
  await expect(page.locator('img[src^="blob:"]').first()).toBeVisible()
  await field(page, 'What the picture shows').fill('An orange wall')
  await field(page, 'Text').click()
  await page.keyboard.type('First words.')
  await save(page)

  await edit(page, 'content/articles/2026-01-05-to-go.md')
  await page.getByRole('button', { name: 'Show Editor Options' }).click()
  await page.getByRole('menuitem', { name: /Delete/ }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('button', { name: 'Create New Entry' })).toBeVisible()
  await bringBack(page, variant.root)

  const day = new Date().toISOString().slice(0, 10)
  const draft = `content/articles/${day}-ueber-narben-oele.md`
  const changed = await changes(before)
  expect(Object.keys(changed).sort()).toEqual(
    ['content/articles/2026-01-05-to-go.md', draft, 'public/img/my-photo.webp'].sort(),
  )
  const written = (await readFile(path.join(variant.root, draft), 'utf8')).replace(/^date: .*$/m, 'date: …')
  expect(written).toBe(
    [
      '---',
      'templateKey: blog-post',
      'title: Über Narben & Öle',
      'draft: true',
      'date: …',
      'description: A draft.',
      'featuredimage: /img/my-photo.webp',
      'featuredimagealt: An orange wall',
      '---',
      '',
      'First words.',
      '',
    ].join('\n'),
  )
  const stored = await sharp(path.join(variant.root, 'public/img/my-photo.webp')).metadata()
  expect([stored.width, stored.height, stored.exif, stored.orientation]).toEqual([
    1800,
    2400,
    undefined,
    undefined,
  ])
  const { code, output } = await check()
  expect(code, output).toBe(0)
  await page.goto(`${site.origin}/articles/ueber-narben-oele`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Über Narben & Öle')
  await expect(page.getByRole('complementary', { name: 'Not published' })).toContainText('This is a draft')
  const picture = page.getByRole('img', { name: 'An orange wall' })
  await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0)
  await page.goto(`${site.origin}/articles/to-go`)
  await expect(page.getByText('There is no article /articles/to-go.')).toBeVisible()
})

test('malicious input never runs, and never leaves its folder', async ({ page }) => {
  test.setTimeout(240_000)
  const evil =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(origin)</script></svg>'
  await mkdir(path.join(variant.root, 'public/img'), { recursive: true })
  await writeFile(path.join(variant.root, 'public/img/evil.svg'), evil)
  const before = await filesOf(variant.root)
  const dialogs: string[] = []
  page.on('dialog', async (dialog) => {
    dialogs.push(dialog.message())
    await dialog.dismiss()
  })
  await openEditor(page)
  await page.goto(`${site.origin}/admin#/collections/articles/new`)
  await field(page, 'Title').fill('../../../Evil "<img src=x onerror=alert(origin)>"')
  await field(page, 'Description').fill('<script>alert(origin)</script>')
  await field(page, 'Address').fill('../../evil')
  await field(page, 'Text').click()
  await page.keyboard.insertText(
    '<script>alert(origin)</script><img src=x onerror="alert(origin)"> [link](javascript:alert(origin)) ![drawing](/img/evil.svg)',
  )
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Lower-case letters a–z').first()).toBeVisible()
  await field(page, 'Address').fill('')
  await save(page)
  await bringBack(page, variant.root)
  const written = Object.keys(await changes(before))
  expect(written).toEqual([expect.stringMatching(/^content\/articles\/\d{4}-\d\d-\d\d-[a-z0-9-]+\.md$/)])

  const slug = path.basename(written[0] ?? '', '.md').replace(/^\d{4}-\d\d-\d\d-/, '')
  await page.goto(`${site.origin}/articles/${slug}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Evil')
  await expect(page.getByRole('complementary', { name: 'Not published' })).toContainText('This is a draft')
  expect(await page.locator('main [onerror], main a[href^="javascript:"], main script[src]').count()).toBe(0)
  const drawing = await page.goto(`${site.origin}/img/evil.svg`)
  expect(drawing?.headers()['content-security-policy']).toContain('sandbox')
  expect(dialogs).toEqual([])
  expect((await check()).output).toContain('public/img/evil.svg:1:1: warning: this drawing has <script>')
})

test('while an author writes, a broken article shows its errors and every other page works', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const mine = path.join(variant.root, 'content/articles/mine.md')
  const added = path.join(variant.root, 'content/articles/added.md')
  await writeFile(mine, article({ title: 'Mine' }, 'First words.\n'))
  await page.goto(`${site.origin}/articles/mine`)
  await expect(page.getByText('First words.')).toBeVisible()

  await writeFile(mine, article({ title: 'Mine' }, 'Second words.\n'))
  await page.reload()
  await expect(page.getByText('Second words.')).toBeVisible()

  await writeFile(mine, article({ title: '@Mine' }))
  await page.reload()
  await expect(page.getByText('content/articles/mine.md:3:8: error: title:')).toBeVisible()
  await page.goto(`${site.origin}/articles`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All articles')

  // Next's own page for an error needs scripts, and would be empty.
  await writeFile(mine, article({ title: 'Mine' }, 'Some words.\n\n<script>give 55 mg</script>\n'))
  await page.goto(`${site.origin}/articles/mine`)
  await expect(page.getByText('content/articles/mine.md:10:1: error: "55 mg" is written here')).toBeVisible()

  await writeFile(added, article({ title: 'Added' }))
  await page.goto(`${site.origin}/articles/added`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Added')
  await Promise.all([rm(mine), rm(added)])
})

test('a page with an error says so until it is mended', async ({ page }) => {
  const file = path.join(variant.root, 'content/pages/about.md')
  const whole = await readFile(file, 'utf8')
  for (const [text, said] of [
    [whole.replace(/^title:.*$/m, 'title: "'), /content\/pages\/about\.md:\d+:\d+: error: title:/],
    [
      `${whole}\n<script>give 55 mg</script>\n`,
      /content\/pages\/about\.md:\d+:1: error: "55 mg" is written here/,
    ],
    [whole, /private clinic/],
  ] as const) {
    await writeFile(file, text)
    const answer = await page.goto(`${site.origin}/about`)
    expect(answer?.status()).toBe(200)
    await expect(page.getByText(said).first()).toBeVisible()
  }
})

test('an unknown address says that there is no page', async ({ page }) => {
  for (const path of ['/unknown', '/unknown/page', '/topics/unknown']) {
    const answer = await page.goto(site.origin + path)
    expect(answer?.status()).toBe(404)
    await expect(page.getByText('There is no page at this address')).toBeVisible()
  }
})

test('while the glossary has an error, its page says so', async ({ page }) => {
  const file = path.join(variant.root, 'content/glossary.yaml')
  const whole = await readFile(file, 'utf8')
  for (const [text, said] of [
    [
      whole.replace(/^( *)meaning:/m, '$1meanin:'),
      /content\/glossary\.yaml:\d+:\d+: error: .*meanin is not known/,
    ],
    ['terms: [', /content\/glossary\.yaml:\d+:\d+: error:/],
  ] as const) {
    await writeFile(file, text)
    await page.goto(`${site.origin}/glossary`)
    await expect(page.getByText(said)).toBeVisible()
  }
  await writeFile(file, whole)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glossary')
})

test('while the facts of the clinic have an error, every page says so', async ({ page }) => {
  const file = path.join(variant.root, 'content/clinic.yaml')
  const whole = await readFile(file, 'utf8')
  for (const [text, said] of [
    [whole.replace(/^telephone:.*$/m, 'telephone: 020 7946'), 'content/clinic.yaml:'],
    ['name: [', 'content/clinic.yaml:1:'],
  ] as const) {
    await writeFile(file, text)
    const answer = await page.goto(`${site.origin}/about`)
    expect(answer?.status()).toBe(200)
    await expect(page.getByRole('contentinfo')).toContainText(said)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await writeFile(file, whole)
  await page.reload()
  await expect(page.getByRole('contentinfo')).not.toContainText('content/clinic.yaml')
})
