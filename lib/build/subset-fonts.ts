import { copyFile, readFile, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

const PACKAGE = 'node_modules/@fontsource-variable/atkinson-hyperlegible-next'

/** The site uses weights from regular to bold; the others cost 21 KB of 53 (subset-font 2.5, measured). */
const WEIGHTS = { wght: { min: 400, max: 700 } }

/** Every code point of the Basic Multilingual Plane up to punctuation and symbols; a font keeps those that it has. */
const CHARACTERS = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).join('')

/**
 * Implements `npm run fonts`: builds the fonts of app/fonts from those of the package. To be run again when the package
 * has a new version; the results are committed, so that a build needs neither the package nor this.
 *
 * @returns true
 */
export async function subsetFonts(): Promise<boolean> {
  for (const [subset, name] of [
    ['latin', 'latin.woff2'],
    ['latin-ext', 'latin-extended.woff2'],
  ] as const) {
    const original = await readFile(`${PACKAGE}/files/atkinson-hyperlegible-next-${subset}-wght-normal.woff2`)
    const font = await subsetFont(original, CHARACTERS, { targetFormat: 'woff2', variationAxes: WEIGHTS })
    await writeFile(`app/fonts/${name}`, font)
    console.log(`app/fonts/${name}: ${font.length} bytes, from ${original.length}`)
  }
  await copyFile(`${PACKAGE}/LICENSE`, 'app/fonts/LICENSE')
  return true
}
