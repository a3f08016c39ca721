import { rm } from 'node:fs/promises'
import path from 'node:path'
import { dropConnection, openEnquiries } from '@/lib/enquiries'
import { newKey } from '@/lib/enquiries/encryption'
import { lookUpConfirmation, receiveEnquiry } from '@/lib/enquiries/receive'
import { GOOD } from '../enquiry-site'
import { expect, test } from '../test'

test.use({ environment: { ENQUIRY_KEYS: newKey(new Date()) } })
// Other tests in this process have had databases of their own.
test.beforeEach(dropConnection)
test.afterEach(dropConnection)

test('an enquiry goes to the current database file, also after an earlier one was deleted', async ({
  folder,
  log,
}) => {
  const file = path.join(folder, 'e.db')
  const takeAway = () => Promise.all(['', '-wal', '-shm'].map((end) => rm(`${file}${end}`, { force: true })))
  const send = (message: string) =>
    receiveEnquiry(
      new Request('http://localhost', {
        method: 'POST',
        body: new URLSearchParams({ ...GOOD, message }),
      }),
      new Map(),
    )
  process.env.ENQUIRY_DATABASE_URL = `file:${file}`
  expect(await send('before')).toHaveProperty('reference')
  await takeAway()
  const answer = await send('after')
  if (!('reference' in answer)) throw new Error('not stored')
  expect(log.join()).toContain('was deleted or replaced while the site was running')
  // As after a restart.
  dropConnection()
  expect(await lookUpConfirmation(answer.reference)).toMatchObject({ status: 200 })

  const { store, settings } = await openEnquiries()
  await takeAway()
  const enquiry = { name: 'Anna', reach: 'anna@example.com', topic: '', message: 'in between' }
  await expect(store.add(enquiry, '', settings.limits, Date.now())).rejects.toThrow(/deleted or replaced/)
})

test('after a broken connection, the next reference page has a new one', async ({ folder, log }) => {
  process.env.ENQUIRY_DATABASE_URL = `file:${folder}/e.db`
  const { store, settings } = await openEnquiries()
  const enquiry = { name: 'Anna', reach: 'anna@example.com', topic: '', message: 'before' }
  const stored = await store.add(enquiry, '', settings.limits, Date.now())
  if (stored === 'too many') throw new Error('not stored')
  store.close()
  expect(await lookUpConfirmation(stored.reference)).toMatchObject({ status: 503, state: { kind: 'unsure' } })
  expect(await lookUpConfirmation(stored.reference)).toMatchObject({
    status: 200,
    state: { kind: 'received' },
  })
  expect(log).toEqual([expect.stringMatching(/^Enquiries: /)])
})
