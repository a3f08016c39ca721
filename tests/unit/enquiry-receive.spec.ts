import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { dropConnection, openEnquiries } from '@/lib/enquiries'
import { confirm, receive } from '@/lib/enquiries/receive'
import { newKey } from '@/lib/enquiries/sealing'
import { GOOD } from '../enquiry-site'

test('an enquiry goes to the current database file, also after an earlier one was deleted', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'receive-'))
  const log: string[] = []
  const { error } = console
  console.error = (line) => log.push(String(line))
  const file = path.join(folder, 'e.db')
  const takeAway = () => Promise.all(['', '-wal', '-shm'].map((end) => rm(`${file}${end}`, { force: true })))
  const send = (message: string) =>
    receive(
      new Request('http://localhost', {
        method: 'POST',
        body: new URLSearchParams({ ...GOOD, message }),
      }),
      new Map(),
    )
  try {
    Object.assign(process.env, { ENQUIRY_KEYS: newKey(new Date()), ENQUIRY_DATABASE_URL: `file:${file}` })
    dropConnection()
    expect(await send('before')).toHaveProperty('reference')
    await takeAway()
    const answer = await send('after')
    if (!('reference' in answer)) throw new Error('not stored')
    expect(log.join()).toContain('was deleted or replaced while the site was running')
    // As after a restart.
    dropConnection()
    expect(await confirm(answer.reference)).toMatchObject({ status: 200 })

    const { store, settings } = await openEnquiries()
    await takeAway()
    const enquiry = { name: 'Anna', reach: 'anna@example.com', topic: '', message: 'in between' }
    await expect(store.add(enquiry, '', settings.limits, Date.now())).rejects.toThrow(/deleted or replaced/)
  } finally {
    console.error = error
    dropConnection()
    await rm(folder, { recursive: true })
  }
})

test('after a broken connection, the next reference page has a new one', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'receive-'))
  const { error } = console
  console.error = () => undefined
  try {
    Object.assign(process.env, {
      ENQUIRY_KEYS: newKey(new Date()),
      ENQUIRY_DATABASE_URL: `file:${folder}/e.db`,
    })
    dropConnection()
    const { store, settings } = await openEnquiries()
    const enquiry = { name: 'Anna', reach: 'anna@example.com', topic: '', message: 'before' }
    const stored = await store.add(enquiry, '', settings.limits, Date.now())
    if (stored === 'too many') throw new Error('not stored')
    store.close()
    expect(await confirm(stored.reference)).toMatchObject({ status: 503, state: { kind: 'unsure' } })
    expect(await confirm(stored.reference)).toMatchObject({ status: 200, state: { kind: 'received' } })
  } finally {
    console.error = error
    dropConnection()
    await rm(folder, { recursive: true })
  }
})
