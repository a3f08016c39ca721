import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

const SUPERSCRIPT = new Map(
  [...'0123456789+-−=()n'].map((character, index) => [character, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'][index]]),
)
const SUBSCRIPT = new Map(
  [...'0123456789+-−=()'].map((character, index) => [character, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][index]]),
)

/**
 * The first paragraph of a Markdown text, without its markup, on one line.
 *
 * @returns an empty string when there is none
 */
export function firstParagraph(markdown: string): string {
  const root: Root = fromMarkdown(markdown)
  const paragraph = root.children.find((node) => node.type === 'paragraph')
  return paragraph ? plainText(paragraph) : ''
}

/**
 * The words of a Markdown node, without markup, on one line. `10<sup>6</sup>` becomes `10⁶`, never `106`: a number
 * that changes its size on the way to a description or a feed could be taken for a dose.
 */
export function plainText(node: Nodes): string {
  const pieces: string[] = []
  let raised: 'sup' | 'sub' | undefined
  const walk = (current: Nodes) => {
    if (current.type === 'html') {
      const tag = /^<(\/?)(sup|sub|br)\b/i.exec(current.value)
      const name = tag?.[2]?.toLowerCase()
      if (name === 'br') pieces.push(' ')
      else if (name === 'sup' || name === 'sub') raised = tag?.[1] === '/' ? undefined : name
    } else if (current.type === 'break') pieces.push(' ')
    else if ('value' in current) pieces.push(raised ? shift(current.value, raised) : current.value)
    else if ('alt' in current) pieces.push(current.alt ?? '')
    else if ('children' in current) current.children.forEach(walk)
  }
  walk(node)
  return pieces.join('').trim().replace(/\s+/g, ' ')
}

/** Text above or below the line; where Unicode lacks a character for it, `^(…)` or `_(…)`. */
function shift(text: string, to: 'sup' | 'sub'): string {
  const characters = [...text].map((character) => (to === 'sup' ? SUPERSCRIPT : SUBSCRIPT).get(character))
  if (characters.every((character) => character !== undefined)) return characters.join('')
  return `${to === 'sup' ? '^' : '_'}(${text})`
}
