import { blockQuote } from 'micromark-core-commonmark'
import { factorySpace } from 'micromark-factory-space'
import type { Code, Construct, Extension } from 'micromark-util-types'
import type { Processor } from 'unified'

const GREATER_THAN = 62
const EQUALS = 61

const isOneOf = (pattern: RegExp) => (code: Code) =>
  code !== null && code > 0 && pattern.test(String.fromCharCode(code))
const isNumber = isOneOf(/\p{N}/u)
/** What may stand between the comparison and its number: `>.5`, `>£500`, `>−5`, `>~5`. */
const isSign = isOneOf(/[.~≈±+−–£$€-]/u)

/**
 * `>90% of cells were alive` at the start of a line is a comparison, and so are `>=5 mg` and `>½ tablet`. CommonMark reads
 * a block quote and drops the `>`, so the page would say "90%". A block quote that begins with a number has a space after
 * the `>`: `> 90% said …`.
 */
export function literalComparisons(this: Processor) {
  const data = this.data()
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push(syntax)
}

const comparison: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const number = (code: Code) => (isNumber(code) ? ok(code) : nok(code))
    const compared = (code: Code) => {
      if (code === EQUALS) return ok(code)
      if (!isSign(code)) return number(code)
      effects.enter('data')
      effects.consume(code)
      effects.exit('data')
      return number
    }
    return (code) => {
      effects.enter('data')
      effects.consume(code)
      effects.exit('data')
      return compared
    }
  },
}

/** CommonMark's block quote under another name, because its own name is disabled below. */
const anyQuotation: Construct = { ...blockQuote, name: 'anyQuotation' }

const quotation: Construct = {
  ...blockQuote,
  name: 'quotation',
  continuation: {
    // Inside a block quote, every `>` at the start of a line, after at most three spaces, continues it.
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
