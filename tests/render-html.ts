import type { Element, Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { renderToHtml } from '@/lib/markdown/render-to-html'

const parser = unified().use(rehypeParse, { fragment: true })

/** Renders an article's body as its page does, and parses the HTML as a browser would. */
export async function renderHtml(body: string): Promise<{ html: string; tree: Root; text: string }> {
  const { html } = await renderToHtml({ body, file: 'content/articles/test.md' }, async () => undefined)
  const tree = parser.parse(html)
  return { html, tree, text: textOf(tree) }
}

/** Every element with this name, in document order. */
export function elements(tree: Root, name: string): Element[] {
  const found: Element[] = []
  visit(tree, 'element', (node) => {
    if (node.tagName === name) found.push(node)
  })
  return found
}
