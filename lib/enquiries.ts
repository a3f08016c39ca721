import { describeError } from './describe-error'
import { identityOf, openDatabase } from './enquiries/database'
import { type Delivery, deliverDue } from './enquiries/deliver'
import { readSettings, type Settings } from './enquiries/settings'
import { EnquiryStore } from './enquiries/store'

/** This site's store of enquiries, ready for use, and its settings. */
export type Enquiries = { store: EnquiryStore; settings: Settings }

/** Enquiries can't be accepted; `problems` says what is missing or wrong in the environment. */
export class EnquiriesOffError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Enquiries are off: ${problems.join('; ')}`)
    this.name = 'EnquiriesOffError'
  }
}

let opened: Promise<Enquiries> | undefined

/**
 * Opens the database named in the environment: once per process, and again if its file was deleted or replaced.
 *
 * @throws EnquiriesOffError when the environment does not allow enquiries
 * @throws Error when the database can't be opened; the next call tries again
 */
export async function openEnquiries(): Promise<Enquiries> {
  const known = opened
  if (known !== undefined && !(await (await known).store.isInPlace()) && opened === known) {
    console.error(
      'Enquiries: the database file was deleted or replaced while the site was running; reopening it.',
    )
    dropConnection()
  }
  opened ??= open().catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

/**
 * To be called after the database has failed: the next call of openEnquiries reopens it.
 *
 * libSQL's native driver leaves a statement that met a lock unfinished until it is garbage-collected, and a later COMMIT
 * on the same connection fails with "SQL statements in progress": the first enquiry after a lock of three seconds was
 * refused. The old connection is not closed, because other callers may be in the middle of using it.
 */
export function dropConnection(): void {
  opened = undefined
}

/** Whether the environment allows enquiries; says nothing about the database. */
export function areEnquiriesEnabled(): boolean {
  return 'settings' in readSettings(process.env)
}

async function open(): Promise<Enquiries> {
  const read = readSettings(process.env)
  if ('problems' in read) throw new EnquiriesOffError(read.problems)
  const { settings } = read
  const url = settings.databaseUrl
  const client = await openDatabase(url, settings.databaseToken)
  const identity = await identityOf(url)
  const isInPlace = async () => (await identityOf(url)) === identity
  return { store: new EnquiryStore(client, settings.keys, settings.retrySeconds, isInPlace), settings }
}

let running: Promise<Delivery> | undefined
let isAnotherRoundRequested = false

/**
 * Delivers what is due, one run at a time per process. Called during a run, it adds another round: enquiries that arrived
 * at the end of the run would otherwise wait for the next.
 *
 * @throws as openEnquiries, and when the database fails
 */
export function deliverEnquiries(): Promise<Delivery> {
  if (running !== undefined) {
    isAnotherRoundRequested = true
    return running
  }
  running = deliverInRounds()
  return running
}

async function deliverInRounds(): Promise<Delivery> {
  const total: Delivery = { delivered: 0, failed: 0 }
  try {
    do {
      isAnotherRoundRequested = false
      const { store, settings } = await openEnquiries()
      const { delivered, failed } = await deliverDue(store, settings)
      total.delivered += delivered
      total.failed += failed
    } while (isAnotherRoundRequested)
    return total
  } catch (error) {
    dropConnection()
    throw error
  } finally {
    running = undefined
  }
}

/**
 * Regular maintenance: deletes enquiries past their retention period, and delivers what is due.
 *
 * @throws as deliverEnquiries
 */
export async function maintainEnquiries(): Promise<Delivery> {
  const { store } = await openEnquiries()
  try {
    await store.deleteExpired(Date.now())
  } catch (error) {
    dropConnection()
    throw error
  }
  return deliverEnquiries()
}

/** Logs why a delivery run failed as a whole; single enquiries that fail have log lines of their own. */
export function logUndelivered(error: unknown): void {
  console.error(`Enquiries could not be delivered: ${describeError(error)}`)
}

/** How many times a server checks for due enquiries within the first retry interval. */
const RUNS_PER_RETRY_INTERVAL = 4

/**
 * Runs `maintainEnquiries` now and at intervals for as long as the process lives: for enquiries that the last process
 * left behind, and those that the mail server did not accept. Does nothing if enquiries are off.
 */
export function scheduleMaintenance(): void {
  const read = readSettings(process.env)
  if ('problems' in read) return
  const maintain = () => maintainEnquiries().catch(logUndelivered)
  void maintain()
  setInterval(maintain, (read.settings.retrySeconds * 1000) / RUNS_PER_RETRY_INTERVAL).unref()
}
