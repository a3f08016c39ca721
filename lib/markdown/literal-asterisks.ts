import type { Code, Construct, Extension } from 'micromark-util-types'
import type { Processor } from 'unified'

const ASTERISK = 42

/** `10⁶*2` and `½*4` are products too. */
const isDigit = (code: Code) => code !== null && code > 0 && /\p{N}/u.test(String.fromCharCode(code))

/**
 * Keeps an asterisk between two digits: `2*3*4` is a product, but CommonMark reads it as 2, an emphasised 3, and 4, so
 * the page would say "234" (spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis, rule 2).
 */
export function literalAsterisks(this: Processor) {
  const data = this.data()
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push(syntax)
}

const asterisksBetweenDigits: Construct = {
  name: 'asterisksBetweenDigits',
  tokenize(effects, ok, nok) {
    const inside = (code: Code) => {
      if (code === ASTERISK) {
        effects.consume(code)
        return inside
      }
      effects.exit('data')
      return isDigit(code) ? ok(code) : nok(code)
    }
    return (code) => {
      if (!isDigit(this.previous)) return nok(code)
      effects.enter('data')
      return inside(code)
    }
  },
}

const syntax: Extension = { text: { [ASTERISK]: asterisksBetweenDigits } }
