import { encode } from 'uqr'

/** A QR code as one line of SVG path data, to be stroked one unit wide; `size` is its width with the quiet border. */
export type QrCode = { size: number; path: string }

/** Modules of white that the standard wants around a code (ISO/IEC 18004). */
const BORDER = 4

/**
 * Draws the QR code of an address, with the least redundancy: it is printed large and read at once. One of the eight masks is as valid as the other, and trying them all took four
 * fifths of the time.
 */
export function drawQrCode(address: string): QrCode {
  const { data, size } = encode(address, { ecc: 'L', border: BORDER, maskPattern: 0 })
  let path = `M0 0`
  // Each move starts where the one before ended: a page is compressed, and these repeat more than places do.
  let [atX, atY] = [0, 0]
  data.forEach((row, y) => {
    let x = 0
    while (x < row.length) {
      let length = 0
      while (row[x + length]) length++
      if (length > 0) {
        path += `m${x - atX} ${y - atY}h${length}`
        ;[atX, atY] = [x + length, y]
      }
      x += Math.max(1, length)
    }
  })
  return { size, path }
}
