import type { Journey } from './posts/glance-schema'

/** Where a step lies on the line of a treatment, from 0 to its length. A moment begins and ends at one point. */
export type Stretch = { start: number; surely: number; end: number }

/**
 * Places the steps of a treatment on a line, one after the other, to scale: each takes its longest time, and is drawn
 * full up to its shortest.
 *
 * @param length of the whole line, in any unit
 */
export function placeSteps(journey: Journey, length: number): Stretch[] {
  const total = journey.reduce((sum, { takes }) => sum + (takes?.longest ?? 0), 0)
  const scale = total === 0 ? 0 : length / total
  let at = 0
  return journey.map(({ takes }) => {
    const start = at
    at += (takes?.longest ?? 0) * scale
    return { start, surely: start + (takes?.shortest ?? 0) * scale, end: at }
  })
}
