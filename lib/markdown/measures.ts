import type { Root } from 'hast'
import { findAndReplace } from 'hast-util-find-and-replace'
import { h } from 'hastscript'
import { UNITS } from './units'

/** `1 000` and `10 000 000` are one number each. */
const FIGURE = String.raw`(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)*`

const MEASURE = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])${FIGURE}(?:\s?[–-]\s?${FIGURE})?\s(?:${UNITS})(?:/\p{L}+[²³]?)*(?![\p{L}\p{N}/²³])`,
  'gu',
)

/** A text split at its measures: the words between them at even indices, the measures at odd ones. */
export function splitAtMeasures(text: string): string[] {
  return text.split(new RegExp(`(${MEASURE.source})`, 'u'))
}

/**
 * A number stays on one line with its unit: "10" at the end of a line, with "mg" on the next, can be taken for something
 * else. The text itself does not change, so that it is found and copied as it was written.
 */
export function measures() {
  return (tree: Root) => {
    findAndReplace(tree, [MEASURE, (measure: string) => h('span.measure', measure)], {
      ignore: ['code', 'pre'],
    })
  }
}
