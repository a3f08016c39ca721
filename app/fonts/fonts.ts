import localFont from 'next/font/local'

/**
 * Atkinson Hyperlegible Next (Braille Institute, OFL): drawn so that I, l, 1 and O, 0 can't be taken for one another,
 * which matters where doses are read. One variable file for Latin; the second is fetched only by a page that has a
 * letter such as ż. There is no italic file: browsers slant the upright one, and a page stays light. The files are made by `npm run fonts`.
 *
 * `optional`: text that is being read never moves, and nothing waits for the font (lib/build/to-document.ts): on a slow
 * line the first page is set in the system's own face, and the next ones in this.
 */
export const latin = localFont({
  src: './latin.woff2',
  weight: '400 700',
  display: 'optional',
  variable: '--font-latin',
  adjustFontFallback: 'Arial',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    },
  ],
})

export const latinExtended = localFont({
  src: './latin-extended.woff2',
  weight: '400 700',
  display: 'optional',
  preload: false,
  variable: '--font-latin-extended',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
})
