import { decodeHTMLAttribute } from 'entities'

/** An HTML tag as the author wrote it. */
export type Tag = {
  /** In lower case. */
  name: string
  closes: boolean
  /** Ends in `/>`. */
  selfClosing: boolean
  attributes: string
  /** Its start and end offsets in the text it was found in. */
  start: number
  end: number
}

/** A tag in the grammar of CommonMark 0.31.2, section 6.6, which all HTML that reaches a page follows. */
const TAG =
  /<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(\/?)>/gi
/** One attribute of such a tag: its name, and its value in double quotes, in single quotes or unquoted. */
const ATTRIBUTE = /\s([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g
/** `--!>` is an error, but ends a comment all the same (HTML standard, `incorrectly-closed-comment`). */
const COMMENT = /<!--(?:>|->|[\s\S]*?--!?>)|<!--[\s\S]*$/g
/** Tags too, so that `<a title="<!-- x">` is one and no comment begins in it. */
const TAG_OR_COMMENT = new RegExp(`${TAG.source}|${COMMENT.source}`, 'gi')

/** Elements with neither content nor a closing tag (HTML standard, "void elements"). */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/** Elements whose words are struck through: visible, but no longer part of what the text says. */
export const STRUCK_ELEMENTS: ReadonlySet<string> = new Set(['del', 's', 'strike'])

/** Elements within a line of text; all others start a new line. */
export const INLINE_ELEMENTS: ReadonlySet<string> = new Set(
  'a abbr b button cite code dfn em i ins kbd mark q s del small span strong sub sup time u wbr'.split(' '),
)

/** Overwrites comments with spaces but keeps line breaks, so that positions stay the same. */
export function blankComments(html: string): string {
  return replaceComments(html, (comment) => comment.replace(/[^\n]/g, ' '))
}

/** HTML without its comments. */
export function removeComments(html: string): string {
  return replaceComments(html, () => '')
}

function replaceComments(html: string, replacement: (comment: string) => string): string {
  return html.replace(TAG_OR_COMMENT, (found) => (isComment(found) ? replacement(found) : found))
}

const isComment = (found: string) => found.startsWith('<!--')

/** The offset of a comment that is never closed, if there is one. */
export function openComment(html: string): number | undefined {
  const open = [...html.matchAll(TAG_OR_COMMENT)].find(
    ([found]) => isComment(found) && !/^<!--(?:>|->|[\s\S]*--!?>$)/.test(found),
  )
  return open?.index
}

/** The value of a tag's attribute, character references decoded; undefined when it is missing or has no value. */
export function attributeOf({ attributes }: Tag, name: string): string | undefined {
  // One after the other: what looks like an attribute inside the value of another is not one.
  for (const [, written, ...values] of attributes.matchAll(ATTRIBUTE)) {
    if (written?.toLowerCase() !== name) continue
    const value = values.find((one) => one !== undefined)
    return value === undefined ? undefined : decodeHTMLAttribute(value)
  }
  return undefined
}

/** The tags in a piece of HTML, in order. Tags inside comments don't count. */
export function tagsOf(html: string): Tag[] {
  return [...blankComments(html).matchAll(TAG)].map((match) => ({
    name: (match[2] ?? '').toLowerCase(),
    closes: match[1] === '/',
    selfClosing: match[4] === '/',
    attributes: match[3] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }))
}
