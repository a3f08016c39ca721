import { blockQuote } from 'micromark-core-commonmark'
import { factorySpace } from 'micromark-factory-space'
import { asciiDigit } from 'micromark-util-character'
import type { Construct, Extension } from 'micromark-util-types'
import type { Processor } from 'unified'

const GREATER_THAN = 62

/**
 * `>90% of cells were alive` at the start of a line is a comparison. CommonMark reads a quotation and drops the sign, so
 * that the page would say "90%". A quotation that begins with a number has a space after its sign: `> 90% said …`.
 */
export function literalComparisons(this: Processor) {
  const data = this.data()
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push(syntax)
}

const comparison: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter('data')
      effects.consume(code)
      effects.exit('data')
      return (next) => (asciiDigit(next) ? ok(next) : nok(next))
    }
  },
}

/** CommonMark's own quotation under a name of ours, because its own name is switched off below. */
const anyQuotation: Construct = { ...blockQuote, name: 'anyQuotation' }

const quotation: Construct = {
  ...blockQuote,
  name: 'quotation',
  continuation: {
    // Inside a quotation every `>` at the start of a line, after at most three spaces, goes on with it.
    tokenize(effects, ok, nok) {
      return factorySpace(effects, effects.attempt(anyQuotation, ok, nok), 'linePrefix', 4)
    },
  },
  tokenize(effects, ok, nok) {
    return effects.check(comparison, nok, blockQuote.tokenize.call(this, effects, ok, nok))
  },
}

const syntax: Extension = {
  document: { [GREATER_THAN]: quotation },
  disable: { null: ['blockQuote'] },
}
