import { decodeHTML } from 'entities'
import type { Element, Nodes as HastNodes } from 'hast'
import type { InlineCode, Nodes as MdastNodes, Parents } from 'mdast'
import { INLINE_ELEMENTS, removeComments, STRUCK_ELEMENTS, tagsOf } from './html-tags'

/**
 * A text in the form in which it is compared: superscripts as `^(…)`, subscripts as `_(…)`, struck-through text as
 * `~~…~~`, blocks kept apart. `10<sup>6</sup>` is `10^(6)`, and never `106`.
 */

type Marks = readonly [before: string, after: string]

const MARKS: ReadonlyMap<string, Marks> = new Map([
  ['sup', ['^(', ')']],
  ['sub', ['_(', ')']],
  ...[...STRUCK_ELEMENTS].map((name): [string, Marks] => [name, ['~~', '~~']]),
])

/** Separates blocks. Not a line feed: those in the source are counted to find a number's line. */
export const BLOCK = '\u2029'

/** A piece of text, and its line in the file. */
export type TextPiece = { text: string; line: number }

/** The words of a Markdown tree, as its author wrote them. */
export function sourcePieces(tree: MdastNodes, source: string): TextPiece[] {
  const pieces: TextPiece[] = []
  const walk = (node: MdastNodes) => {
    const line = node.position?.start.line ?? 1
    const add = (text: string) => pieces.push({ text, line })
    switch (node.type) {
      case 'definition':
      case 'footnoteReference':
        return
      case 'html':
        add(htmlText(node.value))
        return
      case 'image':
      case 'imageReference':
        add([BLOCK, node.alt, BLOCK, 'title' in node ? node.title : '', BLOCK].join(''))
        return
      case 'break':
        add(' ')
        return
      case 'text':
        // `[!NOTE]5 mg`: the marker of a note is not part of the number.
        add(node.value.replace(/^\[!\w+\]/, BLOCK))
        return
      case 'inlineCode':
        inlineCode(node)
        return
      case 'code':
        add(BLOCK + node.value + BLOCK)
        return
      case 'list':
        node.children.forEach((item, index) => {
          pieces.push({ text: node.ordered ? `${BLOCK}${(node.start ?? 1) + index}.${BLOCK}` : BLOCK, line })
          walk(item)
        })
        return
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'link':
      case 'linkReference':
        walkInline(node)
        return
    }
    add(BLOCK)
    if ('children' in node) node.children.forEach(walk)
    add(BLOCK)
  }
  /** Code directly after or before a digit keeps its marks: on the page, the digits would run together. */
  const inlineCode = ({ value, position }: InlineCode) => {
    const line = position?.start.line ?? 1
    const [start = 0, end = 0] = [position?.start.offset, position?.end.offset]
    const mark = /^`+/.exec(source.slice(start, end))?.[0] ?? ''
    const opening = isDigit(source[start - 1]) && isDigit(value[0]) ? mark : ''
    const closing = isDigit(value.at(-1)) && isDigit(source[end]) ? mark : ''
    pieces.push({ text: opening + value + closing, line })
  }
  /** Markup around a phrase is compared only where it could be part of a number: struck through, or between digits. */
  const walkInline = (node: Parents) => {
    const { start, end } = node.position ?? {}
    const first = node.children[0]?.position?.start.offset
    const last = node.children.at(-1)?.position?.end.offset
    const opening = source.slice(start?.offset, first)
    const closing = source.slice(last, end?.offset)
    const isPart = (mark: string, before: string | undefined, after: string | undefined) =>
      node.type === 'delete' || (isDigit(before) && isDigit(after)) ? mark : ''
    const line = start?.line ?? 1
    const outer = start?.offset
    const known = first !== undefined && last !== undefined && outer !== undefined
    if (known) pieces.push({ text: isPart(opening, source[outer - 1], source[first]), line })
    node.children.forEach(walk)
    if (known) pieces.push({ text: isPart(closing, source[last - 1], source[end?.offset ?? -1]), line })
  }
  walk(tree)
  return pieces
}

const isDigit = (character: string | undefined) => character !== undefined && /\d/.test(character)

/** The words of HTML embedded in Markdown, for instance `<sup>` or a whole table. */
function htmlText(html: string): string {
  const visible = removeComments(html)
  let text = ''
  let read = 0
  for (const tag of tagsOf(visible)) {
    text += decodeHTML(visible.slice(read, tag.start))
    read = tag.end
    const marks = MARKS.get(tag.name)
    if (marks) text += marks[tag.closes ? 1 : 0]
    else if (tag.name === 'br') text += ' '
    else if (!INLINE_ELEMENTS.has(tag.name)) text += BLOCK
  }
  return text + decodeHTML(visible.slice(read))
}

/** The words of the finished page. */
export function pageText(tree: HastNodes): string {
  let text = ''
  const walk = (node: HastNodes) => {
    if (node.type === 'text') text += node.value
    else if (node.type === 'element') element(node)
    else if ('children' in node) node.children.forEach(walk)
  }
  const element = (node: Element) => {
    const { tagName: name, properties } = node
    if (isFootnoteMark(node)) return
    if (name === 'br') text += ' '
    else if (name === 'img') text += [BLOCK, properties.alt, BLOCK, properties.title, BLOCK].join('')
    else if (name === 'ol') numbered(node)
    else {
      const [before, after] = MARKS.get(name) ?? (INLINE_ELEMENTS.has(name) ? ['', ''] : [BLOCK, BLOCK])
      text += before
      node.children.forEach(walk)
      text += after
    }
  }
  const numbered = (list: Element) => {
    let number = Number(list.properties.start ?? 1)
    for (const child of list.children) {
      if (child.type === 'element' && child.tagName === 'li') text += `${BLOCK}${number++}.${BLOCK}`
      walk(child)
    }
    text += BLOCK
  }
  walk(tree)
  return text
}

/** True for a footnote's number in the text and the arrow back to it: the site writes these, not the author. */
function isFootnoteMark({ tagName, properties, children }: Element): boolean {
  if (properties.dataFootnoteRef !== undefined || properties.dataFootnoteBackref !== undefined) return true
  const [only] = children
  return tagName === 'sup' && children.length === 1 && only?.type === 'element' && isFootnoteMark(only)
}
