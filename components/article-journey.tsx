import { PAGE_IDS } from '@/lib/markdown/page-ids'
import type { Journey } from '@/lib/posts'
import { JOURNEY_HEADING, labelSteps, placeSteps } from '@/lib/treatments/journey'
import { Measured } from './measured'

/** Lengths of the drawn line, in SVG units: across a wide screen, and down a phone. */
const ACROSS = 960
const DOWN = 320
/** Room at both ends of the line across, for half a point. */
const EDGE = 20
/** The width of a number above the line across. */
const LABEL = 48

/**
 * The steps of a treatment, drawn to scale: a line across with their numbers, above the list; on a phone a line down,
 * beside the list. The list says everything that the drawing shows, so the drawing is hidden from screen readers.
 */
export function ArticleJourney({ journey }: { journey: Journey }) {
  const across = placeSteps(journey, ACROSS)
  // Two moments with no time between them share one point.
  const points = new Set(across.flatMap(({ takes, start }) => (takes === undefined ? [start] : [])))
  return (
    <section className="journey" aria-labelledby={PAGE_IDS.journey}>
      <h2 id={PAGE_IDS.journey}>{JOURNEY_HEADING}</h2>
      <figure>
        <svg viewBox={`0 -32 ${ACROSS + 2 * EDGE} 72`} aria-hidden="true">
          {across.map(({ start, shortestEnd, end }, index) => {
            if (end === start) return null
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other key, and are never reordered
              <g key={index}>
                <path className="perhaps" d={`M${Math.round(start + EDGE)} 20H${Math.round(end + EDGE)}`} />
                <path d={`M${Math.round(start + EDGE)} 20H${Math.round(shortestEnd + EDGE)}`} />
              </g>
            )
          })}
          {[...points].map((at) => (
            <circle key={at} cx={Math.round(at + EDGE)} cy="20" r="13" />
          ))}
          {labelSteps(across, LABEL).map(({ at, text }) => (
            <text key={text} x={Math.round(at + EDGE)} y="-6">
              {text}
            </text>
          ))}
        </svg>
        <ol>
          {placeSteps(journey, DOWN).map(({ step, takes, start, shortestEnd, end }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step may occur twice, and none is ever reordered
            <li key={index}>
              <svg width="26" height={Math.max(26, Math.round(end - start))} aria-hidden="true">
                {takes === undefined ? (
                  <circle cx="13" cy="13" r="9" />
                ) : (
                  <>
                    <path className="perhaps" d={`M13 0V${Math.round(end - start)}`} />
                    <path d={`M13 0V${Math.round(shortestEnd - start)}`} />
                  </>
                )}
              </svg>
              <span>
                <Measured>{step}</Measured>
                {takes && (
                  <>
                    : <b>{takes.text}</b>
                  </>
                )}
              </span>
            </li>
          ))}
        </ol>
        <figcaption>Drawn to scale. Strong: the shortest time. Faint: up to the longest time.</figcaption>
      </figure>
    </section>
  )
}
