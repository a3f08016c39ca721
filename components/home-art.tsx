import { DrawnCover } from '@/components/drawn-cover'
import { drawCover } from '@/lib/drawing/cover'

/** The cell motif, large and round, as through a microscope. */
export function HomeArt() {
  const cover = drawCover('home')
  const { width, height } = cover
  return (
    <DrawnCover
      cover={cover}
      viewBox={`${(width - height) / 2} 0 ${height} ${height}`}
      className="hidden aspect-square h-auto rounded-full lg:block"
    />
  )
}
