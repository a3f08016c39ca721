import { readdir, readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { type Client, createClient } from '@libsql/client'
import { BUSY_TIMEOUT, openDatabase } from '@/lib/enquiries/database'
import {
  DecryptionError,
  decrypt,
  encrypt,
  type Keys,
  keyedHashes,
  newKey,
  readKeys,
} from '@/lib/enquiries/encryption'
import { EnquiryStore } from '@/lib/enquiries/store'
import {
  CLOCK_DAYS,
  DAY,
  MINUTE,
  RETENTION_DAYS,
  SAME_ENQUIRY_HOURS,
  SENDER_MINUTES,
} from '@/lib/enquiries/terms'
import { listen } from '../listen'
import { test as base, expect } from '../test'

const NOW = Date.UTC(2026, 4, 1, 12)
const ENQUIRY = { name: 'Anna', reach: 'anna@example.com', topic: '', message: 'Plainly to be seen' }
const LIMITS = { sender: 100, all: 100 }
const KEY = newKey(new Date(NOW))
const keys = readKeys(KEY)

const test = base.extend<{ client: Client; store: EnquiryStore }>({
  client: async ({ folder }, use) => {
    const client = await openDatabase(`file:${folder}/new/e.db`, undefined)
    await use(client)
    client.close()
  },
  store: async ({ client }, use) => use(new EnquiryStore(client, keys, 60)),
})

const add = (
  store: EnquiryStore,
  { at = NOW, address = '192.0.2.1', limits = LIMITS, message = ENQUIRY.message } = {},
) => store.add({ ...ENQUIRY, message }, address, limits, at)
const countOf = async (store: EnquiryStore) => (await store.all()).length

test('a commit is on disk before it is confirmed, and deleted data is overwritten', async ({ client }) => {
  const pragma = async (name: string) => (await client.execute(`PRAGMA ${name}`)).rows[0]?.[0]
  expect(await pragma('synchronous')).toBe(2)
  expect(await pragma('journal_mode')).toBe('wal')
  expect(await pragma('secure_delete')).toBe(1)
})

test('neither a patient’s words nor the sender’s address are in the files', async ({
  client,
  store,
  folder,
}) => {
  await add(store)
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  const names = await readdir(path.join(folder, 'new'))
  expect(names).toContain('e.db')
  for (const name of names) {
    const bytes = await readFile(path.join(folder, 'new', name))
    for (const secret of [...Object.values(ENQUIRY).filter(Boolean), '192.0.2.1'])
      expect(bytes.includes(secret), `${secret} in ${name}`).toBe(false)
  }
})

for (const [how, remove] of [
  ['deleted', (store, reference) => store.delete(reference)],
  ['let expire', (store) => store.purgeExpired(NOW + (RETENTION_DAYS + 1) * DAY)],
] satisfies [string, (store: EnquiryStore, reference: string) => Promise<unknown>][]) {
  test(`no file has an enquiry, not even encrypted, that the site has ${how}`, async ({ store, folder }) => {
    const outcome = await add(store)
    if (outcome === 'too many') throw new Error('not stored')
    const box = Buffer.from((await store.find(outcome.reference))?.encrypted.box ?? [])
    const holders = async () => {
      const names = await readdir(path.join(folder, 'new'))
      const files = names.map(async (name) => {
        const bytes = await readFile(path.join(folder, 'new', name))
        return bytes.includes(box) ? [name] : []
      })
      return (await Promise.all(files)).flat()
    }
    expect(await holders()).not.toEqual([])
    await remove(store, outcome.reference)
    expect(await holders()).toEqual([])
  })
}

test('the same words are one enquiry for some hours, and a new one after that', async ({ store }) => {
  const first = await add(store)
  expect(await add(store, { at: NOW + SAME_ENQUIRY_HOURS * 60 * MINUTE })).toEqual(first)
  expect(await add(store, { message: 'Something else' })).not.toEqual(first)
  expect(await add(store, { at: NOW + SAME_ENQUIRY_HOURS * 60 * MINUTE + 1 })).not.toEqual(first)
  expect(await countOf(store)).toBe(3)
})

test('the same words are one enquiry across a key rotation', async ({ client, store }) => {
  const first = await add(store)
  const rotated = new EnquiryStore(client, readKeys(`${newKey(new Date(NOW + DAY))},${KEY}`), 60)
  expect(await add(rotated)).toEqual(first)
  expect(await add(rotated)).toEqual(first)
  // A process that has not been restarted yet stores them again, which blocks nobody.
  await add(store)
  expect(await add(rotated)).toEqual(first)
})

test('ten enquiries at once with the same words, over two connections, become one', async ({
  store,
  folder,
}) => {
  const other = await openDatabase(`file:${folder}/new/e.db`, undefined)
  const beside = new EnquiryStore(other, keys, 60)
  const outcomes = await Promise.all(Array.from({ length: 10 }, (_, n) => add(n % 2 ? store : beside)))
  other.close()
  expect(new Set(outcomes.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(await countOf(store)).toBe(1)
})

test('the limits count per address and in total, within the hour, and never reject a repeated enquiry', async ({
  store,
}) => {
  const limits = { sender: 2, all: 3 }
  const first = await add(store, { message: '1', limits })
  await add(store, { message: '2', limits })
  expect(await add(store, { message: '3', limits })).toBe('too many')
  expect(await add(store, { message: '1', limits })).toEqual(first)
  expect(await add(store, { message: '3', limits, address: '192.0.2.2' })).toHaveProperty('reference')
  expect(await add(store, { message: '4', limits, address: '192.0.2.3' })).toBe('too many')
  const later = NOW + SENDER_MINUTES * MINUTE + 1
  expect(await add(store, { message: '4', limits, at: later })).toHaveProperty('reference')
})

test('senders whose address can’t be read share no limit but the total', async ({ store }) => {
  const limits = { sender: 1, all: 2 }
  await add(store, { message: '1', limits, address: '' })
  expect(await add(store, { message: '2', limits, address: '' })).toHaveProperty('reference')
  expect(await add(store, { message: '3', limits, address: '' })).toBe('too many')
})

test('after many attempts the wait stays at its longest, an hour', async ({ store }) => {
  const added = await add(store)
  if (added === 'too many') throw new Error('not stored')
  for (let attempt = 0; attempt < 70; attempt++) await store.claim(added.reference, NOW)
  expect(await store.claimDue(1, NOW + 60 * MINUTE - 1)).toEqual([])
  expect(await store.claimDue(1, NOW + 60 * MINUTE)).toHaveLength(1)
})

test('the log names an enquiry that is deleted without ever having been mailed', async ({ store, log }) => {
  const first = await add(store, { message: 'never mailed' })
  const second = await add(store, { message: 'mailed' })
  if (first === 'too many' || second === 'too many') throw new Error('not stored')
  await store.markDelivered(second.reference, NOW)
  const expired = NOW + RETENTION_DAYS * DAY + 1
  await store.deleteExpired(expired - CLOCK_DAYS * DAY)
  expect(await store.deleteExpired(expired)).toBe(2)
  expect(log).toEqual([`Enquiry ${first.reference} was deleted after 90 days, and was never mailed.`])
  await add(store, { message: 'never mailed' })
  await store.deleteExpired(expired - CLOCK_DAYS * DAY)
  await add(store, { message: 'the next one', at: expired })
  expect(log).toHaveLength(2)
})

test('nothing waits for a reader to empty the write-ahead log; it is emptied later', async ({
  store,
  client,
  folder,
}) => {
  const log = () => stat(path.join(folder, 'new/e.db-wal')).then(({ size }) => size)
  await add(store)
  const other = await openDatabase(`file:${folder}/new/e.db`, undefined)
  const reading = await other.transaction('read')
  await reading.execute('SELECT * FROM enquiries')
  await add(store, { message: 'meanwhile' })
  const asked: string[] = []
  const { executeMultiple } = client
  client.executeMultiple = (sql) => {
    asked.push(sql)
    return executeMultiple.call(client, sql)
  }
  await store.deleteExpired(NOW)
  expect(asked.join()).toMatch(/busy_timeout = 0; PRAGMA wal_checkpoint/)
  expect(await log()).toBeGreaterThan(0)
  expect((await client.execute('PRAGMA busy_timeout')).rows[0]?.[0]).toBe(BUSY_TIMEOUT)
  await reading.rollback()
  other.close()
  await store.deleteExpired(NOW)
  expect(await log()).toBe(0)
})

test('what the privacy page promises to delete is deleted on time', async ({ store, client }) => {
  await add(store)
  const kept = async () => {
    const { rows } = await client.execute('SELECT sender, fingerprint FROM enquiries')
    return rows.map((row) => [row.sender !== null, row.fingerprint !== null])
  }
  expect(await store.deleteExpired(NOW + SENDER_MINUTES * MINUTE)).toBe(0)
  expect(await kept()).toEqual([[true, true]])
  await store.deleteExpired(NOW + SENDER_MINUTES * MINUTE + 1)
  expect(await kept()).toEqual([[false, true]])
  await store.deleteExpired(NOW + SAME_ENQUIRY_HOURS * 60 * MINUTE + 1)
  expect(await kept()).toEqual([[false, false]])
  for (let day = CLOCK_DAYS; day <= RETENTION_DAYS; day += CLOCK_DAYS)
    expect(await store.deleteExpired(NOW + day * DAY)).toBe(0)
  expect(await store.deleteExpired(NOW + RETENTION_DAYS * DAY + 1)).toBe(1)
  expect(await kept()).toEqual([])
})

test('a clock that starts months ahead deletes nothing, and the log says so once; set right, it counts again', async ({
  store,
  log,
}) => {
  await add(store)
  const wrong = NOW + (RETENTION_DAYS + 1) * DAY
  for (let boot = 0; boot < 2; boot += 1) {
    for (const minutes of [0, 1, 2]) expect(await store.deleteExpired(wrong + minutes * MINUTE)).toBe(0)
    await add(store, { at: wrong + 3 * MINUTE, message: `Meanwhile ${boot}` })
    expect(await store.deleteExpired(NOW + (boot + 1) * MINUTE)).toBe(0)
  }
  expect(await countOf(store)).toBe(3)
  expect(log).toHaveLength(2)
  expect(log[0]).toBe(
    'Enquiries: the clock says 2026-07-31 12:00 UTC and has gone ahead by more than 3 days: it is wrong, or the site was off. By it, 1 enquiry has expired, and will be deleted on 2026-08-03 12:00 UTC; if the clock is wrong, set it before.',
  )
})

test('regular deletion writes nothing while there is nothing to delete', async ({ store, folder }) => {
  await store.deleteExpired(NOW)
  const before = await readFile(path.join(folder, 'new/e.db'))
  await store.deleteExpired(NOW + MINUTE)
  expect((await readFile(path.join(folder, 'new/e.db'))).equals(before)).toBe(true)
})

test('after months without the site, what has expired is deleted a few days later, also where only enquiries look at the clock', async ({
  store,
  log,
}) => {
  const again = NOW + 200 * DAY
  await add(store)
  expect(await store.deleteExpired(again)).toBe(0)
  expect(await store.deleteExpired(again + CLOCK_DAYS * DAY - 1)).toBe(0)
  expect(await store.deleteExpired(again + CLOCK_DAYS * DAY)).toBe(1)

  await add(store, { at: again + CLOCK_DAYS * DAY })
  for (const weeks of [60, 61]) await add(store, { at: NOW + weeks * 7 * DAY, message: `Week ${weeks}` })
  expect(await countOf(store)).toBe(2)
  expect(log.filter((line) => line.includes('never mailed'))).toHaveLength(2)
})

test('a due enquiry is taken once, and again after waits that double up to an hour', async ({
  store,
  client,
}) => {
  await add(store)
  let at = NOW
  const waits: number[] = []
  for (let tries = 1; tries <= 9; tries += 1) {
    expect(await store.claimDue(10, at)).toHaveLength(1)
    const from = at
    expect(await store.claimDue(10, at), 'taken twice').toEqual([])
    const due = await nextDue(client)
    waits.push((due - from) / MINUTE)
    at = due
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
  const [only] = await store.all()
  await store.markDelivered(only?.reference ?? '', at)
  expect(await store.claimDue(10, at + 365 * DAY)).toEqual([])
})

async function nextDue(client: Client): Promise<number> {
  const { rows } = await client.execute('SELECT next_attempt_at FROM enquiries')
  return Number(rows[0]?.next_attempt_at)
}

test('two concurrent deliveries never take the same enquiry', async ({ store, folder }) => {
  for (let n = 0; n < 10; n += 1) await add(store, { message: `No. ${n}` })
  const other = await openDatabase(`file:${folder}/new/e.db`, undefined)
  const beside = new EnquiryStore(other, keys, 60)
  const taken = (await Promise.all([store.claimDue(7, NOW), beside.claimDue(7, NOW)])).flat()
  other.close()
  expect(new Set(taken.map(({ reference }) => reference)).size).toBe(10)
  expect(taken).toHaveLength(10)
})

test('a clock that is set back by a year neither blocks a sender nor delays a delivery', async ({
  store,
}) => {
  const limits = { sender: 1, all: 1 }
  await add(store, { limits })
  await store.claimDue(1, NOW)
  const earlier = NOW - 365 * DAY
  expect(await add(store, { limits, at: earlier })).toHaveProperty('reference')
  expect(await store.claimDue(10, earlier)).toHaveLength(2)
  expect(await countOf(store)).toBe(2)
})

test('an enquiry opens only with its own key, also after the keys were rotated', async ({
  client,
  store,
}) => {
  const outcome = await add(store)
  if (outcome === 'too many') throw new Error('not stored')
  const next = newKey(new Date(NOW + DAY))
  const open = async (others: Keys) => {
    const reader = new EnquiryStore(client, others, 60)
    const stored = await reader.find(outcome.reference)
    if (stored === undefined) throw new Error('not found')
    return reader.decrypt(stored)
  }
  expect(await open(readKeys(`${next},${KEY}`))).toEqual(ENQUIRY)
  await expect(open(readKeys(next))).rejects.toThrow(/no key with the id 2026-05-01/)
  // The same id, another key.
  await expect(open(readKeys(newKey(new Date(NOW))))).rejects.toThrow()
})

test('a text that was altered, or moved to another reference, does not open', () => {
  const sealed = encrypt('text', 'A', keys)
  expect(decrypt(sealed, 'A', keys)).toBe('text')
  expect(() => decrypt(sealed, 'B', keys)).toThrow()
  const changed = Uint8Array.from(sealed.box)
  changed[13] = (changed[13] ?? 0) ^ 1
  expect(() => decrypt({ ...sealed, box: changed }, 'A', keys)).toThrow()
  for (const end of [-1, 15, 5, 0])
    expect(() => decrypt({ ...sealed, box: sealed.box.subarray(0, end) }, 'A', keys)).toThrow(DecryptionError)
})

test('the same text is sealed differently each time, with the newest key', () => {
  const both = readKeys(`${newKey(new Date(NOW + DAY))},${KEY}`)
  const boxes = [encrypt('text', 'A', both), encrypt('text', 'A', both)]
  expect(boxes.map(({ keyId }) => keyId)).toEqual(['2026-05-02', '2026-05-02'])
  // The nonce comes first. Two texts under the same one would give each other away.
  const [first, second] = boxes.map(({ box }) => Buffer.from(box.subarray(0, 12)).toString('hex'))
  expect(first).not.toBe(second)
})

test('a hash depends on its text, its purpose and the newest key', () => {
  const other = readKeys(newKey(new Date(NOW + DAY)))
  const hash = (text: string, purpose: string, by: Keys) =>
    Buffer.from(keyedHashes(text, purpose, by)[0]).toString('hex')
  expect(hash('a', 'sender', new Map([...keys, ...other]))).toBe(hash('a', 'sender', keys))
  const different = [
    hash('a', 'sender', keys),
    hash('b', 'sender', keys),
    hash('a', 'fingerprint', keys),
    hash('a', 'sender', other),
  ]
  expect(new Set(different).size).toBe(different.length)
})

test('a database that is opened several times at once, and again, keeps its content', async ({ folder }) => {
  const url = `file:${folder}/e.db`
  const clients = await Promise.all([1, 2, 3].map(() => openDatabase(url, undefined)))
  const [first] = clients
  if (first) await add(new EnquiryStore(first, keys, 60))
  for (const client of clients) client.close()
  const again = await openDatabase(url, undefined)
  expect(await countOf(new EnquiryStore(again, keys, 60))).toBe(1)
  again.close()
})

test('the folder of the file is created where libSQL looks for it, for the owner alone', async ({
  folder,
}) => {
  for (const [index, host] of ['', '//', '//localhost'].entries()) {
    const client = await openDatabase(`file:${host}${folder}/my%20data%23${index}/e.db`, undefined)
    client.close()
    const made = path.join(folder, `my data#${index}`)
    expect(await readdir(made)).toContain('e.db')
    expect((await stat(made)).mode & 0o077).toBe(0)
  }
  expect(await readdir(folder)).toEqual(['my data#0', 'my data#1', 'my data#2'])
})

test('a remote database that never responds times out', async () => {
  test.setTimeout(10_000)
  const silent = await listen(createServer(() => undefined))
  const { timeout } = AbortSignal
  // One second of waiting takes ten milliseconds.
  AbortSignal.timeout = (milliseconds) => timeout.call(AbortSignal, milliseconds / 100)
  try {
    await expect(openDatabase(silent.origin, 'token')).rejects.toThrow(/timeout/)
  } finally {
    AbortSignal.timeout = timeout
    await silent.stop()
  }
})

test('a database of a later version is refused', async ({ folder }) => {
  const url = `file:${folder}/e.db`
  ;(await openDatabase(url, undefined)).close()
  const client = createClient({ url })
  await client.execute('INSERT INTO migrations (version) VALUES (99)')
  client.close()
  await expect(openDatabase(url, undefined)).rejects.toThrow(/has version 99/)
})
