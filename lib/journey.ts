import type { Journey } from './posts/glance-schema'

/** What stands above the steps of a treatment, wherever they are read. */
export const JOURNEY_HEADING = 'Step by step'

/** Where a step lies on the line of a treatment, from 0 to its length. A moment begins and ends at one point. */
export type Stretch = { start: number; surely: number; end: number }

/**
 * Places the steps of a treatment on a line, one after the other, to scale: each takes its longest time, and is drawn
 * full up to its shortest.
 *
 * @param length of the whole line, in any unit
 */
export function placeSteps(journey: Journey, length: number): (Journey[number] & Stretch)[] {
  const total = journey.reduce((sum, { takes }) => sum + (takes?.longest ?? 0), 0)
  const scale = total === 0 ? 0 : length / total
  let at = 0
  return journey.map((step) => {
    const start = at
    at += (step.takes?.longest ?? 0) * scale
    return { ...step, start, surely: start + (step.takes?.shortest ?? 0) * scale, end: at }
  })
}

/** The numbers of the steps at one place of the line, such as `3` or `3–5`. */
export type StepLabel = { at: number; text: string }

/**
 * Numbers the steps of a drawn line, each at its middle. Steps that are closer together share one label, since their
 * numbers would stand on each other.
 *
 * @param room that a label takes, in the unit of the line
 */
export function labelSteps(stretches: readonly Stretch[], room: number): StepLabel[] {
  const labels: { at: number; first: number; last: number }[] = []
  stretches.forEach(({ start, end }, index) => {
    const at = (start + end) / 2
    const before = labels.at(-1)
    if (before && at - before.at < room) before.last = index + 1
    else labels.push({ at, first: index + 1, last: index + 1 })
  })
  return labels.map(({ at, first, last }) => ({ at, text: first === last ? `${first}` : `${first}–${last}` }))
}
