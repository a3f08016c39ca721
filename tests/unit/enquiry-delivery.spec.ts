import net from 'node:net'
import { mock } from 'node:test'
import tls from 'node:tls'
import { createClient } from '@libsql/client'
import { deliverEnquiries, dropConnection, openEnquiries } from '@/lib/enquiries'
import { commands } from '@/lib/enquiries/commands'
import { newKey } from '@/lib/enquiries/encryption'
import { type MailServer, startMailServer } from '../mail-server'
import { test as base, expect } from '../test'

const LIMITS = { sender: 100, all: 100 }
const enquiry = (message: string) => ({ name: 'Anna', reach: 'anna@example.com', topic: '', message })

type Delivery = {
  /** The database of this process, which has all that enquiries need but a mail server. */
  url: string
  /** Starts a mail server to which the site delivers until the test ends. */
  startMail: (
    options?: Parameters<typeof startMailServer>[0] & { retrySeconds?: number },
  ) => Promise<MailServer>
}

const test = base.extend<Delivery>({
  url: [
    async ({ folder }, use) => {
      const url = `file:${folder}/e.db`
      Object.assign(process.env, {
        ENQUIRY_KEYS: newKey(new Date()),
        ENQUIRY_DATABASE_URL: url,
        ENQUIRY_MAIL_FROM: 'website@clinic.example',
        ENQUIRY_MAIL_TO: 'desk@clinic.example',
        ENQUIRY_MAIL_BODY: 'notice',
      })
      dropConnection()
      await use(url)
      dropConnection()
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires it
  startMail: async ({}, use) => {
    const started: MailServer[] = []
    await use(async ({ retrySeconds = 60, ...options } = {}) => {
      const mail = await startMailServer(options)
      started.push(mail)
      Object.assign(process.env, { SMTP_URL: mail.url, ENQUIRY_RETRY_SECONDS: String(retrySeconds) })
      return mail
    })
    await Promise.all(started.map(({ stop }) => stop()))
  },
})

test('a mail that a slow server accepts after the attempt timed out is not sent again', async ({
  startMail,
  log,
}) => {
  const mail = await startMail({ pause: 500, retrySeconds: 2 })
  const { store } = await openEnquiries()
  await store.add(enquiry('slow'), '', LIMITS, Date.now())
  expect(await deliverEnquiries()).toEqual({ delivered: 0, failed: 1 })
  expect(log.join()).toMatch(/\(try 1\): ETIMEDOUT/)
  await mail.received(1)
  await expect.poll(async () => (await store.all())[0]?.deliveredAt).toBeDefined()
})

test('when a mail is accepted late while the database is locked, the log says that it will be sent again', async ({
  url,
  startMail,
  log,
}) => {
  const mail = await startMail({ pause: 500, retrySeconds: 2 })
  const { store } = await openEnquiries()
  await store.add(enquiry('late'), '', LIMITS, Date.now())
  await deliverEnquiries()
  const holder = createClient({ url })
  const lock = await holder.transaction('write')
  await expect.poll(() => log.join('\n')).toMatch(/accepted late by the mail server.*\(SQLITE_BUSY\)/)
  await lock.rollback()
  holder.close()
  expect(mail.mails).toHaveLength(1)
})

test('a database that is locked when a mail has been sent does not block later enquiries', async ({
  url,
  startMail,
}) => {
  const mail = await startMail({ pause: 100, retrySeconds: 8 })
  const before = await openEnquiries()
  await before.store.add(enquiry('before'), '', LIMITS, Date.now())
  const holder = createClient({ url })
  const delivery = deliverEnquiries().catch(String)
  await expect.poll(async () => (await before.store.all())[0]?.attempts).toBe(1)
  const lock = await holder.transaction('write')
  expect(await delivery).toMatch(/SQLITE_BUSY/)
  await lock.rollback()
  holder.close()
  expect(mail.mails).toHaveLength(1)
  const { store } = await openEnquiries()
  expect(await store.add(enquiry('after'), '', LIMITS, Date.now())).toHaveProperty('reference')
})

test('when an enquiry can’t be decrypted, the log says which key is missing or wrong', async ({ log }) => {
  const first = newKey(new Date(0))
  Object.assign(process.env, {
    SMTP_URL: 'smtp://127.0.0.1:9',
    ENQUIRY_RETRY_SECONDS: '60',
    ENQUIRY_MAIL_BODY: 'full',
    ENQUIRY_KEYS: first,
  })
  const { store } = await openEnquiries()
  await store.add(enquiry('sealed'), '', LIMITS, Date.now())
  const [{ reference } = { reference: '' }] = await store.all()
  for (const [key, said] of [
    [newKey(new Date()), /\): ENQUIRY_KEYS has no key with the id 1970-01-01$/],
    [newKey(new Date(0)), /\): the key 1970-01-01 of ENQUIRY_KEYS is not the one/],
  ] as const) {
    process.env.ENQUIRY_KEYS = key
    dropConnection()
    const { problem } = (await commands.resend?.run(await openEnquiries(), reference)) ?? {}
    expect(problem).toBe(`${reference} can’t be read, so it was not mailed; the site will try again.`)
    expect(log.at(-1)).toMatch(said)
  }
})

test('enquiries that can’t be decrypted do not hold up others', async ({ startMail, log }) => {
  const mail = await startMail()
  Object.assign(process.env, { ENQUIRY_MAIL_BODY: 'full', ENQUIRY_KEYS: newKey(new Date(0)) })
  const before = await openEnquiries()
  const messages = ['1', '2', '3', '4', '5', '6', '7']
  for (const message of messages) await before.store.add(enquiry(message), '', LIMITS, Date.now() - 1)
  process.env.ENQUIRY_KEYS = newKey(new Date())
  dropConnection()
  const { store } = await openEnquiries()
  await store.add(enquiry('new'), '', LIMITS, Date.now())
  expect(await deliverEnquiries()).toEqual({ delivered: 1, failed: messages.length })
  expect(mail.mails.map(({ text }) => text)).toEqual([expect.stringContaining('new')])
  expect(log).toHaveLength(messages.length)
})

test('resend tries the given enquiry, and no other that is due', async ({ startMail, log }) => {
  await startMail({ refuse: 451 })
  const opened = await openEnquiries()
  for (const message of ['1', '2', '3', '4', '5', '6'])
    await opened.store.add(enquiry(message), '', LIMITS, Date.now())
  const [{ reference } = { reference: '' }] = await opened.store.all()
  await opened.store.markDelivered(reference, Date.now())
  expect(await commands.resend?.run(opened, reference)).toEqual({
    output: '',
    problem: `${reference} was not accepted by the mail server; the site will try again.`,
  })
  expect(log).toEqual([`Enquiry ${reference} has not been delivered yet (try 1): EMESSAGE 451`])
  expect(await opened.store.find(reference)).toMatchObject({ attempts: 1, deliveredAt: undefined })
})

test('a mail server that refuses everything uses up an attempt of only a few enquiries', async ({
  startMail,
  log,
}) => {
  await startMail({ refuse: 451 })
  const { store } = await openEnquiries()
  for (let n = 0; n < 12; n += 1) await store.add(enquiry(String(n)), '', LIMITS, Date.now())
  const { delivered, failed } = await deliverEnquiries()
  expect(delivered).toBe(0)
  expect(failed).toBeLessThan(12)
  const tries = (await store.all()).map(({ attempts }) => attempts)
  expect(tries.filter((attempts) => attempts === 1)).toHaveLength(failed)
  expect(tries.filter((attempts) => attempts === 0)).toHaveLength(12 - failed)
  expect(log).toHaveLength(failed)
})

test('a mail server that requires a login gets the decoded user and password of SMTP_URL', async ({
  startMail,
}) => {
  const mail = await startMail({ login: { user: 'desk@clinic.example', password: 'p@ss:1%' } })
  process.env.SMTP_URL = mail.url.replace('//', '//desk%40clinic.example:p%40ss%3A1%25@')
  const { store } = await openEnquiries()
  await store.add(enquiry('signed in'), '', LIMITS, Date.now())
  expect(await deliverEnquiries()).toEqual({ delivered: 1, failed: 0 })
})

for (const [address, way] of [
  ['smtp://127.0.0.1', 'in the clear to 587'],
  ['smtp://127.0.0.1:2525', 'in the clear to 2525'],
  ['smtps://127.0.0.1', 'encrypted to 465'],
  ['smtps://127.0.0.1:4650', 'encrypted to 4650'],
] as const)
  test(`mail for ${address} goes ${way}`, async ({ startMail }) => {
    const mail = await startMail()
    process.env.SMTP_URL = address
    const { connect } = net
    const asked: string[] = []
    // Only root may listen on some of these ports: whichever is requested, this server responds.
    const answerHere = (how: string) => (options: net.TcpNetConnectOpts, listener: () => void) => {
      asked.push(`${how} to ${options.port}`)
      return connect(Number(new URL(mail.url).port), '127.0.0.1', listener)
    }
    mock.method(net, 'connect', answerHere('in the clear'))
    mock.method(tls, 'connect', answerHere('encrypted'))
    try {
      const { store } = await openEnquiries()
      await store.add(enquiry('x'), '', LIMITS, Date.now())
      expect(await deliverEnquiries()).toEqual({ delivered: 1, failed: 0 })
      expect(asked).toEqual([way])
    } finally {
      mock.restoreAll()
    }
  })
