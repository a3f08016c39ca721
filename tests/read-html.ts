import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'

/** A page's metadata, structured data, ids and addresses. */
export type PageHead = {
  title: string
  /** By name or property; the first of each counts. */
  meta: ReadonlyMap<string, string>
  links: readonly { rel: string; href: string; type: string }[]
  graph: readonly Record<string, unknown>[]
  /** The ids of all elements. */
  ids: ReadonlySet<string>
  /** The addresses of all links and pictures. */
  addresses: readonly string[]
}

/** Parses a page as a browser does. */
export function readHtml(html: string): PageHead {
  const meta = new Map<string, string>()
  const links: { rel: string; href: string; type: string }[] = []
  const graph: Record<string, unknown>[] = []
  const ids = new Set<string>()
  const addresses: string[] = []
  let title = ''
  const text = (element: Element, name: string) => {
    const value = element.properties[name]
    return Array.isArray(value) ? value.join(' ') : value == null ? '' : String(value)
  }
  visit(fromHtml(html), 'element', (element, _index, parent) => {
    if (text(element, 'id')) ids.add(text(element, 'id'))
    const isHead = parent?.type === 'element' && parent.tagName === 'head'
    if (element.tagName === 'title' && isHead) title = textOf(element)
    if (element.tagName === 'meta') {
      const name = text(element, 'name') || text(element, 'property')
      if (!meta.has(name)) meta.set(name, text(element, 'content'))
    }
    if (element.tagName === 'link')
      links.push({ rel: text(element, 'rel'), href: text(element, 'href'), type: text(element, 'type') })
    if (element.tagName === 'script' && text(element, 'type') === 'application/ld+json')
      graph.push(...JSON.parse(textOf(element))['@graph'])
    if (['a', 'img'].includes(element.tagName)) addresses.push(text(element, 'href') || text(element, 'src'))
  })
  return { title, meta, links, graph, ids, addresses }
}
