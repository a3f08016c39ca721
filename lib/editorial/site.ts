import GithubSlugger from 'github-slugger'
import type { GlossaryTerm } from '../glossary'
import { attributeOf, tagsOf } from '../markdown/html-tags'
import { parseMarkdown } from '../markdown/parse'
import { headingsInHtml, headingWords } from '../markdown/sections'
import { aliasTargets, formerAddresses } from '../old-addresses'
import type { Page, Post, Written } from '../posts'
import { decodeAddress, urls } from '../urls'
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
    ...posts.map(({ slug }) => urls.articleMarkdown(slug)),
  ])
  const redirects = new Map<string, string>([...formerAddresses(posts, pages), ...aliasTargets(posts, pages)])
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
  const slugger = new GithubSlugger()
  const anchors = new Set<string>()
  for (const node of nodes) {
    if (node.type === 'heading') anchors.add(slugger.slug(headingWords(node)))
    if (node.type === 'html') for (const words of headingsInHtml(node.value)) anchors.add(slugger.slug(words))
    if (node.type === 'footnoteDefinition') anchors.add(`fn-${node.identifier}`)
    if (node.type === 'list' && node.ordered === true)
      node.children.forEach((_, index) => {
        anchors.add(`reference-${index + 1}`)
      })
    if (node.type === 'html')
      for (const tag of tagsOf(node.value)) {
        const id = attributeOf(tag, 'id')
        if (id !== undefined) anchors.add(id)
      }
  }
  return anchors
}

/** An address of a text as it is read. `100%` stays as it stands: in Markdown that is an address, and the page has `100%25`. */
export function decode(address: string): string {
  return decodeAddress(address) ?? address
}
