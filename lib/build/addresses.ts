import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readContent } from '../posts'
import { ledgerEntries } from '../posts/check-addresses'
import { LEDGER, readLedger } from '../posts/read-ledger'
import { formatMessage, isError } from '../posts/report'
import { topicsOf } from '../posts/topics'
import { isTopicIndexed } from '../seo/sitemap'
import { urls } from '../urls'

const REMARK =
  '# Every address that was ever published. `npm run addresses` adds the new ones; the check tells when one is lost.'

/**
 * What `npm run addresses` does: add every address that is published now to content/addresses.txt. Nothing is taken
 * away, not even an address that is lost.
 *
 * @param root the project's folder
 * @returns false when the content has errors; they have been printed
 */
export async function writeAddresses(root: string): Promise<boolean> {
  const { posts, pages, messages } = await readContent(root, new Date())
  const errors = messages.filter((message) => isError(message) && message.file !== LEDGER)
  if (errors.length > 0) {
    for (const message of errors) console.error(formatMessage(message))
    return false
  }
  const ledger = await readLedger(root)
  const known = new Set(ledgerEntries(String(ledger?.value ?? '')).map(({ address }) => address))
  const published = [
    ...posts.map(({ slug }) => urls.article(slug)),
    ...pages.map(({ slug }) => urls.page(slug)),
    ...topicsOf(posts)
      .filter(isTopicIndexed)
      .map(({ slug }) => urls.topic(slug)),
  ]
  const added = published.filter((address) => !known.has(address))
  const lines = [REMARK, ...[...known, ...added].sort()]
  await writeFile(path.join(root, LEDGER), `${lines.join('\n')}\n`)
  console.log(`${LEDGER}: ${added.length} added, ${lines.length - 1} in all.`)
  return true
}
