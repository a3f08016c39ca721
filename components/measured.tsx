import { splitAtMeasures } from '@/lib/markdown/measures'

/** Text from the front matter, in which a number stays on one line with its unit, as in the article's text. */
export function Measured({ children }: { children: string }) {
  return splitAtMeasures(children).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a measure may occur twice, and none is ever reordered
      <span key={index} className="measure">
        {piece}
      </span>
    ),
  )
}
