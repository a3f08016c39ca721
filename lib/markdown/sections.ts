import { decodeHTML } from 'entities'
import type { Heading, Nodes, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { CITATIONS } from './citation-patterns'
import { slugHeadings } from './heading-ids'
import { tagsOf } from './html-tags'
import { parseMarkdown } from './parse'
import { htmlToText, mdastToText, withoutStruckBlocks } from './plain-text'

/**
 * The text under one heading, without markup or citations. The text before the first heading has neither id nor heading.
 */
export type Section = { id?: string; heading?: string; text: string }

/**
 * Splits a Markdown text at its headings. The ids are those on the page. Headings written as HTML count towards the ids,
 * but do not begin a section.
 */
export function sectionsOf(markdown: string): Section[] {
  const root = parseMarkdown(markdown)
  const ids = idsByHeading(root)
  const sections: Section[] = []
  let current: { id?: string; heading?: string; blocks: string[] } = { blocks: [] }
  const close = () => {
    const { blocks, ...section } = current
    const text = blocks
      .reduce((before, block) => before + (/[.!?:;,]$/.test(before) ? ' ' : ' · ') + block, '')
      .slice(3)
    if (text !== '' || section.heading !== undefined) sections.push({ ...section, text })
  }
  for (const node of withoutStruckBlocks(root.children)) {
    if (node.type === 'heading') {
      close()
      current = { id: ids.get(node) ?? '', heading: mdastToText(node), blocks: [] }
    } else current.blocks.push(...blockTexts(node, markdown))
  }
  close()
  return sections
}

/** The words of a heading from which its id is made. */
function headingWords(heading: Heading): string {
  return textOf(heading, { includeImageAlt: false, includeHtml: false })
}

/** The same for each heading in a piece of HTML that is closed in it and has no id of its own. */
export function headingsInHtml(html: string): string[] {
  const tags = tagsOf(html)
  return tags.flatMap((tag, index) => {
    if (!/^h[1-6]$/.test(tag.name) || tag.closes || /\sid\s*=/i.test(tag.attributes)) return []
    const end = tags.slice(index).find(({ name, closes }) => closes && name === tag.name)
    return end ? [decodeHTML(html.slice(tag.end, end.start).replace(/<[^>]*>/g, ''))] : []
  })
}

/** Every heading of a text, in order, with the words from which its id is made; for one in HTML, the HTML's node. */
export function headingsIn(root: Root): { node: Nodes; words: string }[] {
  const headings: { node: Nodes; words: string }[] = []
  visit(root, (node) => {
    if (node.type === 'heading') headings.push({ node, words: headingWords(node) })
    if (node.type === 'html') for (const words of headingsInHtml(node.value)) headings.push({ node, words })
  })
  return headings
}

function idsByHeading(root: Root): Map<Nodes, string> {
  const headings = headingsIn(root)
  const ids = slugHeadings(headings.map(({ words }) => words))
  return new Map(headings.map(({ node }, index) => [node, ids[index] ?? '']))
}

/** Nodes whose text stays in one piece; the headings are those in block quotes. */
const WHOLE: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell'])

/** The text of each paragraph, cell and code block below a node, kept apart so that their words do not run together. */
function blockTexts(node: Nodes, markdown: string): string[] {
  if (node.type === 'html') {
    return [htmlToText(node.value).replace(CITATIONS, '')].filter((text) => text !== '')
  }
  if (WHOLE.has(node.type) || !('children' in node)) {
    // `[!NOTE]` names the kind of note and is not part of its text.
    const text = mdastToText(node, markdown).replace(/^\[!\w+\] ?/, '')
    return text === '' ? [] : [text]
  }
  return node.children.flatMap((child) => blockTexts(child, markdown))
}
