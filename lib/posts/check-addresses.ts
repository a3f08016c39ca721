import type { VFile } from 'vfile'
import { type Address, RESERVED, urls } from '../urls'
import type { Fields } from './front-matter'
import { formerAddresses, type MovedTopic } from './old-addresses'
import type { Page, Post, Topic } from './post'
import { reportError } from './report'

/** Articles and pages that have addresses, and the topics that result from them. */
type Addressed = { posts: readonly Post[]; pages: readonly Page[]; topics: readonly Topic[] }

/** A file that was read, to report problems on, and its fields, if they could be. */
export type Source = { file: VFile; frontMatter?: Fields | undefined }

/** The files that were read, by path. */
export type Sources = ReadonlyMap<string, Source>

/** Addresses of the site that `RESERVED` does not cover: files, and one page. */
const FILES: readonly string[] = [
  urls.rssFeed,
  urls.jsonFeed,
  urls.sitemap,
  urls.llms,
  urls.indexNowKey,
  '/robots.txt',
  '/favicon.ico',
  '/icon.svg',
  '/apple-icon.png',
  '/speculation-rules.json',
  urls.editorialRules,
]

/** Old addresses may lie below these: renamed articles and topics, and the former blog. */
const OPEN = ['articles', 'topics', 'blog']

/** Addresses that Next reserves: a page there is never seen, or ends the build with an error of Next's own. */
const NEXT_OWN = /^\/(?:_|404$|500$)/

/** Forms of addresses for which a route of the site responds whatever the name in them, if only with "not found". */
const OWN_FORMS = /^\/articles\/(page\/[^/]+|[^/]+\.md)$|^\/topics\/[^/]+\/page\/[^/]+$/

/**
 * Reports every address that is claimed twice: a page at an address of the site itself, and an old address (`aliases`)
 * that is in use, is listed in two files, or leads to itself. Each is reported where it can be fixed.
 *
 * @param addressed all that is published or will be automatically: no drafts
 */
export function checkAddresses(addressed: Addressed, sources: Sources): void {
  const { posts, pages } = addressed
  for (const page of pages) {
    if (RESERVED.some((name) => name === page.slug) || NEXT_OWN.test(urls.page(page.slug)))
      report(
        sources,
        page.file,
        ['path'],
        `path: /${page.slug} is an address of the site itself; choose another path`,
        'reserved',
      )
  }
  const live = liveAddresses(addressed)
  const former = formerAddresses(posts, pages)
  const entries = aliasEntries(posts, pages)
  const filesOf = new Map<string, Set<string>>()
  for (const { alias, file } of entries) filesOf.set(alias, (filesOf.get(alias) ?? new Set()).add(file))
  for (const { alias, index, file, target } of entries) {
    const others = [...(filesOf.get(alias) ?? [])].filter((other) => other !== file)
    const problem = aliasProblem(alias, target, live, former, others)
    if (problem !== undefined) report(sources, file, ['aliases', index], `aliases: ${problem}`, 'aliases')
  }
}

/**
 * Reports every address of the ledger at which there is nothing any more: search engines, other websites and printed
 * leaflets still lead there.
 *
 * A renamed topic has its new address after its old one, on the same line.
 *
 * @param ledger content/addresses.txt, one address per line; lines that begin with "#" are comments
 * @param published what patients can read today
 */
export function checkLedger(ledger: VFile, published: Addressed): void {
  const { posts, pages } = published
  const reachable = new Set<string>([
    ...liveAddresses(published).keys(),
    ...formerAddresses(posts, pages).keys(),
    ...aliasEntries(posts, pages).map(({ alias }) => alias),
  ])
  const topics = new Set<string>(published.topics.map(({ slug }) => urls.topic(slug)))
  for (const { address, target, line } of ledgerEntries(String(ledger.value))) {
    const problem =
      target === undefined ? lostProblem(address, reachable) : movedProblem(address, target, topics)
    if (problem !== undefined)
      reportError(ledger, { line, column: 1 }, `${address} ${problem}`, 'lost', 'addresses')
  }
}

function lostProblem(address: string, reachable: ReadonlySet<string>): string | undefined {
  if (reachable.has(address)) return undefined
  const lost = 'was published, and nothing is there now'
  return isTopic(address)
    ? `${lost}; after it, on the same line, write the address of the topic that takes its place: "${address} ${urls.topic('new-name')}"`
    : `${lost}; write it under "aliases" of the article or page that takes its place`
}

function movedProblem(address: string, target: string, topics: ReadonlySet<string>): string | undefined {
  if (!isTopic(address))
    return `is not a topic; write it under "aliases" of the article or page that takes its place, and on its own here`
  if (topics.has(address)) return `is a topic again; remove "${target}" from this line`
  if (!topics.has(target))
    return `leads to ${target}, but there is no such topic; write the address of one that exists`
  return undefined
}

const isTopic = (address: string): address is `${typeof urls.topics}/${string}` =>
  address.startsWith(`${urls.topics}/`)

/** The addresses in a ledger, each with its line, counted from 1, and, for a topic that moved, its new address. */
export function ledgerEntries(text: string): { address: string; target?: string; line: number }[] {
  return text
    .split('\n')
    .map((line, index) => ({ words: line.trim().split(/\s+/), line: index + 1 }))
    .flatMap(({ words: [address = '', target], line }) => {
      if (address === '' || address.startsWith('#')) return []
      return target === undefined ? [{ address, line }] : [{ address, target, line }]
    })
}

/** The topics that have moved, from a ledger without errors. */
export function movedTopics(ledger: VFile): MovedTopic[] {
  return ledgerEntries(String(ledger.value)).flatMap(({ address, target = '' }) =>
    isTopic(target) ? [[address, target] as const] : [],
  )
}

/** Every address of an article, page or topic, with its file, or "a topic", for messages. */
function liveAddresses({ posts, pages, topics }: Addressed): Map<string, string> {
  return new Map<string, string>([
    ...topics.map(({ slug }) => [urls.topic(slug), 'a topic'] as const),
    ...posts.map(({ slug, file }) => [urls.article(slug), file] as const),
    ...pages.map(({ slug, file }) => [urls.page(slug), file] as const),
  ])
}

type AliasEntry = { alias: string; index: number; file: string; target: Address }

function aliasEntries(posts: readonly Post[], pages: readonly Page[]): AliasEntry[] {
  const claim = (file: string, target: Address) => (alias: string, index: number) => ({
    alias,
    index,
    file,
    target,
  })
  return [
    ...posts.flatMap(({ slug, file, aliases }) => aliases.map(claim(file, urls.article(slug)))),
    ...pages.flatMap(({ slug, file, aliases }) => aliases.map(claim(file, urls.page(slug)))),
  ]
}

function aliasProblem(
  alias: string,
  target: Address,
  live: ReadonlyMap<string, string>,
  former: ReadonlyMap<string, Address>,
  others: readonly string[],
): string | undefined {
  if (alias === target) return `${alias} is the address that this text has now; remove it`
  const owner = live.get(alias)
  if (owner !== undefined)
    return `${alias} is in use by ${owner}; remove it: an old address is one no longer in use`
  const reason = reservedReason(alias)
  if (reason !== undefined) return `${alias} ${reason}; remove it`
  const formerTarget = former.get(alias)
  if (formerTarget !== undefined && formerTarget !== target)
    return `${alias} already leads to ${formerTarget}; remove it here, or give that article another path`
  if (others.length > 0)
    return `${alias} is also an old address in ${others.join(' and ')}; keep it in only one of them`
  return undefined
}

/**
 * Why an address belongs to the site itself and so can't be an old one; undefined when it does not.
 *
 * @param path the address decoded: `/über` and not `/%C3%BCber`
 */
export function reservedReason(path: string): string | undefined {
  const [, first = ''] = path.split('/')
  if (
    RESERVED.some((name) => path === `/${name}` || (name === first && !OPEN.includes(name))) ||
    FILES.includes(path) ||
    NEXT_OWN.test(path)
  )
    return 'is an address of the site itself'
  return OWN_FORMS.test(path) ? 'has the form of an address of the site itself' : undefined
}

function report(
  sources: Sources,
  path: string,
  field: readonly PropertyKey[],
  reason: string,
  rule: string,
): void {
  const { file, placeOf } = sourceOf(sources, path)
  reportError(file, placeOf(field), reason, rule, 'addresses')
}

/** The file of an article or page, and where its fields are. @throws Error when it was not read */
export function sourceOf(sources: Sources, path: string): { file: VFile } & Pick<Fields, 'placeOf'> {
  const { file, frontMatter } = sources.get(path) ?? {}
  if (file === undefined || frontMatter === undefined) throw new Error(`${path} has not been read.`)
  return { file, placeOf: frontMatter.placeOf }
}
