import { readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Font } from 'fontkit'
import sharp from 'sharp'
import { drawSocialImage, loadFonts, socialImageSvg } from '@/lib/build/draw-social-image'
import { drawSocialImages } from '@/lib/build/social-images'
import { readContent } from '@/lib/posts/read-content'
import { socialImage, socialImages } from '@/lib/seo/social-image'
import { createContent } from '../create-content'
import { clinic, makePost, TRICKY_TITLE } from '../make-post'
import { expect, test } from '../test'
import { article } from './broken-articles'

let fonts: readonly Font[]
test.beforeAll(async () => {
  fonts = await loadFonts(process.cwd())
})

const svg = (title: string, name = 'Clinic') =>
  socialImageSvg(socialImage('seed', title, { name }).drawing, fonts)
/** How many letters are drawn: each has its own path. */
const letters = (title: string, name = 'Clinic') =>
  svg(title, name).split('<path transform=').length - 1 - name.length

test('the image is a PNG of 1200×630 with the cover and the title', async () => {
  const image = await drawSocialImage(socialImage('seed', TRICKY_TITLE, clinic).drawing, fonts)
  expect(await sharp(image).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
  // The panel is white, with dark letters on it.
  const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const pixels = new Set<string>()
  for (let index = 0; index < data.length; index += info.channels)
    pixels.add(data.subarray(index, index + 3).toString('hex'))
  for (const color of ['ffffff', '14211d']) expect(pixels).toContain(color)
})

test('every letter of a tricky title is drawn, the emoji too', () => {
  const visible = [...TRICKY_TITLE].filter((character) => character.trim() !== '').length
  const spaces = TRICKY_TITLE.split(' ').length - 1
  // A space may stand at a line's end, where it is not drawn.
  expect(letters(TRICKY_TITLE)).toBeGreaterThanOrEqual(visible)
  expect(letters(TRICKY_TITLE)).toBeLessThanOrEqual(visible + spaces)
})

test.describe('any title can be drawn', () => {
  for (const [title, drawn] of [
    ['TGF‑β ≥ 5 µm, 3 × 10⁶ cells', true],
    ['Zażółć gęślą jaźń', true],
    ['Ελληνικά και Русский', true],
    ['👩🏽‍⚕️ 🇬🇧 ❤️', true],
    ['a\u200bb\u00adc', true],
    ['幹細胞治療について', false],
    ['العلاج بالخلايا', false],
    ['טיפול', false],
  ] as const) {
    test(`${title} ${drawn ? 'is written' : 'leaves only the cover'}`, async () => {
      expect(letters(title) > 0).toBe(drawn)
      const { width, height } = await sharp(Buffer.from(svg(title))).metadata()
      expect([width, height]).toEqual([1200, 630])
    })
  }

  for (const [kind, title] of [
    ['a long title', 'Cells '.repeat(100)],
    ['one long word', 'x'.repeat(300)],
    ['many emoji', '🙂'.repeat(150)],
  ] as const) {
    test(`the title stays inside the panel: ${kind}`, () => {
      const [, y = ''] = /<rect x="48" y="([\d.]+)"/.exec(svg(title)) ?? []
      expect(Number(y)).toBeGreaterThan(100)
    })
  }

  test('if the name of the clinic can’t be written, there is only the cover', () => {
    expect(svg('診療所', '診療所')).not.toContain('<path transform=')
  })
})

test('the address depends on what is drawn, and on nothing else', () => {
  const path = socialImage('seed', 'A title', { name: 'Clinic' }).path
  expect(socialImage('seed', 'A title', { name: 'Clinic' }).path).toBe(path)
  for (const other of [
    socialImage('other', 'A title', { name: 'Clinic' }),
    socialImage('seed', 'Another', { name: 'Clinic' }),
    socialImage('seed', 'A title', { name: 'Hospital' }),
  ])
    expect(other.path).not.toBe(path)
  expect(socialImages.article(makePost({ body: 'Changed.' }), clinic).path).toBe(
    socialImages.article(makePost(), clinic).path,
  )
})

test('images are drawn once, kept between builds, and deleted when unused', async ({ folder: root }) => {
  await createContent(root, { 'content/articles/skin.md': article({ title: 'Skin' }) })
  await symlink(path.resolve('node_modules'), path.join(root, 'node_modules'))
  await drawSocialImages(root, await readContent(root, new Date()))
  const folder = path.join(root, 'public/og')
  const first = await readdir(folder)
  // The home page, three lists, the glossary, the rules, a page and an article.
  expect(first.length).toBe(8)
  const times = async () =>
    Promise.all(first.map(async (name) => (await stat(path.join(root, '.next/cache/og', name))).mtimeMs))
  const drawnAt = await times()
  await rm(folder, { recursive: true })
  await writeFile(path.join(root, '.next/cache/og/half.png.part'), '')
  await drawSocialImages(root, await readContent(root, new Date()))
  expect(await times()).toEqual(drawnAt)
  expect((await readdir(folder)).sort()).toEqual(first.sort())

  await createContent(root, { 'content/articles/skin.md': article({ title: 'Skin, once more' }) })
  await drawSocialImages(root, await readContent(root, new Date()))
  const second = await readdir(folder)
  expect(second.length).toBe(8)
  expect(second.filter((name) => !first.includes(name)).length).toBe(1)
  expect((await readdir(path.join(root, '.next/cache/og'))).sort()).toEqual(second.sort())
  for (const name of second)
    expect(await sharp(await readFile(path.join(folder, name))).metadata()).toMatchObject({ format: 'png' })
})
