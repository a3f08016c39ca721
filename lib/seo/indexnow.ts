import { createHash } from 'node:crypto'
import type { Page, Post, WithBody } from '../posts'
import { type Address, absoluteUrl, siteOrigin, urls } from '../urls'

/**
 * The IndexNow key (indexnow.org/documentation). It is not secret: the site serves it at /indexnow.txt, which proves that
 * a submission comes from the site.
 */
export const INDEXNOW_KEY = '5b3f0c7e9a1d4e86b2c4f6a8d0e13579'

/** The most addresses in one submission (indexnow.org/documentation, "Submitting set of URLs"). */
const MAX_URLS = 10_000

/** A fingerprint of what each address showed at some time. */
export type Fingerprints = ReadonlyMap<Address, string>

/**
 * A fingerprint of what each article and page shows now. Line numbers in the file are no part of it: a comment in the
 * front matter shifts the lines below it, and blank lines above the body stand for the front matter.
 */
export function fingerprints(
  posts: readonly WithBody<Post>[],
  pages: readonly WithBody<Page>[],
): Fingerprints {
  const print = (entry: WithBody<Post | Page>) =>
    createHash('sha256')
      .update(JSON.stringify({ ...entry, file: undefined, places: undefined, body: entry.body.trim() }))
      .digest('hex')
      .slice(0, 16)
  return new Map([
    ...posts.map((post) => [urls.article(post.slug), print(post)] as const),
    ...pages.map((page) => [urls.page(page.slug), print(page)] as const),
  ])
}

/** Addresses that are new, changed or gone, sorted. */
export function changedAddresses(before: Fingerprints, now: Fingerprints): Address[] {
  const all = new Set([...before.keys(), ...now.keys()])
  return [...all].filter((address) => before.get(address) !== now.get(address)).sort()
}

/** The request bodies for IndexNow: one for every 10,000 addresses. */
export function indexNowBodies(addresses: readonly Address[]) {
  return Array.from({ length: Math.ceil(addresses.length / MAX_URLS) }, (_, part) => ({
    host: new URL(siteOrigin()).host,
    key: INDEXNOW_KEY,
    keyLocation: absoluteUrl(urls.indexNowKey),
    urlList: addresses.slice(part * MAX_URLS, (part + 1) * MAX_URLS).map(absoluteUrl),
  }))
}

/** The record of what was submitted, one address with its fingerprint per line. */
export function formatRecord(prints: Fingerprints): string {
  return [...prints]
    .map(([address, print]) => `${address} ${print}\n`)
    .sort()
    .join('')
}

/**
 * Parses what formatRecord wrote, also with the line ends that Git gives it on Windows.
 *
 * @returns the fingerprints, or the first malformed line and its number, counted from 1
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
