import { visit } from 'unist-util-visit'
import { blankComments } from './html-tags'
import { parseMarkdown } from './parse'

/**
 * An article's Markdown without its comments, for outputs that show the source: what editors tell each other
 * (`<!-- ask Dr B -->`) is not for readers. What only looks like a comment, in code for instance, stays.
 */
export function stripComments(markdown: string): string {
  let result = ''
  let copied = 0
  visit(parseMarkdown(markdown), 'html', ({ position }) => {
    const start = position?.start.offset
    const end = position?.end.offset
    if (start === undefined || end === undefined || start < copied) return
    const html = markdown.slice(start, end)
    if (!html.includes('<!--')) return
    const shown = blankComments(html)
    result += markdown.slice(copied, start) + (shown.trim() === '' ? '' : shown.replace(/ +$/gm, ''))
    // A comment alone on its line takes the line with it.
    const isAlone = shown.trim() === '' && /(?:^|\n)$/.test(result) && markdown[end] === '\n'
    copied = isAlone ? end + 1 : end
  })
  return result + markdown.slice(copied)
}
