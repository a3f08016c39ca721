import type { Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type PluggableList, unified } from 'unified'
import { visit } from 'unist-util-visit'
import { decodeAddress, fileAddress, isAddress } from '../urls'
import { contentPlugins, remarkPlugins, remarkRehypeOptions } from './plugins'

/**
 * Renders Markdown as an HTML string, for feeds: with `contentPlugins` as on the page, and with absolute addresses,
 * because a feed is read elsewhere.
 *
 * @param address the URL of the page, against which `#notes` and `/img/x.jpg` are resolved
 */
export async function renderFeedHtml(markdown: string, address: string): Promise<string> {
  const afterwards: PluggableList = [[absoluteAddresses, address]]
  const file = await unified()
    .use(remarkParse)
    .use(remarkPlugins)
    .use(remarkRehype, { ...remarkRehypeOptions, allowDangerousHtml: true })
    .use(contentPlugins)
    .use(afterwards)
    .use(rehypeStringify)
    .process(markdown)
  return String(file)
}

function absoluteAddresses(address: string) {
  return (tree: Root) => {
    visit(tree, 'element', ({ properties }) => {
      for (const name of ['href', 'src', 'cite'] as const) {
        const value = properties[name]
        if (typeof value !== 'string' || !URL.canParse(value, address)) continue
        const file = name === 'src' ? decodeAddress(value) : undefined
        const isFile = file !== undefined && isAddress(file)
        properties[name] = new URL(isFile ? fileAddress(file) : value, address).href
      }
    })
  }
}
