/** A drawn cover: spindle-shaped cells that lie in the direction of their neighbours, as fibroblasts do in culture. */
export type Cover = {
  /** Size of the drawing, without unit. */
  width: number
  height: number
  /** Which of the four pairs of colours it has. */
  tint: number
  /** SVG path data: the cells in three tones, from faint to full, and their nuclei as short strokes. */
  cells: readonly [string, string, string]
  nuclei: string
}

const WIDTH = 480
const HEIGHT = 270
const COLUMNS = 7
const ROWS = 5

/**
 * Draws the cover of an article. The same slug always gives the same drawing, on every machine.
 */
export function drawCover(slug: string): Cover {
  const random = randomNumbers(slug)
  const tint = Math.floor(random() * 4)
  const direction = random() * Math.PI
  const bend = 0.5 + random() * 0.9
  const [phaseX, phaseY] = [random() * 6, random() * 6]
  const [stepX, stepY] = [WIDTH / COLUMNS, HEIGHT / ROWS]
  const cells: [string, string, string] = ['', '', '']
  let nuclei = ''

  for (let row = -1; row <= ROWS; row++) {
    for (let column = -1; column <= COLUMNS; column++) {
      const x = (column + 0.5 + (row % 2) * 0.5 + (random() - 0.5) * 0.5) * stepX
      const y = (row + 0.5 + (random() - 0.5) * 0.5) * stepY
      const angle = direction + bend * (Math.sin(x / 130 + phaseX) + Math.cos(y / 110 + phaseY))
      const half = 30 + random() * 30
      const thick = 9 + random() * 12
      const tone = Math.min(2, Math.floor(random() * 3.2))
      const [along, across] = [
        { x: Math.cos(angle), y: Math.sin(angle) },
        { x: -Math.sin(angle), y: Math.cos(angle) },
      ]
      const point = (forward: number, aside: number) =>
        `${Math.round(x + along.x * forward + across.x * aside)} ${Math.round(y + along.y * forward + across.y * aside)}`
      const drawing = `M${point(-half, 0)}Q${point(0, thick)} ${point(half, 0)}Q${point(0, -thick)} ${point(-half, 0)}`
      if (tone === 0) cells[0] += drawing
      else if (tone === 1) cells[1] += drawing
      else cells[2] += drawing
      nuclei += `M${point(-3, 0)}L${point(3, 0)}`
    }
  }
  return { width: WIDTH, height: HEIGHT, tint, cells, nuclei }
}

/** Numbers from 0 to 1 that depend on the seed alone: FNV-1a to hash it, mulberry32 to go on from there. */
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
