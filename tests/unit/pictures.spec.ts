import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import sharp from 'sharp'
import { mendPictures, pictureMessages } from '@/lib/build/pictures'
import { formatMessage } from '@/lib/posts/report'

let root: string
const at = (name: string) => path.join(root, 'public/img', name)

test.beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'pictures-'))
  await mkdir(path.join(root, 'public/img'), { recursive: true })
})
test.afterEach(() => rm(root, { recursive: true, force: true }))

/** Left half red, right half blue, as a telephone held upright would store it. */
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
  test(`${name} of 12 megapixels, turned and with its place, becomes an upright, small one without`, async () => {
    await writeFile(at(name), await photograph(format))
    expect((await metadataOf(name)).exif).toBeDefined()
    expect((await pictureMessages(root)).map(formatMessage)).toEqual([
      `public/img/${name}:1:1: warning: it tells how, and perhaps where and by whom, it was made and has to be turned and is 4032 pixels wide or high, more than 2400; run "npm run pictures" and commit what it changes [pictures/mendable]`,
    ])
    expect(await mendPictures(root)).toBe(true)

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
    // Turned by a quarter to the right, what was on the left is at the top.
    const { data } = await sharp(at(name))
      .resize(1, 2, { kernel: 'nearest' })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect((data[0] ?? 0) > 200 && (data[5] ?? 0) > 200).toBe(true)
    expect(await pictureMessages(root)).toEqual([])
  })
}

test('a picture that is fit is not touched, and a second run changes nothing', async () => {
  const small = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#0a0' } })
    .jpeg()
    .toBuffer()
  await writeFile(at('small.jpg'), small)
  await writeFile(at('phone.jpg'), await photograph('jpeg', 800, 600))
  await mendPictures(root)
  const mended = await readFile(at('phone.jpg'))
  await mendPictures(root)
  expect((await readFile(at('small.jpg'))).equals(small)).toBe(true)
  expect((await readFile(at('phone.jpg'))).equals(mended)).toBe(true)
})

test('a picture that can’t be read stops the build, because its place can’t be taken out', async () => {
  await writeFile(at('IMG_1.HEIC'), 'ftypheic, and a place')
  expect(await mendPictures(root)).toBe(false)
  expect((await pictureMessages(root)).map(formatMessage)).toEqual([
    'public/img/IMG_1.HEIC:1:1: error: this is no picture that can be read; save it again as JPEG [pictures/unreadable]',
  ])
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

test('a plain drawing and a file that is no picture are fine', async () => {
  await writeFile(at('drawing.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>')
  await writeFile(at('leaflet.pdf'), '%PDF')
  expect(await pictureMessages(root)).toEqual([])
})
