import { decodeHTMLAttribute } from 'entities'
import { type AtRule, type ChildNode, type Container, parse } from 'postcss'

/** Returns the part of a style sheet that a page with these names needs. */
export type StylePruner = (names: ReadonlySet<string>) => string

type Piece = { text: string } | { before: string; inside: Piece[] } | { text: string; needs: string[][] }

/**
 * Parses a style sheet once, to remove from it, page by page, the rules for classes and elements that the page does not
 * have: they were a fifth of what an article weighed. Only entire rules are removed, and only for names outside of `:is()`,
 * `:not()` and the like; everything else stays as it is, in its order.
 */
export function createStylePruner(css: string): StylePruner {
  const pieces = piecesOf(parse(css))
  return (names) => pieces.map((piece) => textOf(piece, names)).join('')
}

/** Types of fields with a calendar, a clock or arrows: rules for these parts matter only on pages with such a field. */
const PICKERS = new Set(['date', 'datetime-local', 'month', 'number', 'time', 'week'])
const PICKER_PART = /::-webkit-(?:date|calendar|inner-spin|outer-spin)/
const FILE_PART = '::file-selector-button'

/**
 * What rules can name: the elements of a page (`table`), their classes (`.flex`), data attributes (`[data-tint="1"]`) and
 * types (`[type=a]`), and the parts that browsers add to fields for files and dates.
 */
export function namesIn(html: string): Set<string> {
  const elements = [...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name = '']) => name)
  const classes = [...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, names = '']) =>
    decodeHTMLAttribute(names).split(/\s+/),
  )
  const data = [...html.matchAll(/\s(data-[\w-]+="[^"]*")/g)].map(([, pair = '']) => `[${pair}]`)
  const types = [...html.matchAll(/\stype="([^"]*)"/g)].map(([, type = '']) => type)
  return new Set([
    ...elements,
    ...classes.map((name) => `.${name}`),
    ...data,
    ...types.map(typeName),
    ...(types.includes('file') ? [FILE_PART] : []),
    ...(types.some((type) => PICKERS.has(type)) ? [PICKER_PART.source] : []),
  ])
}

function piecesOf(container: Container<ChildNode>): Piece[] {
  return (container.nodes ?? []).map((node): Piece => {
    if (node.type === 'rule') return { text: node.toString(), needs: node.selectors.map(namesOf) }
    if (node.type === 'atrule' && hasRules(node)) {
      return { before: `@${node.name} ${node.params}`, inside: piecesOf(node) }
    }
    return {
      text: node.type === 'atrule' && node.nodes === undefined ? `${node.toString()};` : node.toString(),
    }
  })
}

/** `@media` and the like; not `@page`, which has declarations among its children. */
const hasRules = (node: AtRule): boolean =>
  node.name !== 'keyframes' &&
  node.nodes !== undefined &&
  node.nodes.every((child) => child.type === 'rule' || child.type === 'atrule')

const typeName = (type: string): string => `[type=${type}]`

/** Start of Unicode's private use area: escaped characters wait there while a selector is read. */
const PRIVATE = 0xe000

/** A character itself, or up to six hexadecimal digits and one space (drafts.csswg.org/css-syntax, "escaped code point"). */
const ESCAPED = /\\(?:([\da-f]{1,6})\s?|(.))/gi

/** What must be on a page for a selector to match anything, for instance `.flex` and `li` in `.flex:hover > li`. */
function namesOf(selector: string): string[] {
  let plain = selector.replace(ESCAPED, (_, digits: string | undefined, character = '') =>
    String.fromCharCode(
      PRIVATE + (digits === undefined ? character.charCodeAt(0) : Number.parseInt(digits, 16)),
    ),
  )
  // From the inside out, since parentheses can be nested.
  while (/\([^()]*\)/.test(plain)) plain = plain.replace(/\([^()]*\)/g, '')
  const decode = (name: string) =>
    name.replace(/[\ue000-\uf8ff]/g, (character) => String.fromCharCode(character.charCodeAt(0) - PRIVATE))
  const data = plain.match(/\[data-[\w-]+="[^"]*"\]/g) ?? []
  const types = [...plain.matchAll(/\[type="?([^"\]]*)"?\]/g)].map(([, type = '']) => typeName(type))
  const parts = [
    ...(plain.includes(FILE_PART) ? [FILE_PART] : []),
    ...(PICKER_PART.test(plain) ? [PICKER_PART.source] : []),
  ]
  const withoutAttributes = plain.replace(/\[[^\]]*\]/g, '')
  const names = [
    ...withoutAttributes.matchAll(/(?<![\w\ue000-\uf8ff:#-])\.?[\w\ue000-\uf8ff-]+|\.[\w\ue000-\uf8ff-]+/g),
  ].map(([name]) => decode(name))
  return [...names, ...data, ...types, ...parts]
}

function textOf(piece: Piece, present: ReadonlySet<string>): string {
  if ('inside' in piece) {
    const inside = piece.inside.map((one) => textOf(one, present)).join('')
    return inside === '' ? '' : `${piece.before}{${inside}}`
  }
  const isUsed = !('needs' in piece) || piece.needs.some((names) => names.every((name) => present.has(name)))
  return isUsed ? piece.text : ''
}
