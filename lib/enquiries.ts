import { identityOf, openDatabase } from './enquiries/database'
import { type Delivery, deliverDue } from './enquiries/deliver'
import { readSettings, type Settings } from './enquiries/settings'
import { Store } from './enquiries/store'

/** The enquiries of this site, ready to be used. */
export type Enquiries = { store: Store; settings: Settings }

/** Enquiries can't be taken: what is missing or wrong in the environment. */
export class EnquiriesOff extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Enquiries are off: ${problems.join('; ')}`)
    this.name = 'EnquiriesOff'
  }
}

let opened: Promise<Enquiries> | undefined

/**
 * Opens the database that the environment names, once in a process, and again when its file was deleted or replaced.
 *
 * @throws EnquiriesOff when the environment does not allow for enquiries
 * @throws Error when the database can't be opened; the next call tries again
 */
export async function openEnquiries(): Promise<Enquiries> {
  const known = opened
  if (known !== undefined && !(await (await known).store.isInPlace()) && opened === known) {
    console.error(
      'Enquiries: the file of the database was deleted or replaced while the site ran; it is opened anew.',
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
 * To be called after the database has failed: the next call of openEnquiries opens it anew.
 *
 * libSQL's native driver leaves the statement that met a lock unfinished until it is collected as garbage, and a later
 * COMMIT on the same connection fails with "SQL statements in progress": the first enquiry after a lock of three seconds
 * was refused. The old connection is not closed, because others may be in the middle of using it.
 */
export function dropConnection(): void {
  opened = undefined
}

/** Whether the environment allows for enquiries; says nothing about the database. */
export function enquiriesAreOn(): boolean {
  return 'settings' in readSettings(process.env)
}

async function open(): Promise<Enquiries> {
  const read = readSettings(process.env)
  if ('problems' in read) throw new EnquiriesOff(read.problems)
  const { settings } = read
  const url = settings.databaseUrl
  const client = await openDatabase(url, settings.databaseToken)
  const identity = await identityOf(url)
  const isInPlace = async () => (await identityOf(url)) === identity
  return { store: new Store(client, settings.keys, settings.retrySeconds, isInPlace), settings }
}

let running: Promise<Delivery> | undefined
let isAskedAgain = false

/**
 * Delivers what is due, one run at a time in a process. Asked for during a run, it runs once more: what came in at the
 * run's end would otherwise wait for the next.
 *
 * @throws as openEnquiries, and when the database fails
 */
export function deliverEnquiries(): Promise<Delivery> {
  if (running !== undefined) {
    isAskedAgain = true
    return running
  }
  running = runs()
  return running
}

async function runs(): Promise<Delivery> {
  const total: Delivery = { delivered: 0, failed: 0 }
  try {
    do {
      isAskedAgain = false
      const { store, settings } = await openEnquiries()
      const { delivered, failed } = await deliverDue(store, settings)
      total.delivered += delivered
      total.failed += failed
    } while (isAskedAgain)
    return total
  } catch (error) {
    dropConnection()
    throw error
  } finally {
    running = undefined
  }
}

/**
 * What has to be done from time to time: deletes what is kept no longer, and delivers what is due.
 *
 * @throws as deliverEnquiries
 */
export async function tendEnquiries(): Promise<Delivery> {
  const { store } = await openEnquiries()
  try {
    await store.forget(Date.now())
  } catch (error) {
    dropConnection()
    throw error
  }
  return deliverEnquiries()
}

/** Writes to the log why a delivery as a whole failed; what keeps a single enquiry is written beside it. */
export function logUndelivered(error: unknown): void {
  console.error(`Enquiries could not be delivered: ${error instanceof Error ? error.message : error}`)
}

/** How often a server looks for enquiries that are due: four times in the first wait. */
const LOOKS_IN_WAIT = 4

/**
 * Tends the enquiries now and from time to time, for as long as the process lives: those that the last process left
 * behind, and those that the mail server did not take. Does nothing where enquiries are off.
 */
export function keepDelivering(): void {
  const read = readSettings(process.env)
  if ('problems' in read) return
  const look = () => tendEnquiries().catch(logUndelivered)
  void look()
  setInterval(look, (read.settings.retrySeconds * 1000) / LOOKS_IN_WAIT).unref()
}
