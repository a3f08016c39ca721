import { encode } from 'uqr'

/** A QR code as one line of SVG path data, to be stroked one unit wide; `size` is its width with the quiet zone. */
export type QrCode = { size: number; path: string }

/** Width of the quiet zone that the standard requires, in modules (ISO/IEC 18004). */
const BORDER = 4

/**
 * Draws the QR code of an address, with the least error correction: it is printed large and read at once. The eight masks
 * are equally valid, and trying them all took four fifths of the time.
 */
export function drawQrCode(address: string): QrCode {
  const { data, size } = encode(address, { ecc: 'L', border: BORDER, maskPattern: 0 })
  let path = `M0 0`
  // Moves are relative to where the last one ended: the page is compressed, and they repeat more than positions do.
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
