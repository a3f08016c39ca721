import { existsSync } from 'node:fs'
import { describeError } from '../describe-error'
import { isoDay, isoMinute } from '../format-date'
import { type DeliveryOutcome, deliverOne } from './deliver'
import { readReference } from './reference'
import type { Settings } from './settings'
import type { EnquiryStore, StoredEnquiry } from './store'
import { deletionOf, RETENTION_DAYS } from './terms'

/** What a command prints, and what it could not do. */
export type CommandResult = { output: string; problem?: string }

type Command = {
  /** The command's arguments, as the help shows them. */
  usage: string
  meaning: string
  run: (
    context: { store: EnquiryStore; settings: Settings },
    argument: string | undefined,
  ) => Promise<CommandResult>
}

/** Why an enquiry was not mailed again; follows its reference in the message. */
const NOT_MAILED: Record<Exclude<DeliveryOutcome, 'accepted'>, string> = {
  'not accepted': 'was not accepted by the mail server; the site will try again.',
  unreadable: 'can’t be read, so it was not mailed; the site will try again.',
}

/** The commands of `npm run enquiries`, except `key`, which needs no database. */
export const commands: Readonly<Record<string, Command>> = {
  list: {
    usage: '',
    meaning: 'lists every enquiry, newest first, without its content',
    run: async ({ store }) => {
      const stored = await store.all()
      const lines = stored.map((one) => `${one.reference}  ${isoMinute(one.receivedAt)}  ${stateOf(one)}`)
      return ok([...lines, `${stored.length} ${stored.length === 1 ? 'enquiry' : 'enquiries'}`])
    },
  },
  show: {
    usage: 'REFERENCE',
    meaning: 'shows one enquiry as the patient wrote it',
    run: ({ store }, argument) =>
      withEnquiry(store, argument, async (stored) => {
        const { name, reach, topic, message } = store.decrypt(stored)
        return ok([
          `Reference: ${stored.reference}`,
          `Received:  ${isoMinute(stored.receivedAt)}`,
          `State:     ${stateOf(stored)}`,
          `Name:      ${name}`,
          `Contact:   ${reach}`,
          ...(topic === '' ? [] : [`About:     ${topic}`]),
          '',
          message,
        ])
      }),
  },
  export: {
    usage: '',
    meaning: 'prints every enquiry with its content, one JSON object per line',
    run: async ({ store }) => {
      const lines: string[] = []
      const unread: string[] = []
      for (const stored of await store.all()) {
        const { reference, receivedAt, deliveredAt } = stored
        try {
          lines.push(JSON.stringify({ reference, receivedAt, deliveredAt, ...store.decrypt(stored) }))
        } catch (error) {
          unread.push(`${reference} can't be read: ${describeError(error)}`)
        }
      }
      // Kept apart, so that what can be read is exported even when something can't.
      const problem = unread.length === 0 ? {} : { problem: unread.join('\n') }
      return { ...ok(lines), ...problem }
    },
  },
  resend: {
    usage: 'REFERENCE',
    meaning: 'mails one enquiry again',
    run: ({ store, settings }, argument) =>
      withEnquiry(store, argument, async ({ reference }) => {
        const { mail, retrySeconds } = settings
        if (mail === undefined) return failed('SMTP_URL is not set, so nothing can be mailed.')
        const outcome = await deliverOne(store, mail, retrySeconds, reference)
        if (outcome === 'accepted') return ok([`${reference} was mailed to ${mail.to}.`])
        return failed(`${reference} ${outcome === undefined ? 'no longer exists.' : NOT_MAILED[outcome]}`)
      }),
  },
  backup: {
    usage: 'FILE',
    meaning: 'copies the database, even while the site runs; without the key nobody can read the copy',
    run: async ({ store, settings }, argument) => {
      if (!settings.databaseUrl.startsWith('file:'))
        return failed('The database is not on this machine; whoever hosts it makes the backups.')
      if (argument === undefined)
        return failed('Give the name of the file to copy to, for instance backup.db.')
      if (existsSync(argument)) return failed(`${argument} already exists; give another name.`)
      await store.copyTo(argument)
      return ok([
        `The copy is in ${argument}. It contains what patients wrote: delete it after ${RETENTION_DAYS} days.`,
      ])
    },
  },
  purge: {
    usage: '[REFERENCE]',
    meaning: 'deletes one enquiry permanently; without a reference, all that have expired',
    run: ({ store }, argument) =>
      argument === undefined
        ? store.purgeExpired(Date.now()).then((count) => ok([`${count} deleted.`]))
        : withEnquiry(store, argument, async ({ reference }) => {
            await store.delete(reference)
            return ok([`${reference} has been deleted.`])
          }),
  },
}

/** The help text, one line per command. */
export function describeCommands(): string {
  const lines = Object.entries({
    ...commands,
    key: { usage: '', meaning: 'prints a line for .env.local with a new key' },
  }).map(([name, { usage, meaning }]) => `  ${`${name} ${usage}`.padEnd(20)} ${meaning}`)
  return ['npm run enquiries -- <command>', ...lines].join('\n')
}

async function withEnquiry(
  store: EnquiryStore,
  argument: string | undefined,
  act: (stored: StoredEnquiry) => Promise<CommandResult>,
): Promise<CommandResult> {
  const reference = readReference(argument ?? '')
  if (reference === undefined) return failed('Give a reference number, for instance 7KQ2M-9XWDA.')
  const stored = await store.find(reference)
  return stored === undefined ? failed(`There is no enquiry ${reference}.`) : act(stored)
}

const ok = (lines: readonly string[]): CommandResult => ({ output: lines.join('\n') })
const failed = (problem: string): CommandResult => ({ output: '', problem })

const stateOf = ({ receivedAt, deliveredAt, attempts }: StoredEnquiry) =>
  deliveredAt === undefined
    ? `not mailed (tries: ${attempts}), will be deleted on ${isoDay(deletionOf(receivedAt))}`
    : `mailed ${isoMinute(deliveredAt)}`
