import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { remarkPlugins } from './plugins'

const processor = unified().use(remarkParse).use(remarkPlugins).freeze()

/**
 * Reads Markdown as the pages do.
 *
 * @param markdown an article's body; with its blank lines for the front matter, positions are those of the file
 * @returns the tree with every change that the site makes to it
 */
export function parseMarkdown(markdown: string): Root {
  const tree = processor.parse(markdown)
  processor.runSync(tree, new VFile(markdown))
  return tree
}
