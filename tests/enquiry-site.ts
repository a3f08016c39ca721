import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@libsql/client'
import { openDatabase } from '@/lib/enquiries/database'
import { newKey, readKeys } from '@/lib/enquiries/encryption'
import { environmentSchema } from '@/lib/enquiries/settings'
import { EnquiryStore } from '@/lib/enquiries/store'
import { type ServedSite, serveSite } from './serve-site'

/** A valid enquiry. */
export const GOOD = {
  name: 'Anna Nowak',
  reach: 'anna@example.com',
  topic: '',
  message: 'Is the treatment painful?\nI take "warfarin" <5 mg>.',
  consent: 'yes',
  website: '',
} as const

/** The built site with its own enquiries database, in a temporary folder. */
export type EnquirySite = {
  site: ServedSite
  databaseFile: string
  environment: Record<string, string>
  /** Starts the same site again, after it was stopped or killed. */
  restart: () => Promise<ServedSite>
  /** Opens the site's database alongside the site. */
  withStore: <T>(use: (store: EnquiryStore) => Promise<T>) => Promise<T>
  /** Runs SQL on its database. */
  sql: (statement: string) => Promise<void>
  remove: () => Promise<void>
}

/** Serves the built site with enquiries on. @param environment beyond a key, a database and high limits */
export async function serveEnquirySite(environment: Record<string, string> = {}): Promise<EnquirySite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'enquiries-'))
  const databaseFile = path.join(folder, 'enquiries.db')
  const key = newKey(new Date())
  const all = {
    // Blanks out a developer's .env.local, so that the tests send no real mail.
    ...Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, ''])),
    ENQUIRY_KEYS: key,
    ENQUIRY_DATABASE_URL: `file:${databaseFile}`,
    // All tests send from one address.
    ENQUIRY_SENDER_LIMIT: '100000',
    ENQUIRY_LIMIT: '100000',
    ...environment,
  }
  const started: EnquirySite = {
    site: await serveSite(process.cwd(), { environment: all }),
    databaseFile,
    environment: all,
    restart: async () => {
      started.site = await serveSite(process.cwd(), { environment: all })
      return started.site
    },
    withStore: async (use) => {
      const client = await openDatabase(all.ENQUIRY_DATABASE_URL, undefined)
      try {
        return await use(new EnquiryStore(client, readKeys(key), 60))
      } finally {
        client.close()
      }
    },
    sql: async (statement) => {
      const client = createClient({ url: all.ENQUIRY_DATABASE_URL })
      await client.execute(statement)
      client.close()
    },
    remove: async () => {
      await started.site.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return started
}

/** Posts the form as a browser would, without following the redirect. */
export function post(
  origin: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${origin}/api/enquiry`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  })
}

/** The reference in the response to an accepted form. @throws Error when it was not accepted */
export function referenceOf(response: Response): string {
  const location = response.headers.get('location')
  const reference = location && new URL(location, response.url).searchParams.get('reference')
  if (response.status !== 303 || !reference) throw new Error(`The response is ${response.status} ${location}`)
  return reference
}
