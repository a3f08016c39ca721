import type { Cover } from '@/lib/drawing/cover'

/**
 * A drawn cover that fills its box, in the colours of app/cover.css. Pure decoration.
 *
 * @param viewBox the part of the drawing that is shown
 */
export function DrawnCover({
  cover,
  viewBox,
  className = '',
}: {
  cover: Cover
  viewBox: string
  className?: string
}) {
  const [faint, middle, full] = cover.cells
  return (
    <svg
      className={`cover ${className}`}
      data-tint={cover.tint}
      viewBox={viewBox}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <path d={faint} />
      <path d={middle} />
      <path d={full} />
      <path d={cover.nuclei} />
    </svg>
  )
}
