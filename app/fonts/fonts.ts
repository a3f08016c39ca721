import localFont from 'next/font/local'

/**
 * Atkinson Hyperlegible Next (Braille Institute, OFL): drawn so that I, l, 1 and O, 0 can't be mistaken for one another,
 * which matters where doses are read. One variable file for Latin; the second is fetched only by a page that has several
 * letters such as ż (lib/build/used-styles.ts): it comes first in `font-family`, limited to its own range, so that the
 * first file needs no range, which every page would carry. There is no italic file: browsers slant the upright one, and a
 * page stays light. `npm run fonts` generates the files.
 *
 * `optional`: text never shifts while being read, and nothing waits for the font (lib/build/to-document.ts): on a slow
 * connection the first page is set in the system font, and the following ones in this.
 */
export const latin = localFont({
  src: './latin.woff2',
  weight: '400 700',
  display: 'optional',
  variable: '--font-latin',
  adjustFontFallback: 'Arial',
})

export const latinExtended = localFont({
  src: './latin-extended.woff2',
  weight: '400 700',
  display: 'optional',
  preload: false,
  variable: '--font-latin-extended',
  adjustFontFallback: false,
  // Covers everything that this file has and the other lacks.
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0100-0151,U+0154-024F,U+02C7-02C9,U+02DD,U+1E80-1EF3,U+2020,U+20B9,U+2113',
    },
  ],
})
