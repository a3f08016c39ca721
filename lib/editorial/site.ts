import type { GlossaryTerm } from '../glossary'
import { idsOfHeadings } from '../markdown/heading-ids'
import { attributeOf, tagsOf } from '../markdown/html-tags'
import { referenceId } from '../markdown/page-ids'
import { parseMarkdown } from '../markdown/parse'
import { headingsInHtml, headingWords } from '../markdown/sections'
import { aliasTargets } from '../old-addresses'
import type { Page, Post, Written } from '../posts'
import { urls } from '../urls'
import type { Manuscript } from './manuscript'
import { nodesIn } from './nodes'

/** What the rules may know about the site around a text; data only, so that it can be handed to another thread. */
export type SiteFacts = {
  posts: readonly Written<Post>[]
  pages: readonly Written<Page>[]
  /** The addresses of texts with errors: a link to one is mended with that text. */
  broken: readonly string[]
  /** Every file of public/ by its address, with its size in bytes. */
  files: ReadonlyMap<string, number>
  glossary: readonly GlossaryTerm[]
  now: Date
}

/** The site around a text. */
export type Site = {
  now: Date
  glossary: readonly GlossaryTerm[]
  /** What stands at an address of this site, without `?` and `#`. */
  lookUp: (
    address: string,
  ) => { kind: 'page' | 'missing' } | { kind: 'redirect'; to: string } | { kind: 'file'; bytes: number }
  /** True when the page at an address has this anchor; also for pages whose anchors are not known. */
  hasAnchor: (address: string, anchor: string) => boolean
}

/** @returns the site that the rules ask */
export function createSite({ posts, pages, broken, files, glossary, now }: SiteFacts): Site {
  const bodies = new Map<string, string>([
    ...posts.map((post) => [urls.article(post.slug), post.body] as const),
    ...pages.map((page) => [urls.page(page.slug), page.body] as const),
  ])
  const served = new Set<string>([
    ...Object.values(urls).filter((address) => typeof address === 'string'),
    ...bodies.keys(),
    ...broken,
    ...posts.flatMap((post) => post.topics.map(({ slug }) => urls.topic(slug))),
    ...posts.map((post) => `${urls.article(post.slug)}.md`),
  ])
  const redirects = new Map<string, string>([
    ...posts.flatMap((post) =>
      [`/${post.slug}`, `/blog/${post.slug}`].map((old) => [old, urls.article(post.slug)] as const),
    ),
    ...aliasTargets(posts, pages),
  ])
  const anchors = new Map<string, ReadonlySet<string>>()

  const lookUp: Site['lookUp'] = (address) => {
    const path = decode(address)
    if (served.has(path)) return { kind: 'page' }
    const bytes = files.get(path)
    if (bytes !== undefined) return { kind: 'file', bytes }
    const trimmed = path.replace(/\/+$/, '')
    const to = redirects.get(trimmed) ?? (served.has(trimmed) ? trimmed : undefined)
    return to === undefined ? { kind: 'missing' } : { kind: 'redirect', to }
  }

  return {
    now,
    glossary,
    lookUp,
    hasAnchor: (address, anchor) => {
      const body = bodies.get(decode(address))
      if (body === undefined) return true
      const known = anchors.get(body) ?? anchorsOf(nodesIn(parseMarkdown(body)))
      anchors.set(body, known)
      return known.has(decode(anchor))
    },
  }
}

/** The anchors that a text's page has: those of its headings, references and footnotes, and those written in HTML. */
export function anchorsOf(nodes: Manuscript['nodes']): ReadonlySet<string> {
  const headings = nodes.flatMap((node) => {
    if (node.type === 'heading') return [headingWords(node)]
    return node.type === 'html' ? headingsInHtml(node.value) : []
  })
  const anchors = new Set<string>(idsOfHeadings(headings))
  for (const node of nodes) {
    if (node.type === 'footnoteDefinition') anchors.add(`fn-${node.identifier}`)
    if (node.type === 'list' && node.ordered === true)
      node.children.forEach((_, index) => {
        anchors.add(referenceId(index + 1))
      })
    if (node.type === 'html')
      for (const tag of tagsOf(node.value)) {
        const id = attributeOf(tag, 'id')
        if (id !== undefined) anchors.add(id)
      }
  }
  return anchors
}

/** An address as it is read. One that encodes nothing stays as it stands. */
export function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
