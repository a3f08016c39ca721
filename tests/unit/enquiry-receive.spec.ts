import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { dropConnection, openEnquiries } from '@/lib/enquiries'
import { confirm } from '@/lib/enquiries/receive'
import { newKey } from '@/lib/enquiries/sealing'

test('a reference page that met a broken connection leaves none behind', async () => {
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
