import { expect, test } from 'playwright/test'
import { encode } from 'uqr'
import { drawQrCode } from '@/lib/drawing/qr-code'

test('the path covers the dark modules of the code and no others', () => {
  const address = 'https://clinic.example/articles/stem-cell-skin-rejuvenation'
  const { path, size } = drawQrCode(address)
  const dark = new Set<string>()
  let [x, y] = [0, 0]
  for (const [, moveX, moveY, length] of path.matchAll(/m(-?\d+) (\d+)h(\d+)/g)) {
    x += Number(moveX)
    y += Number(moveY)
    for (let end = x + Number(length); x < end; x++) dark.add(`${x} ${y}`)
  }
  const code = encode(address, { ecc: 'L', border: 4, maskPattern: 0 })
  expect(size).toBe(code.size)
  const wanted = code.data.flatMap((row, line) =>
    row.flatMap((isDark, column) => (isDark ? [`${column} ${line}`] : [])),
  )
  expect([...dark].sort()).toEqual(wanted.sort())
})
