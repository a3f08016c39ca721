import type { Html, List, Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { REFERENCES_HEADING } from './citation-patterns'
import { tagsOf } from './html-tags'
import { parseMarkdown } from './parse'
import { headingsInHtml } from './sections'

/**
 * The list that the page links `[1]` to: the first numbered one under the last heading "References" or "Sources", in
 * Markdown or HTML; undefined when there is none. `referenceEntries` in ./citations.ts finds the same one on the page.
 */
export function findReferenceList(tree: Root): List | Html | undefined {
  const heading = tree.children.findLastIndex((node) =>
    headingsOf(node).some((words) => REFERENCES_HEADING.test(words.trim())),
  )
  const below = heading < 0 ? [] : tree.children.slice(heading + 1)
  const first = below.find((node) => isNumbered(node) || headingsOf(node).length > 0 || hasNumberedList(node))
  return first !== undefined && (isNumbered(first) || hasNumberedList(first)) ? first : undefined
}

/** A Markdown text without that list. */
export function withoutReferenceList(markdown: string): string {
  const list = findReferenceList(parseMarkdown(markdown))?.position
  return list ? markdown.slice(0, list.start.offset) + markdown.slice(list.end.offset) : markdown
}

/** How many entries such a list has. */
export function countReferences(list: List | Html): number {
  if (list.type === 'list') return list.children.length
  return tagsOf(list.value).filter(({ name, closes }) => name === 'li' && !closes).length
}

const isNumbered = (node: RootContent): node is List => node.type === 'list' && node.ordered === true

const hasNumberedList = (node: RootContent): node is Html =>
  node.type === 'html' && tagsOf(node.value).some(({ name }) => name === 'ol')

function headingsOf(node: RootContent): string[] {
  if (node.type === 'heading') return [textOf(node, { includeHtml: false })]
  return node.type === 'html' ? headingsInHtml(node.value) : []
}
