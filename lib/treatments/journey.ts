import type { Journey } from '../posts/glance-schema'

/** The heading above the steps of a treatment, wherever they appear. */
export const JOURNEY_HEADING = 'Step by step'

/** Where a step lies on a treatment's timeline. A moment is a single point. */
export type TimelineSegment = { start: number; shortestEnd: number; end: number }

/**
 * Places the steps of a treatment on a timeline, one after the other and to scale: each is as long as its longest time,
 * and drawn solid up to its shortest.
 *
 * @param length of the whole line, in any unit
 */
export function placeSteps(journey: Journey, length: number): (Journey[number] & TimelineSegment)[] {
  const total = journey.reduce((sum, { takes }) => sum + (takes?.longest ?? 0), 0)
  const scale = total === 0 ? 0 : length / total
  let at = 0
  return journey.map((step) => {
    const start = at
    at += (step.takes?.longest ?? 0) * scale
    return { ...step, start, shortestEnd: start + (step.takes?.shortest ?? 0) * scale, end: at }
  })
}

/** The numbers of the steps at one point of the line, such as `3` or `3–5`. */
export type StepLabel = { at: number; text: string }

/**
 * Numbers the steps of a drawn line, each at its midpoint. Steps closer together than `room` share one label, since their
 * numbers would overlap.
 *
 * @param room width of a label, in the unit of the line
 */
export function labelSteps(segments: readonly TimelineSegment[], room: number): StepLabel[] {
  const labels: { at: number; first: number; last: number }[] = []
  segments.forEach(({ start, end }, index) => {
    const at = (start + end) / 2
    const before = labels.at(-1)
    if (before && at - before.at < room) before.last = index + 1
    else labels.push({ at, first: index + 1, last: index + 1 })
  })
  return labels.map(({ at, first, last }) => ({ at, text: first === last ? `${first}` : `${first}–${last}` }))
}
