import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { remarkPlugins } from './plugins'

const processor = unified().use(remarkParse).use(remarkPlugins).freeze()

/** A build checks, indexes and renders one text after the other, and parsing is the largest part of each step. */
let last: { markdown: string; tree: Root } | undefined

/**
 * Parses Markdown as the pages do.
 *
 * @param markdown an article's body; with its blank lines for the front matter, positions are those in the file
 * @returns the tree after all remark plugins; it is cached, so callers must not change it
 */
export function parseMarkdown(markdown: string): Root {
  if (last?.markdown !== markdown) {
    const tree = processor.parse(markdown)
    processor.runSync(tree, new VFile(markdown))
    last = { markdown, tree }
  }
  return last.tree
}
