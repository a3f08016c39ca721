import { createHash } from 'node:crypto'
import type { Page, Post, Written } from '../posts'
import { type Address, absoluteUrl, siteOrigin, urls } from '../urls'

/**
 * The key of IndexNow (indexnow.org/documentation). It is no secret: the site serves it at /indexnow.txt, and that it is
 * served there is what proves that a submission comes from the site.
 */
export const INDEXNOW_KEY = '5b3f0c7e9a1d4e86b2c4f6a8d0e13579'

/** Addresses in one submission (indexnow.org/documentation, "Submitting set of URLs"). */
const MAX_URLS = 10_000

/** What every address showed at some time, as a fingerprint. */
export type Fingerprints = ReadonlyMap<Address, string>

/**
 * The fingerprint of what each article and page shows now. Where something stands in its file is no part of it: a remark
 * in the front matter moves the lines below it, and blank lines keep its place in the body.
 */
export function fingerprints(posts: readonly Written<Post>[], pages: readonly Written<Page>[]): Fingerprints {
  const print = (entry: Written<Post | Page>) =>
    createHash('sha256')
      .update(JSON.stringify({ ...entry, file: undefined, places: undefined, body: entry.body.trim() }))
      .digest('hex')
      .slice(0, 16)
  return new Map([
    ...posts.map((post) => [urls.article(post.slug), print(post)] as const),
    ...pages.map((page) => [urls.page(page.slug), print(page)] as const),
  ])
}

/** Addresses that are new, that show something else, or that have gone, by their name. */
export function changedAddresses(before: Fingerprints, now: Fingerprints): Address[] {
  const all = new Set([...before.keys(), ...now.keys()])
  return [...all].filter((address) => before.get(address) !== now.get(address)).sort()
}

/** What IndexNow is sent: one body for every 10,000 addresses. */
export function indexNowBodies(addresses: readonly Address[]) {
  return Array.from({ length: Math.ceil(addresses.length / MAX_URLS) }, (_, part) => ({
    host: new URL(siteOrigin()).host,
    key: INDEXNOW_KEY,
    keyLocation: absoluteUrl(urls.indexNowKey),
    urlList: addresses.slice(part * MAX_URLS, (part + 1) * MAX_URLS).map(absoluteUrl),
  }))
}

/** The record of what was submitted, one address with its fingerprint a line. */
export function formatRecord(prints: Fingerprints): string {
  return [...prints]
    .map(([address, print]) => `${address} ${print}\n`)
    .sort()
    .join('')
}

/**
 * Reads what formatRecord wrote, also with the line ends that Git makes of it on Windows.
 *
 * @returns the first line, counted from 1, that is not of that form, where there is one
 */
export function parseRecord(text: string): { prints: Fingerprints } | { line: number; text: string } {
  const prints = new Map<Address, string>()
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === '') continue
    const [, address, print] = /^\/(\S*) ([0-9a-f]{16})$/.exec(line) ?? []
    if (address === undefined || print === undefined) return { line: index + 1, text: line }
    prints.set(`/${address}`, print)
  }
  return { prints }
}
