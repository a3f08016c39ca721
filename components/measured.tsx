import { splitAtMeasures } from '@/lib/markdown/measures'

/** Words of the front matter, in which a number stays on one line with its unit as it does in the text. */
export function Measured({ children }: { children: string }) {
  return splitAtMeasures(children).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a measure may come twice, and none ever moves
      <span key={index} className="measure">
        {piece}
      </span>
    ),
  )
}
