import { execFileSync } from 'node:child_process'
import { open, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createClient } from '@libsql/client'
import type { Page } from 'playwright/test'
import { urls } from '@/lib/urls'
import { type EnquirySite, GOOD, post, referenceOf, serveEnquirySite } from '../enquiry-site'
import { expect, test } from '../test'
import { clinic } from './addresses'

// Each test has a site of its own: what one breaks must not affect another.

let enquiries: EnquirySite
test.afterEach(() => enquiries.remove())

/** Opens the response as a patient sees it. */
async function read(page: Page, response: Response) {
  expect(response.headers.get('cache-control')).toBe('no-store')
  await page.setContent(await response.text())
  return page
}

async function expectFormWith(page: Page, fields: Record<string, string>, title: string) {
  await expect(page.locator('#problem-title')).toHaveText(title)
  await expect(page.locator('#problem-text')).toContainText('Nothing has been sent yet.')
  await expect(page.locator('#name')).toHaveValue(fields.name ?? '')
  await expect(page.locator('#reach')).toHaveValue(fields.reach ?? '')
  await expect(page.locator('#message')).toHaveValue(fields.message ?? '')
  await expect(page.getByRole('main').getByRole('link', { name: clinic.telephone }).first()).toBeVisible()
}

test('malformed, oversized and foreign requests get the form back', async ({ page }) => {
  enquiries = await serveEnquirySite()
  const { origin } = enquiries.site
  const send = (body: BodyInit, headers: Record<string, string>) =>
    fetch(`${origin}/api/enquiry`, { method: 'POST', body, headers, redirect: 'manual' })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  const json = await send(JSON.stringify(GOOD), { 'content-type': 'application/json' })
  expect(json.status).toBe(415)
  await expectFormWith(await read(page, json), {}, 'This did not come from the form on this page')

  const data = new FormData()
  for (const [name, value] of Object.entries(GOOD)) data.set(name, value)
  expect((await send(data, {})).status).toBe(415)

  const large = await send(`name=Anna&message=${'a'.repeat(10 * 1024 * 1024)}`, form)
  expect(large.status).toBe(413)
  await expectFormWith(await read(page, large), { name: 'Anna' }, 'This is too long for us to read')

  const long = { ...GOOD, message: 'ß'.repeat(20_000) }
  const tooLong = await post(origin, long)
  expect(tooLong.status).toBe(422)
  await expectFormWith(await read(page, tooLong), long, 'Please check these answers')

  const broken = await send('name=Anna&reach=anna%40example.com&message=caf%E9+au+lait&consent=yes', form)
  expect(broken.status).toBe(400)
  const expected = { name: 'Anna', reach: 'anna@example.com', message: 'caf\uFFFD au lait' }
  await expectFormWith(await read(page, broken), expected, 'Some characters could not be read')

  for (const [name, value] of [
    ['origin', 'https://evil.example'],
    ['origin', 'null'],
    ['sec-fetch-site', 'cross-site'],
  ] as const) {
    const foreign = await post(origin, GOOD, { [name]: value })
    expect(foreign.status).toBe(403)
    await expectFormWith(await read(page, foreign), GOOD, 'This was sent from another website')
  }

  const empty = await send('', form)
  expect(empty.status).toBe(422)
  await expect((await read(page, empty)).locator('#problem-fields a')).toHaveCount(4)

  expect(await enquiries.withStore((store) => store.all())).toEqual([])
})

test('twenty enquiries at once with the same words get one reference, as do later ones', async () => {
  enquiries = await serveEnquirySite()
  const { origin } = enquiries.site
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(origin, GOOD)))
  const references = new Set(answers.map(referenceOf))
  references.add(referenceOf(await post(origin, GOOD)))
  const site = await enquiries.site.stop().then(enquiries.restart)
  references.add(referenceOf(await post(site.origin, GOOD)))
  expect(references.size).toBe(1)
  expect(await enquiries.withStore((store) => store.all())).toHaveLength(1)
})

test('too many enquiries from one address get the form back, and those of others still get through', async ({
  page,
}) => {
  enquiries = await serveEnquirySite({ ENQUIRY_SENDER_LIMIT: '2', ENQUIRY_LIMIT: '3' })
  const { origin } = enquiries.site
  const from = (address: string, message: string) =>
    post(origin, { ...GOOD, message }, { 'x-forwarded-for': address })
  referenceOf(await from('192.0.2.1', '1'))
  referenceOf(await from('192.0.2.1', '2'))
  const third = await from('192.0.2.1', '3')
  expect(third.status).toBe(429)
  expect(third.headers.get('retry-after')).toBe('3600')
  await expectFormWith(await read(page, third), { ...GOOD, message: '3' }, 'Too many messages are coming in')
  referenceOf(await from('192.0.2.2', '3'))
  expect((await from('192.0.2.3', '4')).status).toBe(429)
})

test('while the database is locked, the form comes back; once it is free, it is accepted', async ({
  page,
}) => {
  enquiries = await serveEnquirySite()
  const { origin } = enquiries.site
  referenceOf(await post(origin, { ...GOOD, message: 'before' }))
  const holder = createClient({ url: `file:${enquiries.databaseFile}` })
  const lock = await holder.transaction('write')
  const refused = await post(origin, GOOD)
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).not.toBeNull()
  await expectFormWith(await read(page, refused), GOOD, 'Your message could not be stored')
  // A second one: what the first leaves on the connection must not make enquiries fail after the lock.
  expect((await post(origin, GOOD)).status).toBe(503)
  await lock.rollback()
  holder.close()
  referenceOf(await post(origin, GOOD))
  expect(await enquiries.withStore((store) => store.all())).toHaveLength(2)
})

test('while the disk is full, the form comes back; once there is room, it is accepted', async ({ page }) => {
  test.skip(
    process.platform !== 'linux',
    'prlimit, which limits how large files may grow, exists on Linux only',
  )
  enquiries = await serveEnquirySite()
  const { origin, pid } = enquiries.site
  const first = referenceOf(await post(origin, { ...GOOD, message: 'before' }))
  const limitFiles = (bytes: string) =>
    execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`])
  limitFiles('4096')
  const refused = await post(origin, GOOD)
  expect(refused.status).toBe(503)
  await expectFormWith(await read(page, refused), GOOD, 'Your message could not be stored')
  limitFiles('unlimited')
  const second = referenceOf(await post(origin, GOOD))
  const stored = await enquiries.withStore((store) => store.all())
  expect(stored.map(({ reference }) => reference).sort()).toEqual([first, second].sort())
})

test('with a read-only database, the form comes back with what was written', async ({ page }) => {
  enquiries = await serveEnquirySite()
  referenceOf(await post(enquiries.site.origin, { ...GOOD, message: 'before' }))
  await enquiries.site.stop()
  await enquiries.sql('PRAGMA wal_checkpoint(TRUNCATE)')
  // A write version that SQLite does not know makes the file read-only, even for root (SQLite's file format, 1.3.3).
  const file = await open(enquiries.databaseFile, 'r+')
  await file.write(Buffer.from([9]), 0, 1, 18)
  await file.close()
  const { origin } = await enquiries.restart()
  const refused = await post(origin, GOOD)
  expect(refused.status).toBe(503)
  await expectFormWith(await read(page, refused), GOOD, 'Your message could not be stored')
})

test('with a broken database, the form comes back with what was written', async ({ page }) => {
  enquiries = await serveEnquirySite()
  await enquiries.site.stop()
  const file = await open(enquiries.databaseFile, 'w')
  await file.write('This is no database. '.repeat(100))
  await file.close()
  const { origin } = await enquiries.restart()
  const refused = await post(origin, GOOD)
  expect(refused.status).toBe(503)
  await expectFormWith(await read(page, refused), GOOD, 'Your message could not be stored')
})

test('a folder that could not be created is tried again at the next enquiry, without a restart', async ({
  folder,
}) => {
  const inTheWay = path.join(folder, 'file')
  await writeFile(inTheWay, '')
  enquiries = await serveEnquirySite({ ENQUIRY_DATABASE_URL: `file:${inTheWay}/enquiries.db` })
  expect((await post(enquiries.site.origin, GOOD)).status).toBe(503)
  await rm(inTheWay)
  referenceOf(await post(enquiries.site.origin, GOOD))
})

test('without a key, the telephone number replaces the form, and a form sent anyway comes back', async ({
  page,
}) => {
  enquiries = await serveEnquirySite({ ENQUIRY_KEYS: '' })
  const { origin } = enquiries.site
  const shown = await read(page, await fetch(`${origin}${urls.enquiry}`))
  await expect(shown.locator('main form')).toHaveCount(0)
  await expect(shown.getByRole('main').getByRole('link', { name: clinic.telephone })).toBeVisible()
  await expect(shown.locator('meta[name="description"]')).not.toHaveAttribute('content', /encrypted/)
  await expect(shown.locator('meta[property="og:title"]')).toHaveAttribute('content', 'Talk to us')
  await expect(shown).toHaveTitle(`Talk to us – ${clinic.name}`)
  const refused = await post(origin, GOOD)
  expect(refused.status).toBe(503)
  await expectFormWith(await read(page, refused), GOOD, 'Your message could not be stored')
  expect(enquiries.site.output()).toContain('ENQUIRY_KEYS: this is not set')
  expect(enquiries.site.output()).not.toMatch(/anna|nowak|warfarin/i)
})

test('on Vercel without a persistent database there is no form', async ({ page }) => {
  enquiries = await serveEnquirySite({ VERCEL: '1' })
  const shown = await read(page, await fetch(`${enquiries.site.origin}${urls.enquiry}`))
  await expect(shown.locator('main form')).toHaveCount(0)
  await expect(shown.getByRole('heading', { level: 1 })).toHaveText('Talk to us')
})
