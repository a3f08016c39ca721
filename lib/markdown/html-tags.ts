import { decodeHTMLAttribute } from 'entities'

/** One tag of HTML as an author wrote it. */
export type Tag = {
  /** In lower case. */
  name: string
  closes: boolean
  /** Ends in `/>`. */
  selfClosing: boolean
  attributes: string
  /** Where it begins and ends in the text it was found in. */
  start: number
  end: number
}

/** A tag by the grammar of CommonMark 0.31.2, section 6.6, which is that of every HTML that reaches a page. */
const TAG =
  /<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(\/?)>/gi
/** One attribute of such a tag: its name, and its value in the one or the other quotation marks or in none. */
const ATTRIBUTE = /\s([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g
/** `--!>` is a mistake that ends a comment all the same (HTML standard, `incorrectly-closed-comment`). */
const COMMENT = /<!--(?:>|->|[\s\S]*?--!?>)|<!--[\s\S]*$/g

/** Elements that have no content and no closing tag (HTML standard, "void elements"). */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/** Elements whose words are struck through: they are seen, and no longer said. */
export const STRUCK: ReadonlySet<string> = new Set(['del', 's', 'strike'])

/** Elements inside a line of text; all others begin a line of their own. */
export const INLINE: ReadonlySet<string> = new Set(
  'a abbr b button cite code dfn em i ins kbd mark q s del small span strong sub sup time u wbr'.split(' '),
)

/** Comments are replaced by as many spaces, so that positions stay. */
export function blankComments(html: string): string {
  return html.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ' '))
}

/** HTML without its comments. */
export function removeComments(html: string): string {
  return html.replace(COMMENT, '')
}

/** Where a comment begins that is never closed. */
export function openComment(html: string): number | undefined {
  const open = [...html.matchAll(COMMENT)].find(([comment]) => !/^<!--(?:>|->|[\s\S]*--!?>$)/.test(comment))
  return open?.index
}

/** The value of a tag's attribute, character references read; undefined when the tag has none of that name. */
export function attributeOf({ attributes }: Tag, name: string): string | undefined {
  // One after the other: what looks like an attribute inside the value of another is none.
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
