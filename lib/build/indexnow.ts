import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import env from '@next/env'
import { describeError } from '../describe-error'
import { readContent } from '../posts/read-content'
import { readIfExists } from '../posts/read-source'
import { formatMessage, isError } from '../posts/report'
import { changedAddresses, fingerprints, formatRecord, indexNowBodies, parseRecord } from '../seo/indexnow'
import { absoluteUrl, isLocal, originProblem } from '../urls'

/** What was last submitted. It is kept with the content, so that whoever publishes next continues from there. */
export const RECORD_FILE = 'content/indexnow.txt'

/** Accepts submissions for all participating search engines (indexnow.org/faq). */
const ENDPOINT = 'https://api.indexnow.org/indexnow'

/**
 * Implements `npm run indexnow`: lists the addresses that changed since the last submission, and submits them if told to.
 *
 * @param root the project's folder
 * @param args `--send`; without it the addresses are only printed, and nothing leaves this machine
 * @returns false when nothing could be submitted; the reason has been printed
 */
export async function indexNow(root: string, args: readonly string[], endpoint = ENDPOINT): Promise<boolean> {
  const unknown = args.find((word) => word !== '--send')
  if (unknown !== undefined) {
    console.error(`"${unknown}" is not known; write npm run indexnow, or npm run indexnow -- --send`)
    return false
  }
  env.loadEnvConfig(root, false)
  const wrongOrigin = originProblem()
  if (wrongOrigin !== undefined) {
    console.error(wrongOrigin)
    return false
  }
  const { posts, pages, messages } = await readContent(root, new Date())
  if (messages.some(isError)) {
    for (const message of messages.filter(isError)) console.error(formatMessage(message))
    return false
  }
  const now = fingerprints(posts, pages)
  const record = parseRecord((await readIfExists(path.join(root, RECORD_FILE)))?.toString() ?? '')
  if ('line' in record) {
    console.error(
      `${RECORD_FILE}:${record.line}:1: error: "${record.text}" is not an address and its fingerprint; undo the last change to this file`,
    )
    return false
  }
  const changed = changedAddresses(record.prints, now)
  for (const address of changed) console.log(absoluteUrl(address))
  console.log(`${changed.length} changed since the last submission.`)
  if (args.length === 0) {
    console.log('Nothing was sent. After the site has been deployed: npm run indexnow -- --send')
    return true
  }
  if (changed.length === 0) return true
  if (isLocal()) {
    console.error(
      'SITE_URL is not set, so these addresses are on this machine: set it to the address of the site.',
    )
    return false
  }
  for (const body of indexNowBodies(changed)) {
    const problem = await submit(endpoint, body)
    if (problem !== undefined) {
      console.error(`${new URL(endpoint).host} ${problem} Nothing was recorded; try again later.`)
      return false
    }
  }
  await writeFile(path.join(root, RECORD_FILE), formatRecord(now))
  console.log(`Submitted, and recorded in ${RECORD_FILE}: commit it.`)
  return true
}

/** @returns why the submission was not accepted; undefined when it was */
async function submit(endpoint: string, body: unknown): Promise<string | undefined> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    })
    return response.ok ? undefined : `answered ${response.status} ${response.statusText}.`
  } catch (error) {
    return `could not be reached (${describeError(error)}).`
  }
}
