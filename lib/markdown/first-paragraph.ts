import { parseMarkdown } from './parse'
import { mdastToText, withoutStruckBlocks } from './plain-text'

/**
 * The first paragraph of a Markdown text that has words, on one line, without markup and citations such as `[2]`.
 *
 * @returns an empty string when there is none
 */
export function firstParagraph(markdown: string): string {
  const paragraph = withoutStruckBlocks(parseMarkdown(markdown).children).find(
    (node) =>
      node.type === 'paragraph' &&
      mdastToText(node) !== '' &&
      node.children.some(
        (child) => child.type !== 'image' && child.type !== 'imageReference' && mdastToText(child),
      ),
  )
  return paragraph ? mdastToText(paragraph, markdown) : ''
}
