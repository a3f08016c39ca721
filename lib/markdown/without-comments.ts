import { visit } from 'unist-util-visit'
import { removeComments } from './html-tags'
import { parseMarkdown } from './parse'

/**
 * A Markdown text as written, without its HTML comments, which are notes between authors. `<!--` in code is text and
 * stays; a comment that is never closed extends to the end of its HTML node, as on the page.
 */
export function withoutComments(markdown: string): string {
  if (!markdown.includes('<!--')) return markdown
  const pieces: string[] = []
  let end = 0
  visit(parseMarkdown(markdown), 'html', ({ position, value }) => {
    const [from, to] = [position?.start.offset, position?.end.offset]
    if (from === undefined || to === undefined || !value.includes('<!--')) return
    pieces.push(markdown.slice(end, from), removeComments(markdown.slice(from, to)))
    end = to
  })
  return [...pieces, markdown.slice(end)].join('')
}
