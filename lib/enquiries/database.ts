import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from '@libsql/client'

/** How long a statement waits for another process that is writing to the file, in milliseconds. */
export const BUSY_TIMEOUT = 2000

/**
 * How long a database elsewhere may take for an answer, in milliseconds. By itself Node waits five minutes; Vercel ends
 * the function before, and the patient would see its page instead of the form with every word.
 */
const ANSWER_TIMEOUT = 10_000

/** Every change of the tables, in order; one that has been published is never edited. */
const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE enquiries (
      reference TEXT PRIMARY KEY,
      received_at INTEGER NOT NULL,
      key_id TEXT NOT NULL,
      box BLOB NOT NULL,
      fingerprint BLOB UNIQUE,
      sender BLOB,
      attempts INTEGER NOT NULL DEFAULT 0,
      next_attempt_at INTEGER NOT NULL,
      delivered_at INTEGER
    )`,
    'CREATE INDEX enquiries_by_age ON enquiries (received_at)',
    // What is looked up at every enquiry touches only what is still kept of it, however many enquiries there are.
    'CREATE INDEX enquiries_by_sender ON enquiries (sender) WHERE sender IS NOT NULL',
    'CREATE INDEX enquiries_with_sender ON enquiries (received_at) WHERE sender IS NOT NULL',
    'CREATE INDEX enquiries_with_fingerprint ON enquiries (received_at) WHERE fingerprint IS NOT NULL',
    'CREATE INDEX enquiries_due ON enquiries (next_attempt_at) WHERE delivered_at IS NULL',
  ],
]

/**
 * Opens the database and brings its tables up to date.
 *
 * @param url `file:…` (made if it is not there, with its folder) or the address of a libSQL server
 * @param token what a libSQL server asks for
 * @throws Error when it can't be opened, or was written by a later version of the site
 */
export async function openDatabase(url: string, token: string | undefined): Promise<Client> {
  const file = fileOf(url)
  if (file !== undefined) await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const client = file === undefined ? await openServer(url, token) : await openFile(url)
  try {
    if (file !== undefined) {
      await client.execute('PRAGMA journal_mode = WAL')
      // Each commit is on the disk before the patient is told: also a power cut loses nothing.
      await client.execute('PRAGMA synchronous = FULL')
      // What is deleted is overwritten.
      await client.execute('PRAGMA secure_delete = ON')
    }
    await migrate(client)
    return client
  } catch (error) {
    client.close()
    throw error
  }
}

/**
 * Which file stands at the address of a database, to be compared with the one that was opened: SQLite goes on writing into
 * a file that was deleted or replaced by a copy, and what it writes there nobody finds.
 *
 * @returns the same for a database elsewhere at any time; undefined when there is no file
 */
export async function identityOf(url: string): Promise<string | undefined> {
  const file = fileOf(url)
  if (file === undefined) return url
  // The number of a file that is open is given to no other. Rounded, as numbers, two of Windows could be one.
  const found = await stat(file, { bigint: true }).catch(() => undefined)
  return found && `${found.dev}:${found.ino}`
}

/** The file that libSQL finds in a `file:` address: with or without an empty host or `localhost`, and decoded. */
function fileOf(url: string): string | undefined {
  const [, file] = /^file:(?:\/\/[^/?#]*)?([^?#]*)/.exec(url) ?? []
  return file && decodeURIComponent(file)
}

// Of libSQL only the part that is needed is loaded: all of them take four times as long as the one for a file.

async function openServer(url: string, token: string | undefined): Promise<Client> {
  const { createClient } = await import('@libsql/client/http')
  return createClient({ url, fetch: fetchInTime, ...(token === undefined ? {} : { authToken: token }) })
}

async function openFile(url: string): Promise<Client> {
  const { createClient } = await import('@libsql/client/sqlite3')
  // One connection: what is set for it would not hold for another.
  return createClient({ url, concurrency: 1, timeout: BUSY_TIMEOUT })
}

function fetchInTime(request: Request): Promise<Response> {
  return fetch(request, { signal: AbortSignal.timeout(ANSWER_TIMEOUT) })
}

async function migrate(client: Client): Promise<void> {
  const current = await version(client)
  if (current > MIGRATIONS.length) {
    throw new Error(
      `The enquiries' database has version ${current} and this site knows ${MIGRATIONS.length}: run the later version of the site`,
    )
  }
  for (const [index, statements] of MIGRATIONS.entries()) {
    if (index < current) continue
    const number = index + 1
    try {
      await client.batch([`INSERT INTO migrations (version) VALUES (${number})`, ...statements], 'write')
    } catch (error) {
      // Another process may have been first; the number is a primary key, so it was done once.
      if ((await version(client)) < number) throw error
    }
  }
}

async function version(client: Client): Promise<number> {
  const tables = await client.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrations'")
  if (tables.rows.length === 0) {
    await client.execute('CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY)')
  }
  const result = await client.execute('SELECT COALESCE(MAX(version), 0) AS version FROM migrations')
  return Number(result.rows[0]?.version)
}
