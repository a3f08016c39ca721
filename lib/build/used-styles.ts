import { decodeHTMLAttribute } from 'entities'
import { type AtRule, type ChildNode, type Container, parse } from 'postcss'

/** Returns the part of a style sheet that a page with these names needs. */
export type StylePruner = (names: ReadonlySet<string>) => string

type Piece =
  | { text: string }
  | { before: string; inside: Piece[] }
  | { text: string; needs: string[][] }
  | { text: string; covers: readonly Range[] }

/** Code points, both ends included. */
type Range = readonly [from: number, to: number]

/**
 * Parses a style sheet once, to remove from it, page by page, the rules for classes and elements that the page does not
 * have: they were a fifth of what an article weighed. Only entire rules are removed, and only for names outside of `:is()`,
 * `:not()` and the like; everything else stays as it is, in its order.
 *
 * So are fonts for characters of which the page has hardly any, see FEW.
 */
export function createStylePruner(css: string): StylePruner {
  const pieces = piecesOf(parse(css))
  return (names) => pieces.map((piece) => textOf(piece, names)).join('')
}

/**
 * A font limited to some characters (`unicode-range`) stays on pages that have more than this many different ones of
 * them. One name in a list of sources, Strużyna, made the longest article fetch 11 KB for its ż, and lay out all of its
 * text once more when they had come: 110 to 150 ms on a slow phone. The system's font has that letter too. A text in
 * Polish or Turkish has more than these in its first sentences.
 */
const FEW = 3

/** Types of fields with a calendar, a clock or arrows: rules for these parts matter only on pages with such a field. */
const PICKERS = new Set(['date', 'datetime-local', 'month', 'number', 'time', 'week'])
const PICKER_PART = /::-webkit-(?:date|calendar|inner-spin|outer-spin)/
const FILE_PART = '::file-selector-button'

/**
 * What rules can name: the elements of a page (`table`), their classes (`.flex`), data attributes (`[data-tint="1"]`) and
 * types (`[type=a]`), the parts that browsers add to fields for files and dates, and the characters beyond Latin-1.
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
    ...(html.match(/[^\0-\xff]/gu) ?? []),
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
    const text = node.type === 'atrule' && node.nodes === undefined ? `${node.toString()};` : node.toString()
    const covers = node.type === 'atrule' && node.name === 'font-face' ? rangesOf(node) : []
    return covers.length > 0 ? { text, covers } : { text }
  })
}

/** The `unicode-range` of a font; none if it has no such limit, or one with wildcards (`U+1??`). */
function rangesOf(font: AtRule): Range[] {
  const written = font.nodes?.find((node) => node.type === 'decl' && node.prop === 'unicode-range')
  if (written?.type !== 'decl' || written.value.includes('?')) return []
  return [...written.value.matchAll(/U\+([\da-f]+)(?:-([\da-f]+))?/gi)].map(([, from = '', to = from]) => [
    Number.parseInt(from, 16),
    Number.parseInt(to, 16),
  ])
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
  if ('covers' in piece) return hasMoreThanFew(piece.covers, present) ? piece.text : ''
  const isUsed = !('needs' in piece) || piece.needs.some((names) => names.every((name) => present.has(name)))
  return isUsed ? piece.text : ''
}

function hasMoreThanFew(ranges: readonly Range[], present: ReadonlySet<string>): boolean {
  const isCovered = (name: string) => {
    const code = name.codePointAt(0) ?? 0
    return ranges.some(([from, to]) => from <= code && code <= to)
  }
  return [...present].filter(isCovered).length > FEW
}
