import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from '@libsql/client'

/** How long a statement waits while another process is writing to the file, in milliseconds. */
export const BUSY_TIMEOUT = 2000

/**
 * How long a remote database may take to respond, in milliseconds. Node's default is five minutes; Vercel ends the
 * function before that, and the patient would see its error page instead of the form with every word.
 */
const ANSWER_TIMEOUT = 10_000

/** The schema migrations, in order. One that has been released is never edited. */
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
    // Partial: what each new enquiry looks up touches only rows that still have the value, however many rows there are.
    'CREATE INDEX enquiries_by_sender ON enquiries (sender) WHERE sender IS NOT NULL',
    'CREATE INDEX enquiries_with_sender ON enquiries (received_at) WHERE sender IS NOT NULL',
    'CREATE INDEX enquiries_with_fingerprint ON enquiries (received_at) WHERE fingerprint IS NOT NULL',
    'CREATE INDEX enquiries_due ON enquiries (next_attempt_at) WHERE delivered_at IS NULL',
  ],
  // One row at most: when the clock was last looked at, and since when it is doubted, see clockStatement in store.ts.
  [
    'CREATE TABLE clock (id INTEGER PRIMARY KEY CHECK (id = 1), seen_at INTEGER NOT NULL, doubted_since INTEGER)',
  ],
]

/**
 * Opens the database and migrates it to the current schema.
 *
 * @param url `file:…` (created with its folder if missing) or the URL of a libSQL server
 * @param token the authentication token for a libSQL server
 * @throws Error when it can't be opened, or was written by a later version of the site
 */
export async function openDatabase(url: string, token: string | undefined): Promise<Client> {
  const file = fileOf(url)
  if (file !== undefined) await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const client = file === undefined ? await openServer(url, token) : await openFile(url)
  try {
    if (file !== undefined) {
      await client.execute('PRAGMA journal_mode = WAL')
      // Each commit is on disk before the patient is told, so not even a power cut loses anything.
      await client.execute('PRAGMA synchronous = FULL')
      // Deleted content is overwritten.
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
 * Identifies the file now at the address of a database, for comparison with the one that was opened: SQLite keeps writing
 * to a file that was deleted or replaced by a copy, where nobody will find it.
 *
 * @returns device and inode of the file; for a remote database always its URL; undefined when there is no file
 */
export async function identityOf(url: string): Promise<string | undefined> {
  const file = fileOf(url)
  if (file === undefined) return url
  // The inode of an open file is not reused. A bigint, because rounded to numbers two on Windows could be equal.
  const found = await stat(file, { bigint: true }).catch(() => undefined)
  return found && `${found.dev}:${found.ino}`
}

/** The path that libSQL reads from a `file:` URL, decoded; the host may be missing, empty or `localhost`. */
function fileOf(url: string): string | undefined {
  const [, file] = /^file:(?:\/\/[^/?#]*)?([^?#]*)/.exec(url) ?? []
  return file && decodeURIComponent(file)
}

// Only the libSQL client that is needed is loaded: loading all of them takes four times as long as the one for files.

async function openServer(url: string, token: string | undefined): Promise<Client> {
  const { createClient } = await import('@libsql/client/http')
  return createClient({ url, fetch: fetchInTime, ...(token === undefined ? {} : { authToken: token }) })
}

async function openFile(url: string): Promise<Client> {
  const { createClient } = await import('@libsql/client/sqlite3')
  // A single connection: the PRAGMAs set on it would not apply to another.
  return createClient({ url, concurrency: 1, timeout: BUSY_TIMEOUT })
}

function fetchInTime(request: Request): Promise<Response> {
  return fetch(request, { signal: AbortSignal.timeout(ANSWER_TIMEOUT) })
}

async function migrate(client: Client): Promise<void> {
  const current = await version(client)
  if (current > MIGRATIONS.length) {
    throw new Error(
      `The enquiries database has version ${current}, but this site only knows ${MIGRATIONS.length}: run the later version of the site`,
    )
  }
  for (const [index, statements] of MIGRATIONS.entries()) {
    if (index < current) continue
    const number = index + 1
    try {
      await client.batch([`INSERT INTO migrations (version) VALUES (${number})`, ...statements], 'write')
    } catch (error) {
      // Another process may have been first; the version is a primary key, so the migration ran only once.
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
