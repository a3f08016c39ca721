import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { VFile } from 'vfile'
import type { Page, Post } from '../posts'
import { ledgerEntries } from '../posts/check-addresses'
import { readContent } from '../posts/read-content'
import { LEDGER_FILE, readLedger } from '../posts/read-ledger'
import { formatMessage, isError } from '../posts/report'
import { topicsOf } from '../posts/topics'
import { isTopicIndexed } from '../seo/sitemap'
import { urls } from '../urls'

const REMARK =
  '# Every address that was ever published. `npm run addresses` adds the new ones; the check tells when one is lost.'

/**
 * Implements `npm run addresses`: adds every address that is published now to content/addresses.txt. Nothing is removed,
 * not even an address that is lost.
 *
 * @param root the project's folder
 * @returns false when the content has errors; they have been printed
 */
export async function writeAddresses(root: string): Promise<boolean> {
  const { posts, pages, messages } = await readContent(root, new Date())
  const errors = messages.filter((message) => isError(message) && message.file !== LEDGER_FILE)
  if (errors.length > 0) {
    for (const message of errors) console.error(formatMessage(message))
    return false
  }
  const ledger = await readLedger(root)
  const known = knownIn(ledger)
  const added = publishedIn({ posts, pages }).filter((address) => !known.has(address))
  const kept = entriesIn(ledger).map(({ address, target }) => (target ? `${address} ${target}` : address))
  const all = [...new Set([...kept, ...added])].sort()
  const remarks = String(ledger?.value ?? '').match(/^#.*\S/gm) ?? []
  const lines = [...new Set([REMARK, ...remarks]), ...all]
  await writeFile(path.join(root, LEDGER_FILE), `${lines.join('\n')}\n`)
  console.log(`${LEDGER_FILE}: ${added.length} added, ${all.length} in all.`)
  return true
}

/**
 * Describes published addresses that the ledger does not list yet, or a missing ledger: nobody would notice if one of
 * them were lost.
 *
 * @param root the project's folder
 * @returns a line to print; undefined when there are none
 */
export async function describeUnlisted(root: string, content: Published): Promise<string | undefined> {
  const ledger = await readLedger(root)
  const known = knownIn(ledger)
  const [first, ...others] = publishedIn(content).filter((address) => !known.has(address))
  if (first === undefined) return undefined
  if (ledger === undefined)
    return `There is no ${LEDGER_FILE}: npm run addresses writes it, so that no address can be lost unnoticed`
  const what = others.length === 0 ? `${first} is` : `${first} and ${others.length} more are`
  return `${what} not in ${LEDGER_FILE} yet: npm run addresses adds the new ones, so that no address can be lost unnoticed`
}

type Published = { posts: readonly Post[]; pages: readonly Page[] }

const publishedIn = ({ posts, pages }: Published): string[] => [
  ...posts.map(({ slug }) => urls.article(slug)),
  ...pages.map(({ slug }) => urls.page(slug)),
  ...topicsOf(posts)
    .filter(isTopicIndexed)
    .map(({ slug }) => urls.topic(slug)),
]

const entriesIn = (ledger: VFile | undefined) => ledgerEntries(String(ledger?.value ?? ''))

const knownIn = (ledger: VFile | undefined): ReadonlySet<string> =>
  new Set(entriesIn(ledger).map(({ address }) => address))
