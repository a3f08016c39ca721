import { drawCover } from '@/lib/cover'

/** The cell motif, large and round, as through a microscope. Decoration: nothing is said here. */
export function HomeArt() {
  const { width, height, cells, nuclei } = drawCover('home')
  return (
    <svg
      className="cover hidden h-auto rounded-full lg:block"
      viewBox={`${(width - height) / 2} 0 ${height} ${height}`}
      aria-hidden="true"
    >
      <path d={cells[0]} />
      <path d={cells[1]} />
      <path d={cells[2]} />
      <path d={nuclei} />
    </svg>
  )
}
