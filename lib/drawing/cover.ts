import { coverTints } from './colors'

/** A drawn cover: spindle-shaped cells aligned with their neighbours, like fibroblasts in culture. */
export type Cover = {
  /** Size of the drawing, unitless. */
  width: number
  height: number
  /** Index of its colours in `coverTints`. */
  tint: number
  /** SVG path data: the cells in three tones, from faint to full, and their nuclei as short strokes. */
  cells: readonly [string, string, string]
  nuclei: string
}

const WIDTH = 160
const HEIGHT = 90
const COLUMNS = 6
const ROWS = 4

/**
 * Draws the cover of an article. The same slug always gives the same drawing, on every machine.
 *
 * The paths are inlined in every page that shows the cover, and digits do not compress: integers of one or two digits,
 * relative to the cell, keep a cover at about 0.75 KB.
 */
export function drawCover(slug: string): Cover {
  const random = randomNumbers(slug)
  const tint = Math.floor(random() * coverTints.length)
  const direction = random() * Math.PI
  const bend = 0.5 + random() * 0.9
  const [phaseX, phaseY] = [random() * 6, random() * 6]
  const [stepX, stepY] = [WIDTH / COLUMNS, HEIGHT / ROWS]
  const cells: [string, string, string] = ['', '', '']
  let nuclei = ''

  for (let row = 0; row <= ROWS; row++) {
    for (let column = 0; column <= COLUMNS; column++) {
      const x = Math.round((column + (row % 2) * 0.5 + (random() - 0.5) * 0.5) * stepX)
      const y = Math.round((row + (random() - 0.5) * 0.5) * stepY)
      const angle = direction + bend * (Math.sin(x / 44 + phaseX) + Math.cos(y / 36 + phaseY))
      const half = 10 + random() * 10
      const thick = 3.5 + random() * 4.5
      const tone = Math.min(2, Math.floor(random() * 3.2))
      const [dx, dy] = [Math.round(Math.cos(angle) * half), Math.round(Math.sin(angle) * half)]
      const [ax, ay] = [Math.round(-Math.sin(angle) * thick), Math.round(Math.cos(angle) * thick)]
      // From one tip along one side to the other tip, and back along the other side.
      const there = numbers(dx + ax, dy + ay, 2 * dx, 2 * dy)
      const back = numbers(ax * -1 - dx, ay * -1 - dy, -2 * dx, -2 * dy)
      const cell = `M${numbers(x - dx, y - dy)}q${there} ${back}`
      if (tone === 0) cells[0] += cell
      else if (tone === 1) cells[1] += cell
      else cells[2] += cell
      nuclei += `M${numbers(x, y)}l${numbers(Math.round(Math.cos(angle) * 2), Math.round(Math.sin(angle) * 2))}`
    }
  }
  return { width: WIDTH, height: HEIGHT, tint, cells, nuclei }
}

/** Joins numbers for SVG path data; a minus sign needs no space before it. */
function numbers(...values: readonly number[]): string {
  let text = ''
  for (const value of values) text += text === '' || value < 0 ? value : ` ${value}`
  return text
}

/** A generator of numbers from 0 to 1 that depend only on the seed: FNV-1a hashes it, mulberry32 continues from there. */
function randomNumbers(seed: string): () => number {
  let state = 0x811c9dc5
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
