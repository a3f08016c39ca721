import type { Client, ResultSet, Row } from '@libsql/client'
import { z } from 'zod'
import { isoMinute } from '../format-date'
import { BUSY_TIMEOUT } from './database'
import { decrypt, type Encrypted, encrypt, type Keys, keyedHashes } from './encryption'
import { type Enquiry, enquirySchema } from './fields'
import { newReference } from './reference'
import { CLOCK_DAYS, DAY, MINUTE, RETENTION_DAYS, SAME_ENQUIRY_HOURS, SENDER_MINUTES } from './terms'

/** A stored enquiry; what the patient wrote is still encrypted. */
export type StoredEnquiry = {
  reference: string
  receivedAt: Date
  deliveredAt: Date | undefined
  attempts: number
  encrypted: Encrypted
}

/** What became of a new enquiry: stored under this reference, or not stored because there were too many. */
export type AddResult = { reference: string } | 'too many'

/** The longest wait between two delivery attempts, in milliseconds. */
const LONGEST_WAIT = 60 * MINUTE

const SAME = SAME_ENQUIRY_HOURS * 60 * MINUTE
const SENDER = SENDER_MINUTES * MINUTE
const CLOCK = CLOCK_DAYS * DAY
/** The shortest time between two records of the clock: a server that looks every 15 s would wear out a memory card. */
const CLOCK_LOOK = 60 * MINUTE

const COLUMNS = 'reference, received_at, delivered_at, attempts, key_id, box'

/**
 * The enquiries in the database. Times are compared in both directions: after the clock was set back, rows seem to come
 * from the future, and must neither block anybody nor wait until then.
 */
export class EnquiryStore {
  constructor(
    private readonly client: Client,
    private readonly keys: Keys,
    private readonly retrySeconds: number,
    /** False when the database file was deleted or replaced: nobody will find what is written to it. */
    readonly isInPlace: () => Promise<boolean> = async () => true,
  ) {}

  /**
   * Stores an enquiry; when this resolves, it is on disk. All in one transaction, so that two concurrent requests can
   * neither store the same enquiry twice nor both be the last one within the limit.
   *
   * An enquiry with the same text as one of the last SAME_ENQUIRY_HOURS is that one, and gets its reference. The form
   * needs no idempotency token for this: there is no cookie, an old copy of the page works, and somebody who goes back,
   * changes the text and sends again has written a second enquiry, which a token would have swallowed.
   *
   * @param address where it came from, see senderAddress; only a keyed hash is kept, for SENDER_MINUTES
   * @throws Error when it could not be stored where the next start of the site finds it
   */
  async add(
    enquiry: Enquiry,
    address: string,
    limits: { sender: number; all: number },
    now: number,
  ): Promise<AddResult> {
    const reference = newReference()
    const text = JSON.stringify(enquiry)
    const { keyId, box } = encrypt(text, reference, this.keys)
    const [fingerprint, ...olderFingerprints] = keyedHashes(text, 'fingerprint', this.keys)
    const [sender] = keyedHashes(address, 'sender', this.keys)
    const results = await this.client.batch(
      [
        ...regularDeletion(now),
        // What was stored before a key rotation has its fingerprint by an older key.
        ...olderFingerprints.map((older) => ({
          sql: 'UPDATE OR IGNORE enquiries SET fingerprint = ? WHERE fingerprint = ?',
          args: [fingerprint, older],
        })),
        {
          sql: `INSERT INTO enquiries (reference, received_at, key_id, box, fingerprint, sender, next_attempt_at)
            SELECT :reference, :now, :keyId, :box, :fingerprint, :sender, :now
            WHERE (SELECT COUNT(*) FROM enquiries WHERE sender = :sender) < :senderLimit
            AND (SELECT COUNT(*) FROM enquiries WHERE sender IS NOT NULL) < :limit
            ON CONFLICT (fingerprint) DO NOTHING`,
          args: {
            reference,
            now,
            keyId,
            box,
            fingerprint,
            sender,
            // Patients whose address is unknown must not share the limit of one sender.
            senderLimit: address === '' ? limits.all : limits.sender,
            limit: limits.all,
          },
        },
        { sql: 'SELECT reference FROM enquiries WHERE fingerprint = ?', args: [fingerprint] },
      ],
      'write',
    )
    logDeletion(results, now)
    if (!(await this.isInPlace()))
      throw new Error('the file of the database was deleted or replaced while an enquiry was written to it')
    const stored = results.at(-1)?.rows[0]
    return stored === undefined ? 'too many' : { reference: String(stored.reference) }
  }

  /** Whether there is an enquiry with this reference. */
  async has(reference: string): Promise<boolean> {
    return (await this.find(reference)) !== undefined
  }

  /** The enquiry with this reference, if there is one. */
  async find(reference: string): Promise<StoredEnquiry | undefined> {
    const sql = `SELECT ${COLUMNS} FROM enquiries WHERE reference = ?`
    const { rows } = await this.client.execute({ sql, args: [reference] })
    return rows[0] && readRow(rows[0])
  }

  /** Every enquiry, the newest first. */
  async all(): Promise<readonly StoredEnquiry[]> {
    const { rows } = await this.client.execute(`SELECT ${COLUMNS} FROM enquiries ORDER BY received_at DESC`)
    return rows.map(readRow)
  }

  /** What the patient wrote. @throws Unreadable when its key is missing or the row was changed */
  decrypt({ reference, encrypted }: StoredEnquiry): Enquiry {
    return enquirySchema.parse(JSON.parse(decrypt(encrypted, reference, this.keys)))
  }

  /**
   * Claims enquiries that are due for delivery. Each is due again after a wait that doubles with every attempt, whatever
   * becomes of this one: a process that dies while holding them loses none, and no two processes claim the same.
   *
   * @param most the most to claim
   */
  async claimDue(most: number, now: number): Promise<readonly StoredEnquiry[]> {
    const due = `SELECT reference FROM enquiries
      WHERE delivered_at IS NULL AND (next_attempt_at <= :now OR next_attempt_at > :now + :longest)
      ORDER BY next_attempt_at LIMIT :most`
    return this.claimAll(due, { most }, now)
  }

  /** Claims one enquiry as claimDue does, even if it is not due or was delivered; undefined if there is none. */
  async claim(reference: string, now: number): Promise<StoredEnquiry | undefined> {
    const [claimed] = await this.claimAll(':reference', { reference }, now)
    return claimed
  }

  private async claimAll(
    references: string,
    args: Record<string, string | number>,
    now: number,
  ): Promise<readonly StoredEnquiry[]> {
    const { rows } = await this.client.execute({
      sql: `UPDATE enquiries
        SET delivered_at = NULL, attempts = attempts + 1,
          next_attempt_at = :now + MIN(:wait * (1 << MIN(attempts, 12)), :longest)
        WHERE reference IN (${references})
        RETURNING ${COLUMNS}`,
      args: { now, wait: this.retrySeconds * 1000, longest: LONGEST_WAIT, ...args },
    })
    return rows.map(readRow)
  }

  /** Records that the mail server has accepted the mail. */
  async markDelivered(reference: string, now: number): Promise<void> {
    await this.client.execute({
      sql: 'UPDATE enquiries SET delivered_at = ? WHERE reference = ?',
      args: [now, reference],
    })
  }

  /** Deletes one enquiry, if there is one. */
  async delete(reference: string): Promise<void> {
    await this.client.execute({ sql: 'DELETE FROM enquiries WHERE reference = ?', args: [reference] })
    await this.checkpointLog()
  }

  /** Deletes what has expired, unless the clock is doubted, see CLOCK_DAYS. @returns how many enquiries were deleted */
  async deleteExpired(now: number): Promise<number> {
    const results = await this.client.batch(regularDeletion(now), 'write')
    logDeletion(results, now)
    await this.checkpointLog()
    return results[1]?.rows.length ?? 0
  }

  /** Deletes what has expired, for somebody who has looked at the clock. @returns how many enquiries were deleted */
  async purgeExpired(now: number): Promise<number> {
    const deleted = await this.client.execute(enquiryDeletion(EXPIRED, { expiry: expiry(now) }))
    logUnmailedDeletions(deleted)
    await this.checkpointLog()
    return deleted.rows.length
  }

  /**
   * Writes a copy of the database as it is at this moment, while the site keeps writing to it: a plain copy of the file
   * would lack what is in the write-ahead log. Only for a database that is a file.
   *
   * @throws Error when a file of that name exists, or can't be written
   */
  async copyTo(file: string): Promise<void> {
    await this.client.execute({ sql: 'VACUUM INTO ?', args: [file] })
  }

  /**
   * Moves SQLite's write-ahead log into the database file. SQLite itself does so only after a thousand pages: for months a
   * deleted enquiry would remain in the log, and a copy of the file would lack the new ones. While somebody else reads or
   * writes, this is left to the next call: the driver blocks the whole process while it waits, which would hold up every
   * page. One call, so that no other statement comes in between.
   */
  private async checkpointLog(): Promise<void> {
    if (this.client.protocol !== 'file') return
    await this.client.executeMultiple(
      `PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = ${BUSY_TIMEOUT}`,
    )
  }

  /** Closes the connection to the database. */
  close(): void {
    this.client.close()
  }
}

const EXPIRED = 'received_at < :expiry'

/**
 * Statements that delete what the privacy page promises to delete: enquiries, the fingerprints that detect a repeated
 * one, hashes of addresses. Each compares in one direction only, so that SQLite finds the rows in an index. The first looks
 * at the clock, the second deletes enquiries, the third counts the expired ones that are kept; see logDeletion.
 */
function regularDeletion(now: number) {
  const fingerprint = 'UPDATE enquiries SET fingerprint = NULL WHERE fingerprint IS NOT NULL AND received_at'
  const sender = 'UPDATE enquiries SET sender = NULL WHERE sender IS NOT NULL AND received_at'
  return [
    clockStatement(now),
    enquiryDeletion(`${EXPIRED} AND NOT EXISTS (SELECT 1 FROM clock WHERE doubted_since > :doubted)`, {
      expiry: expiry(now),
      doubted: now - CLOCK,
    }),
    { sql: `SELECT COUNT(*) AS kept FROM enquiries WHERE ${EXPIRED}`, args: { expiry: expiry(now) } },
    { sql: `${fingerprint} < ?`, args: [now - SAME] },
    { sql: `${fingerprint} > ?`, args: [now + SAME] },
    { sql: `${sender} < ?`, args: [now - SENDER] },
    { sql: `${sender} > ?`, args: [now + SENDER] },
  ]
}

const expiry = (now: number) => now - RETENTION_DAYS * DAY

const enquiryDeletion = (condition: string, args: Record<string, number>) => ({
  sql: `DELETE FROM enquiries WHERE ${condition} RETURNING reference, delivered_at`,
  args,
})

/**
 * Records the time, and whether the clock is doubted: from when it went ahead until CLOCK_DAYS have passed by itself, or it
 * was set back. A further leap ahead does not prolong this: where the next look is always late, for instance on Vercel
 * without CRON_SECRET, nothing would ever be deleted.
 */
function clockStatement(now: number) {
  return {
    sql: `INSERT INTO clock (id, seen_at) VALUES (1, :now)
      ON CONFLICT (id) DO UPDATE SET
        doubted_since = CASE
          WHEN :now < seen_at - :clock THEN NULL
          WHEN doubted_since IS NULL AND :now > seen_at + :clock THEN :now
          WHEN :now >= doubted_since + :clock THEN NULL
          ELSE doubted_since
        END,
        seen_at = :now
      WHERE ABS(:now - seen_at) >= :look
      RETURNING doubted_since`,
    args: { now, clock: CLOCK, look: CLOCK_LOOK },
  }
}

/** Logs what the first statements of regularDeletion did, where somebody should know; a doubt only when it begins. */
function logDeletion([clock, deleted, kept]: readonly ResultSet[], now: number): void {
  logUnmailedDeletions(deleted)
  const count = Number(kept?.rows[0]?.kept)
  if (count > 0 && clock?.rows[0]?.doubted_since === now)
    console.error(
      `Enquiries: the clock says ${isoMinute(new Date(now))} and has gone ahead by more than ${CLOCK_DAYS} days: it is wrong, or the site was off. By it, ${count} ${count === 1 ? 'enquiry has' : 'enquiries have'} expired, and will be deleted on ${isoMinute(new Date(now + CLOCK))}; if the clock is wrong, set it before.`,
    )
}

/** Deletion is promised, but an enquiry that nobody was told of must not disappear silently. */
function logUnmailedDeletions(deleted: ResultSet | undefined): void {
  for (const { reference, delivered_at } of deleted?.rows ?? [])
    if (delivered_at === null)
      console.error(`Enquiry ${reference} was deleted after ${RETENTION_DAYS} days, and was never mailed.`)
}

const rowSchema = z.object({
  reference: z.string(),
  received_at: z.number(),
  delivered_at: z.number().nullable(),
  attempts: z.number(),
  key_id: z.string(),
  box: z.instanceof(ArrayBuffer),
})

function readRow(row: Row): StoredEnquiry {
  const { reference, received_at, delivered_at, attempts, key_id, box } = rowSchema.parse(row)
  return {
    reference,
    receivedAt: new Date(received_at),
    deliveredAt: delivered_at === null ? undefined : new Date(delivered_at),
    attempts,
    encrypted: { keyId: key_id, box: new Uint8Array(box) },
  }
}
