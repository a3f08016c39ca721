import { parseMarkdown } from './parse'
import { plainText, saidBlocks } from './plain-text'

/**
 * The first paragraph of a Markdown text that has words, on one line, without markup and citations such as `[2]`.
 *
 * @returns an empty string when there is none
 */
export function firstParagraph(markdown: string): string {
  const paragraph = saidBlocks(parseMarkdown(markdown).children).find(
    (node) =>
      node.type === 'paragraph' &&
      plainText(node) !== '' &&
      node.children.some(
        (child) => child.type !== 'image' && child.type !== 'imageReference' && plainText(child),
      ),
  )
  return paragraph ? plainText(paragraph, markdown) : ''
}
