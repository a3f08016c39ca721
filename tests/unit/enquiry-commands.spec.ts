import { commands } from '@/lib/enquiries/commands'
import { openDatabase } from '@/lib/enquiries/database'
import { newKey, readKeys } from '@/lib/enquiries/encryption'
import { environmentSchema, readSettings } from '@/lib/enquiries/settings'
import { EnquiryStore } from '@/lib/enquiries/store'
import { DAY } from '@/lib/enquiries/terms'
import { runProgram } from '../run-program'
import { test as base, expect } from '../test'

const run = (words: readonly string[], environment: Record<string, string>, node: readonly string[] = []) =>
  runProgram(['lib/enquiries/cli.ts', ...words], {
    environment: {
      ...Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, ''])),
      ...environment,
    },
    node,
  })

type Fixtures = {
  /** The environment in which a command finds the store. */
  settings: Record<'ENQUIRY_KEYS' | 'ENQUIRY_DATABASE_URL', string>
  /** An empty store. */
  store: EnquiryStore
}

const test = base.extend<Fixtures>({
  settings: ({ folder }, use) =>
    use({ ENQUIRY_KEYS: newKey(new Date()), ENQUIRY_DATABASE_URL: `file:${folder}/e.db` }),
  store: async ({ settings }, use) => {
    const client = await openDatabase(settings.ENQUIRY_DATABASE_URL, undefined)
    await use(new EnquiryStore(client, readKeys(settings.ENQUIRY_KEYS), 60))
    client.close()
  },
})

/** Stores an enquiry with this message, received at this time. @returns its reference */
async function addTo(store: EnquiryStore, message: string, at: number): Promise<string> {
  const enquiry = { name: 'Anna', reach: 'anna@example.com', topic: '', message }
  const added = await store.add(enquiry, '', { sender: 9, all: 9 }, at)
  if (added === 'too many') throw new Error('not stored')
  return added.reference
}

test('an export with an unreadable enquiry prints the others, and says which one is missing', async ({
  folder,
}) => {
  const url = `file:${folder}/e.db`
  const client = await openDatabase(url, undefined)
  const [first, second] = [newKey(new Date(0)), newKey(new Date())]
  const add = (key: string, message: string) =>
    new EnquiryStore(client, readKeys(key), 60).add(
      { name: 'Anna', reach: 'anna@example.com', topic: '', message },
      '',
      { sender: 9, all: 9 },
      Date.now(),
    )
  const lost = await add(first, 'lost')
  await add(second, 'kept')
  client.close()
  const { code, stdout, stderr } = await run(['export'], {
    ENQUIRY_KEYS: second,
    ENQUIRY_DATABASE_URL: url,
  })
  expect(JSON.parse(stdout)).toMatchObject({ message: 'kept' })
  expect(stderr).toBe(
    `${lost === 'too many' ? '' : lost.reference} can't be read: ENQUIRY_KEYS has no key with the id 1970-01-01\n`,
  )
  expect(code).toBe(1)
})

test('the list says when each enquiry was mailed, or on which day it is deleted unmailed', async ({
  store,
  settings,
}) => {
  const mailed = await addTo(store, 'mailed', Date.parse('2026-01-01T12:00Z'))
  const waiting = await addTo(store, 'waiting', Date.parse('2026-01-02T12:00Z'))
  await store.markDelivered(mailed, Date.parse('2026-01-01T12:05Z'))
  const { stdout } = await run(['list'], settings)
  expect(stdout.split('\n')).toEqual([
    `${waiting}  2026-01-02 12:00 UTC  not mailed (tries: 0), will be deleted on 2026-04-02`,
    `${mailed}  2026-01-01 12:00 UTC  mailed 2026-01-01 12:05 UTC`,
    '2 enquiries',
    '',
  ])
})

test('a purge without a reference deletes expired enquiries and nothing else', async ({
  store,
  settings,
}) => {
  await addTo(store, 'old', Date.now() - 91 * DAY)
  // One received now would already have deleted the old one.
  const reference = await addTo(store, 'kept', Date.now() - 89 * DAY)
  const { stdout } = await run(['purge'], settings)
  expect(stdout).toBe('1 deleted.\n')
  expect(await store.all()).toMatchObject([{ reference }])
})

test('a command loads neither the mailer nor the client for remote databases if it needs neither', async ({
  settings,
}) => {
  const script = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`
  const refuse = script(`export function resolve(name, context, next) {
    if (/nodemailer|hrana-client/.test(name)) throw new Error(name + ' is loaded')
    return next(name, context)
  }`)
  const refusing = script(`import { register } from 'node:module'; register(${JSON.stringify(refuse)})`)
  const { stdout, stderr } = await run(['list'], settings, ['--import', refusing])
  expect(stderr).toBe('')
  expect(stdout).toBe('0 enquiries\n')
})

test('a backup of a database in use has every enquiry, and can be read with the key', async ({
  store,
  settings,
}) => {
  const early = await addTo(store, 'early', Date.now() - 1)
  const late = await addTo(store, 'late', Date.now())
  const file = settings.ENQUIRY_DATABASE_URL.replace(/e\.db$/, 'my backup.db')
  const name = file.replace('file:', '')
  const { code, stdout } = await run(['backup', name], settings)
  expect(stdout).toContain(name)
  expect(code).toBe(0)
  const { stdout: list } = await run(['list'], { ...settings, ENQUIRY_DATABASE_URL: file })
  expect(list.split('\n').map((line) => line.split(' ')[0])).toEqual([late, early, '2', ''])
  const { stdout: shown } = await run(['show', late], { ...settings, ENQUIRY_DATABASE_URL: file })
  expect(shown).toContain('late')

  const again = await run(['backup', name], settings)
  expect([again.code, again.stderr]).toEqual([1, `${name} already exists; give another name.\n`])
  expect((await run(['backup'], settings)).stderr).toContain('Give the name of the file')
})

test('a remote database is not backed up from here', async ({ store, settings }) => {
  const read = readSettings({ ...settings, ENQUIRY_DATABASE_URL: 'libsql://clinic.example' })
  if ('problems' in read) throw new Error(read.problems.join())
  const result = await commands.backup?.run({ store, settings: read.settings }, 'never.db')
  expect(result?.problem).toContain('whoever hosts it')
})
