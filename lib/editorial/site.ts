import { distance } from 'fastest-levenshtein'
import type { GlossaryTerm } from '../glossary'
import { slugHeadings } from '../markdown/heading-ids'
import { attributeOf, tagsOf } from '../markdown/html-tags'
import { PAGE_IDS, referenceId } from '../markdown/page-ids'
import { headingsIn } from '../markdown/sections'
import type { Page, Post, WithBody } from '../posts'
import { aliasTargets, formerAddresses, type MovedTopic } from '../posts/old-addresses'
import { scheduled } from '../posts/schedule'
import { decodeAddress, urls } from '../urls'
import { type Manuscript, readManuscript } from './manuscript'

/** What the rules may know about the site around a text; data only, so that it can be sent to a worker thread. */
export type SiteFacts = {
  posts: readonly WithBody<Post>[]
  /** Drafts, and articles with a date in the future. */
  unpublished: readonly WithBody<Post>[]
  pages: readonly WithBody<Page>[]
  /** The addresses of texts with errors. A link to one is not reported: fixing that text fixes it. */
  broken: readonly string[]
  /** Every file of public/ by its address, with its size in bytes. */
  files: ReadonlyMap<string, number>
  glossary: readonly GlossaryTerm[]
  moved: readonly MovedTopic[]
  /** The site's origin, for instance `https://www.example.com`; undefined if it is not configured. */
  origin: string | undefined
  now: Date
}

/** An address whose article is not out yet: it goes out at `from`, which is undefined for a draft. */
export type Unpublished = { kind: 'unpublished'; file: string; from: Date | undefined }

/** The site around a text, as the rules query it. */
export type Site = {
  now: Date
  origin: string | undefined
  glossary: readonly GlossaryTerm[]
  /** What is at an address of this site, given without `?` and `#`. */
  lookUp: (address: string) =>
    | { kind: 'page' }
    /** `near`: an address that exists and was probably meant. */
    | { kind: 'missing'; near?: string }
    | { kind: 'redirect'; to: string }
    | { kind: 'file'; bytes: number }
    | Unpublished
  /** True when the page at an address has this anchor, or when its anchors are not known. */
  hasAnchor: (address: string, anchor: string) => boolean
}

/**
 * Creates the site that the rules query.
 *
 * @returns queries with plain data as results, so that these can be cached and compared with those of the next build
 */
export function createSite(facts: SiteFacts): Site {
  const { posts, unpublished, pages, broken, files, glossary, moved, origin, now } = facts
  const texts = new Map<string, WithBody<Post | Page>>([
    ...[...posts, ...unpublished].map((post) => [urls.article(post.slug), post] as const),
    ...pages.map((page) => [urls.page(page.slug), page] as const),
  ])
  const served = new Set<string>([
    ...Object.values(urls).filter((address) => typeof address === 'string'),
    ...pages.map(({ slug }) => urls.page(slug)),
    ...broken,
    ...posts.flatMap(addressesOf),
  ])
  const waiting = waitingAddresses(unpublished)
  // Published articles come before the others: one may have taken over the address of a draft.
  const redirects = new Map<string, string>([
    ...formerAddresses(posts, pages),
    ...aliasTargets(posts, pages, moved),
  ])
  const later = new Map<string, string>([
    ...formerAddresses(unpublished, pages),
    ...aliasTargets(unpublished, [], []),
  ])
  const anchors = new Map<WithBody<Post | Page>, ReadonlySet<string>>()
  const nearest = (path: string): string | undefined => {
    const wanted = alike(path)
    return [...served, ...files.keys()].find(
      (known) => alike(known) === wanted || (wanted.length > 6 && distance(alike(known), wanted) === 1),
    )
  }

  const lookUp: Site['lookUp'] = (address) => {
    const path = decodeIfValid(address)
    if (served.has(path)) return { kind: 'page' }
    const bytes = files.get(path)
    if (bytes !== undefined) return { kind: 'file', bytes }
    const trimmed = path.replace(/\/+$/, '')
    const to = redirects.get(trimmed) ?? (served.has(trimmed) ? trimmed : undefined)
    if (to !== undefined) return { kind: 'redirect', to }
    const next = waiting.get(trimmed)
    if (next !== undefined) return next
    const old = later.get(trimmed)
    if (old !== undefined) return { kind: 'redirect', to: old }
    const near = nearest(trimmed)
    return near === undefined ? { kind: 'missing' } : { kind: 'missing', near }
  }

  return {
    now,
    origin,
    glossary,
    lookUp,
    hasAnchor: (address, anchor) => {
      const text = texts.get(decodeIfValid(address))
      if (text === undefined) return true
      const known = anchors.get(text) ?? anchorsOf(readManuscript(text))
      anchors.set(text, known)
      return known.has(decodeIfValid(anchor))
    },
  }
}

/** Equal for addresses that people confuse: capitals, `.jpeg`, and letters that a Mac writes as two code points. */
const alike = (address: string): string =>
  address
    .normalize()
    .toLowerCase()
    .replace(/\.jpeg$/, '.jpg')

/** The addresses of an article, of its Markdown, and of its topics. */
function addressesOf({ slug, topics }: Post): string[] {
  return [urls.article(slug), urls.articleMarkdown(slug), ...topics.map((topic) => urls.topic(topic.slug))]
}

/** The addresses of unpublished articles, each with the first to go out: a topic may have several. */
function waitingAddresses(unpublished: readonly Post[]): Map<string, Unpublished> {
  const drafts = unpublished.filter(({ draft }) => draft)
  const waiting = new Map<string, Unpublished>()
  for (const post of [...scheduled(unpublished), ...drafts])
    for (const address of addressesOf(post))
      if (!waiting.has(address))
        waiting.set(address, {
          kind: 'unpublished',
          file: post.file,
          from: post.draft ? undefined : post.date,
        })
  return waiting
}

/** The anchors of a text's page: of headings, references and footnotes, those written in HTML, and the page's own. */
export function anchorsOf({ tree, nodes, referenceCount, post }: Manuscript): ReadonlySet<string> {
  const anchors = new Set<string>([
    ...slugHeadings(headingsIn(tree).map(({ words }) => words)),
    ...Array.from({ length: referenceCount }, (_, index) => referenceId(index + 1)),
    PAGE_IDS.main,
    ...(post ? [PAGE_IDS.disclaimer] : []),
    ...(post?.glance ? [PAGE_IDS.glance] : []),
    ...(post?.kind === 'treatment' ? [PAGE_IDS.ask] : []),
    ...(post?.journey ? [PAGE_IDS.journey] : []),
    ...(post && post.topics.length > 0 ? [PAGE_IDS.topics] : []),
  ])
  for (const node of nodes) {
    if (node.type === 'footnoteDefinition')
      for (const id of [PAGE_IDS.footnotes, `fn-${node.identifier}`, `fnref-${node.identifier}`])
        anchors.add(id)
    if (node.type === 'html')
      for (const tag of tagsOf(node.value)) {
        const id = attributeOf(tag, 'id')
        if (id !== undefined) anchors.add(id)
      }
  }
  return anchors
}

/** An address with its escapes decoded. `100%` stays as it is: Markdown accepts it, and the page has `100%25`. */
export function decodeIfValid(address: string): string {
  return decodeAddress(address) ?? address
}
