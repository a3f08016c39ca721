import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { remarkPlugins } from './plugins'

const parser = unified().use(remarkParse).use(remarkPlugins).freeze()

/** The tree of a Markdown text, read with the same extensions as the pages. */
export function parseMarkdown(markdown: string): Root {
  return parser.parse(markdown)
}
