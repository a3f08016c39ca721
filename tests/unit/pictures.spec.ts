import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { fixPictures, pictureMessages, picturesCommand } from '@/lib/build/pictures'
import { createSite } from '@/lib/editorial/site'
import { readPicture } from '@/lib/posts/read-picture'
import { formatMessage } from '@/lib/posts/report'
import { expect, test } from '../test'

let root: string
const at = (name: string) => path.join(root, 'public/img', name)

test.beforeEach(async ({ folder }) => {
  root = folder
  await mkdir(path.join(root, 'public/img'), { recursive: true })
})

/** Left half red, right half blue, stored as by a phone held upright. */
async function photograph(
  format: 'jpeg' | 'png' | 'webp' | 'avif',
  width = 4032,
  height = 3024,
): Promise<Buffer> {
  const right = await sharp({ create: { width: width / 2, height, channels: 3, background: '#00f' } })
    .png()
    .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#f00' } })
    .composite([{ input: right, left: width / 2, top: 0 }])
    .toFormat(format)
    .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

const metadataOf = async (name: string) => sharp(await readFile(at(name))).metadata()

for (const [format, name] of [
  ['jpeg', 'phone.jpg'],
  ['jpeg', 'CAPITALS.JPEG'],
  ['png', 'screen.png'],
  ['webp', 'saved.webp'],
] as const) {
  test(`${name}, rotated, of 12 megapixels and with its location, becomes upright, small and without it`, async () => {
    await writeFile(at(name), await photograph(format))
    expect((await metadataOf(name)).exif).toBeDefined()
    expect((await pictureMessages(root)).map(formatMessage)).toEqual([
      `public/img/${name}:1:1: warning: it says how, and perhaps where and by whom, it was made and has to be turned and is 4032 pixels wide or high, more than 2400; run "npm run pictures" and commit what it changes [pictures/fixable]`,
    ])
    expect(await fixPictures(root)).toBe(true)

    const { width, height, exif, xmp, iptc, orientation, format: after } = await metadataOf(name)
    expect([width, height, exif, xmp, iptc, orientation, after]).toEqual([
      1800,
      2400,
      undefined,
      undefined,
      undefined,
      undefined,
      format,
    ])
    expect((await readFile(at(name))).includes('Somebody')).toBe(false)
    // After a quarter turn to the right, the left half is at the top.
    const { data } = await sharp(at(name))
      .resize(1, 2, { kernel: 'nearest' })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect((data[0] ?? 0) > 200 && (data[5] ?? 0) > 200).toBe(true)
    expect(await pictureMessages(root)).toEqual([])
  })
}

test('a photograph elsewhere in public/ is repaired too, and what the build generates is left alone', async () => {
  const bytes = await photograph('jpeg')
  const [loose, made] = ['public/loose.jpg', 'public/og/made.jpg'].map((name) => path.join(root, name))
  await mkdir(path.join(root, 'public/og'))
  for (const file of [loose, made]) await writeFile(file ?? '', bytes)
  expect(await fixPictures(root)).toBe(true)
  expect((await sharp(await readFile(loose ?? '')).metadata()).exif).toBeUndefined()
  expect((await readFile(made ?? '')).equals(bytes)).toBe(true)
})

test('a picture without faults is not touched, and a second run changes nothing', async () => {
  const small = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#0a0' } })
    .jpeg()
    .toBuffer()
  await writeFile(at('small.jpg'), small)
  await writeFile(at('phone.jpg'), await photograph('jpeg', 800, 600))
  await fixPictures(root)
  const mended = await readFile(at('phone.jpg'))
  await fixPictures(root)
  expect((await readFile(at('small.jpg'))).equals(small)).toBe(true)
  expect((await readFile(at('phone.jpg'))).equals(mended)).toBe(true)
})

test('a picture that can’t be read is an error, because its location can’t be removed', async () => {
  await writeFile(at('IMG_1.HEIC'), 'ftypheic, and a place')
  expect(await fixPictures(root)).toBe(false)
  expect((await pictureMessages(root)).map(formatMessage)).toEqual([
    'public/img/IMG_1.HEIC:1:1: error: this picture can’t be read; save it again as JPEG [pictures/unreadable]',
  ])
})

for (const name of ['cmyk.jpg', 'moving.gif', 'moving.webp', 'still.avif', 'few-colours.png']) {
  test(`${name} is repaired in one run, and keeps its format and frames`, async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 2600, height: 130, channels: 3, background } })
        .png()
        .toBuffer()
    const frames = sharp([await frame('#f00'), await frame('#00f')], { join: { animated: true } })
    const still = sharp(await frame('#f00'))
    const pictures: Record<string, Sharp> = {
      'cmyk.jpg': still.toColourspace('cmyk').jpeg(),
      'moving.gif': frames.gif({ delay: [70, 70] }),
      'moving.webp': frames.webp({ delay: [70, 70] }),
      'still.avif': still.avif({ effort: 0 }),
      'few-colours.png': still.png({ palette: true }),
    }
    const before = await pictures[name]?.withExif({ IFD0: { Artist: 'Somebody' } }).toBuffer()
    await writeFile(at(name), before ?? '')
    expect((await pictureMessages(root)).map(({ ruleId }) => ruleId)).toEqual(['fixable'])
    expect(await fixPictures(root)).toBe(true)
    // In the same process, so nothing of the earlier picture may be cached.
    expect(await pictureMessages(root)).toEqual([])
    const { format, width, pages, delay, exif, isPalette, space } = await metadataOf(name)
    const was = await sharp(before).metadata()
    expect({ format, width, pages, delay, exif, isPalette, space }).toEqual({
      format: was.format,
      width: 2400,
      pages: was.pages,
      delay: was.delay,
      exif: undefined,
      isPalette: was.isPalette,
      space: 'srgb',
    })
    const mended = await readFile(at(name))
    await fixPictures(root)
    expect((await readFile(at(name))).equals(mended)).toBe(true)
  })
}

test('a truncated picture with metadata is an error, because its location can’t be removed', async () => {
  const whole = await photograph('jpeg')
  await writeFile(at('cut.jpg'), whole.subarray(0, whole.length / 2))
  const before = await readFile(at('cut.jpg'))
  expect((await pictureMessages(root)).map(formatMessage)).toEqual([
    'public/img/cut.jpg:1:1: error: a part of this picture is missing, so what it may say about place and person can’t be removed; save it again as JPEG [pictures/unreadable]',
  ])
  expect(await fixPictures(root)).toBe(false)
  expect((await readFile(at('cut.jpg'))).equals(before)).toBe(true)
})

test('a truncated picture without metadata is a warning', async () => {
  const whole = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#0a0' } })
    .jpeg()
    .toBuffer()
  await writeFile(at('cut.jpg'), whole.subarray(0, whole.length - 99))
  expect((await pictureMessages(root)).map(formatMessage)).toEqual([
    'public/img/cut.jpg:1:1: warning: a part of this picture is missing; save it again [pictures/damaged]',
  ])
  expect(await fixPictures(root)).toBe(true)
})

test('npm run pictures names what it can’t repair', async ({ log }) => {
  const whole = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#0a0' } })
    .jpeg()
    .toBuffer()
  await writeFile(at('cut.jpg'), whole.subarray(0, whole.length - 99))
  expect(await picturesCommand(root)).toBe(false)
  expect(log).toEqual([expect.stringMatching(/^public\/img\/cut\.jpg:1:1: warning: a part .* is missing/)])
  await writeFile(at('cut.jpg'), whole)
  expect(await picturesCommand(root)).toBe(true)
})

test('a hidden file that macOS puts beside a picture is ignored', async () => {
  await writeFile(at('._photo.jpg'), new Uint8Array([0, 5, 22, 7, 0, 2]))
  expect(await pictureMessages(root)).toEqual([])
  expect(await fixPictures(root)).toBe(true)
})

test('an SVG drawing with the extension .png is unreadable', async () => {
  await writeFile(at('drawing.png'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  expect(await fixPictures(root)).toBe(false)
  expect((await pictureMessages(root)).map(({ ruleId }) => ruleId)).toEqual(['unreadable'])
})

for (const [what, inside] of [
  ['<script>', '<script>alert(1)</script>'],
  ['<foreignobject>', '<foreignObject><p>x</p></foreignObject>'],
  ['onload', '<g onload="alert(1)"/>'],
  ['xlink:href="javascript:…"', '<a xlink:href=" javascript:alert(1)"/>'],
]) {
  test(`a drawing with ${what} is reported`, async () => {
    await writeFile(at('drawing.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`)
    const [message] = await pictureMessages(root)
    expect(message?.reason.toLowerCase()).toContain(`this drawing has ${what},`)
  })
}

test('a plain drawing and a file that is not a picture are accepted', async () => {
  await writeFile(at('drawing.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>')
  await writeFile(at('leaflet.pdf'), '%PDF')
  expect(await pictureMessages(root)).toEqual([])
})

test('the page measures the same file that the check finds', async () => {
  const names = ['kit+cream.png', 'two words.png', 'a,b&c.png', '100%.png']
  const bytes = await sharp({ create: { width: 4, height: 3, channels: 3, background: '#abc' } })
    .png()
    .toBuffer()
  for (const name of names) await writeFile(at(name), bytes)
  const files = new Map(names.map((name) => [`/img/${name}`, bytes.length]))
  const site = createSite({
    posts: [],
    unpublished: [],
    pages: [],
    broken: [],
    files,
    glossary: [],
    origin: undefined,
    moved: [],
    now: new Date(),
  })
  for (const name of names) {
    const src = `/img/${encodeURIComponent(name)}`
    expect(site.lookUp(src), src).toEqual({ kind: 'file', bytes: bytes.length })
    expect(await readPicture(root, src), src).toEqual({ src, width: 4, height: 3 })
  }
  expect(await readPicture(root, '/img/100%.png'), 'the server rejects this address').toBeUndefined()
})

test('in development, a picture that replaces another has its own size', async () => {
  const webp = (width: number) =>
    sharp({ create: { width, height: 3, channels: 3, background: '#f00' } })
      .webp()
      .toBuffer()
  Object.assign(process.env, { NODE_ENV: 'development' })
  for (const width of [4, 8]) {
    await writeFile(at('photo.webp'), await webp(width))
    expect((await readPicture(root, '/img/photo.webp'))?.width).toBe(width)
  }
})

test('a symlink out of public/ is not a picture of the site', async () => {
  const picture = await sharp({ create: { width: 4, height: 3, channels: 3, background: '#f00' } })
    .png()
    .toBuffer()
  await writeFile(path.join(root, 'private.png'), picture)
  await symlink(path.join(root, 'private.png'), at('link.png'))
  expect(await readPicture(root, '/img/link.png')).toBeUndefined()
  // Its path begins like that of public/.
  await mkdir(path.join(root, 'public-old'))
  await writeFile(path.join(root, 'public-old/old.png'), picture)
  await symlink(path.join(root, 'public-old/old.png'), at('old.png'))
  expect(await readPicture(root, '/img/old.png')).toBeUndefined()
})

test('an address that is not of the site has no picture, even if a file of that name exists', async () => {
  await writeFile(at('phone.jpg'), await photograph('jpeg', 8, 6))
  for (const src of ['img/phone.jpg', './img/phone.jpg', '//img/phone.jpg', '%2F%2Fimg/phone.jpg'])
    expect(await readPicture(root, src), src).toBeUndefined()
})

test('a picture that is stored rotated is measured as it is shown', async () => {
  await writeFile(at('phone.jpg'), await photograph('jpeg', 8, 6))
  expect(await readPicture(root, '/img/phone.jpg')).toEqual({ src: '/img/phone.jpg', width: 6, height: 8 })
})
