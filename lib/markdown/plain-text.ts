import { decodeHTML } from 'entities'
import type { Nodes as HastNodes } from 'hast'
import type { Nodes, RootContent, Text } from 'mdast'
import { CITATIONS } from './citation-patterns'
import { attributeOf, INLINE_ELEMENTS, removeComments, STRUCK_ELEMENTS, tagsOf } from './html-tags'

const SUPERSCRIPT = new Map(
  [...'0123456789+-−=()n'].map((character, index) => [character, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'][index]]),
)
const SUBSCRIPT = new Map(
  [...'0123456789+-−=()'].map((character, index) => [character, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][index]]),
)

/**
 * The words of a Markdown node, without markup, on one line. `10<sup>6</sup>` becomes `10⁶`, never `106`: a number
 * that changed on its way to a description or a feed could be taken for a dose. Struck-through text is left out, with a
 * gap in its place: `5~~0~~0 mg` is never 50 mg.
 *
 * @param uncited the Markdown that contains the node; if given, citations such as `[2]`, which lead nowhere outside the
 *   page, are removed, but escaped ones (`\[3–7\]`) are intervals and stay
 */
export function mdastToText(node: Nodes, uncited?: string): string {
  const pieces: string[] = []
  let raised: 'sup' | 'sub' | undefined
  let struck = 0
  const walk = (current: Nodes) => {
    if (current.type === 'delete' || current.type === 'break') pieces.push(' ')
    // `5[^1]6` is not 56.
    else if (current.type === 'footnoteReference') pieces.push(/\d$/.test(pieces.at(-1) ?? '') ? ' ' : '')
    else if (current.type === 'html') {
      for (const tag of tagsOf(current.value)) {
        const { name, closes } = tag
        if (name === 'sup' || name === 'sub') raised = closes ? undefined : name
        else if (STRUCK_ELEMENTS.has(name)) {
          struck = Math.max(0, struck + (closes ? -1 : 1))
          pieces.push(' ')
        } else if (!INLINE_ELEMENTS.has(name)) pieces.push(` ${attributeOf(tag, 'alt') ?? ''} `)
      }
    } else if (struck > 0 && !('children' in current)) return
    else if ('value' in current) {
      const words = current.type === 'text' ? withoutCitations(current, uncited) : current.value
      pieces.push(raised ? toSuperOrSubscript(words, raised) : words)
    } else if ('alt' in current)
      pieces.push(` ${current.alt ?? ''} ${'title' in current ? (current.title ?? '') : ''} `)
    else if ('children' in current) current.children.forEach(walk)
  }
  walk(node)
  return pieces.join('').trim().replace(/\s+/g, ' ')
}

/** A text node's words, without citations unless a bracket of the node was escaped. */
function withoutCitations({ value, position }: Text, uncited: string | undefined): string {
  if (uncited === undefined) return value
  const written = uncited.slice(position?.start.offset, position?.end.offset)
  return written.includes('\\[') ? value : value.replace(CITATIONS, '')
}

/** The blocks of a text, except those between `<del>` and `</del>` on lines of their own. */
export function withoutStruckBlocks(blocks: readonly RootContent[]): RootContent[] {
  let struck = 0
  return blocks.filter((block) => {
    const before = struck
    if (block.type === 'html')
      for (const { name, closes } of tagsOf(block.value))
        if (STRUCK_ELEMENTS.has(name)) struck = Math.max(0, struck + (closes ? -1 : 1))
    return before === 0 || struck === 0
  })
}

/** The words of HTML embedded in Markdown, in the same form. */
export function htmlToText(html: string): string {
  const visible = removeComments(html)
  let text = ''
  let read = 0
  let raised: 'sup' | 'sub' | undefined
  let struck = 0
  const add = (words: string) => {
    if (struck > 0) return
    text += raised && words.trim() !== '' ? toSuperOrSubscript(words, raised) : words
  }
  for (const tag of tagsOf(visible)) {
    const { name, closes } = tag
    add(decodeHTML(visible.slice(read, tag.start)))
    read = tag.end
    if (name === 'sup' || name === 'sub') raised = closes ? undefined : name
    else if (STRUCK_ELEMENTS.has(name)) {
      struck = Math.max(0, struck + (closes ? -1 : 1))
      text += ' '
    } else if (!INLINE_ELEMENTS.has(name)) add(` ${attributeOf(tag, 'alt') ?? ''} `)
  }
  add(decodeHTML(visible.slice(read)))
  return text.trim().replace(/\s+/g, ' ')
}

/** The words of a part of the page, in the same form, without the numbers of footnotes. */
export function hastToText(node: HastNodes): string {
  const walk = (current: HastNodes): string => {
    if (current.type === 'text') return current.value
    if (!('children' in current)) return ''
    if (current.type !== 'element') return current.children.map(walk).join('')
    const { tagName: name, properties } = current
    if (properties.dataFootnoteRef !== undefined || STRUCK_ELEMENTS.has(name)) return ''
    if (name === 'br') return ' '
    const words = current.children.map(walk).join('')
    return (name === 'sup' || name === 'sub') && words !== '' ? toSuperOrSubscript(words, name) : words
  }
  return walk(node).trim().replace(/\s+/g, ' ')
}

/** Text in superscript or subscript characters; `^(…)` or `_(…)` where Unicode lacks one. */
function toSuperOrSubscript(text: string, to: 'sup' | 'sub'): string {
  const characters = [...text].map((character) => (to === 'sup' ? SUPERSCRIPT : SUBSCRIPT).get(character))
  if (characters.every((character) => character !== undefined)) return characters.join('')
  return `${to === 'sup' ? '^' : '_'}(${text})`
}
