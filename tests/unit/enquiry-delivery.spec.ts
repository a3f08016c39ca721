import { mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { mock } from 'node:test'
import tls from 'node:tls'
import { createClient } from '@libsql/client'
import { test as base, expect } from 'playwright/test'
import { deliverEnquiries, dropConnection, openEnquiries } from '@/lib/enquiries'
import { commands } from '@/lib/enquiries/commands'
import { newKey } from '@/lib/enquiries/sealing'
import { startMailServer } from '../mail-server'

const LIMITS = { sender: 100, all: 100 }
const enquiry = (message: string) => ({ name: 'Anna', reach: 'anna@example.com', topic: '', message })

/** The environment of a site with a database of its own; `log` collects what it logs. */
const test = base.extend<{ url: string; log: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires it
  url: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'delivery-'))
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
    await rm(folder, { recursive: true })
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires it
  log: async ({}, use) => {
    const log: string[] = []
    const { error } = console
    console.error = (line) => log.push(String(line))
    await use(log)
    console.error = error
  },
})

test('a mail that a slow server accepts after the attempt timed out is not sent again', async ({
  url,
  log,
}) => {
  const mail = await startMailServer({ pause: 500 })
  Object.assign(process.env, { SMTP_URL: mail.url, ENQUIRY_RETRY_SECONDS: '2' })
  try {
    const { store } = await openEnquiries()
    await store.add(enquiry('slow'), '', LIMITS, Date.now())
    expect(await deliverEnquiries(), url).toEqual({ delivered: 0, failed: 1 })
    expect(log.join()).toMatch(/\(try 1\): ETIMEDOUT/)
    await mail.received(1)
    await expect.poll(async () => (await store.all())[0]?.deliveredAt).toBeDefined()
  } finally {
    await mail.stop()
  }
})

test('when a mail is accepted late while the database is locked, the log says that it will be sent again', async ({
  url,
  log,
}) => {
  const mail = await startMailServer({ pause: 500 })
  Object.assign(process.env, { SMTP_URL: mail.url, ENQUIRY_RETRY_SECONDS: '2' })
  try {
    const { store } = await openEnquiries()
    await store.add(enquiry('late'), '', LIMITS, Date.now())
    await deliverEnquiries()
    const holder = createClient({ url })
    const lock = await holder.transaction('write')
    await expect.poll(() => log.join('\n')).toMatch(/accepted late by the mail server.*\(SQLITE_BUSY\)/)
    await lock.rollback()
    holder.close()
    expect(mail.mails).toHaveLength(1)
  } finally {
    await mail.stop()
  }
})

test('a database that is locked when a mail has been sent does not block later enquiries', async ({
  url,
}) => {
  const mail = await startMailServer({ pause: 100 })
  Object.assign(process.env, { SMTP_URL: mail.url, ENQUIRY_RETRY_SECONDS: '8' })
  try {
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
  } finally {
    await mail.stop()
  }
})

test('when an enquiry can’t be decrypted, the log says which key is missing or wrong', async ({
  url,
  log,
}) => {
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
    expect(problem, url).toBe(`${reference} can’t be read, so it was not mailed; the site will try again.`)
    expect(log.at(-1)).toMatch(said)
  }
})

test('enquiries that can’t be decrypted do not hold up others', async ({ url, log }) => {
  const mail = await startMailServer()
  Object.assign(process.env, {
    SMTP_URL: mail.url,
    ENQUIRY_RETRY_SECONDS: '60',
    ENQUIRY_MAIL_BODY: 'full',
    ENQUIRY_KEYS: newKey(new Date(0)),
  })
  try {
    const before = await openEnquiries()
    const messages = ['1', '2', '3', '4', '5', '6', '7']
    for (const message of messages) await before.store.add(enquiry(message), '', LIMITS, Date.now() - 1)
    process.env.ENQUIRY_KEYS = newKey(new Date())
    dropConnection()
    const { store } = await openEnquiries()
    await store.add(enquiry('new'), '', LIMITS, Date.now())
    expect(await deliverEnquiries(), url).toEqual({ delivered: 1, failed: messages.length })
    expect(mail.mails.map(({ text }) => text)).toEqual([expect.stringContaining('new')])
    expect(log).toHaveLength(messages.length)
  } finally {
    await mail.stop()
  }
})

test('resend tries the given enquiry, and no other that is due', async ({ url, log }) => {
  const mail = await startMailServer({ refuse: 451 })
  Object.assign(process.env, { SMTP_URL: mail.url, ENQUIRY_RETRY_SECONDS: '60' })
  try {
    const opened = await openEnquiries()
    for (const message of ['1', '2', '3', '4', '5', '6'])
      await opened.store.add(enquiry(message), '', LIMITS, Date.now())
    const [{ reference } = { reference: '' }] = await opened.store.all()
    await opened.store.markDelivered(reference, Date.now())
    expect(await commands.resend?.run(opened, reference), url).toEqual({
      output: '',
      problem: `${reference} was not accepted by the mail server; the site will try again.`,
    })
    expect(log).toEqual([`Enquiry ${reference} has not been delivered yet (try 1): EMESSAGE 451`])
    expect(await opened.store.find(reference)).toMatchObject({ attempts: 1, deliveredAt: undefined })
  } finally {
    await mail.stop()
  }
})

test('a mail server that refuses everything uses up an attempt of only a few enquiries', async ({
  url,
  log,
}) => {
  const mail = await startMailServer({ refuse: 451 })
  Object.assign(process.env, { SMTP_URL: mail.url, ENQUIRY_RETRY_SECONDS: '60' })
  try {
    const { store } = await openEnquiries()
    for (let n = 0; n < 12; n += 1) await store.add(enquiry(String(n)), '', LIMITS, Date.now())
    const { delivered, failed } = await deliverEnquiries()
    expect(delivered, url).toBe(0)
    expect(failed).toBeLessThan(12)
    const tries = (await store.all()).map(({ attempts }) => attempts)
    expect(tries.filter((attempts) => attempts === 1)).toHaveLength(failed)
    expect(tries.filter((attempts) => attempts === 0)).toHaveLength(12 - failed)
    expect(log).toHaveLength(failed)
  } finally {
    await mail.stop()
  }
})

test('a mail server that requires a login gets the decoded user and password of SMTP_URL', async ({
  url,
}) => {
  const mail = await startMailServer({ login: { user: 'desk@clinic.example', password: 'p@ss:1%' } })
  Object.assign(process.env, {
    SMTP_URL: mail.url.replace('//', '//desk%40clinic.example:p%40ss%3A1%25@'),
    ENQUIRY_RETRY_SECONDS: '60',
  })
  try {
    const { store } = await openEnquiries()
    await store.add(enquiry('signed in'), '', LIMITS, Date.now())
    expect(await deliverEnquiries(), url).toEqual({ delivered: 1, failed: 0 })
  } finally {
    await mail.stop()
  }
})

for (const [address, way] of [
  ['smtp://127.0.0.1', 'in the clear to 587'],
  ['smtp://127.0.0.1:2525', 'in the clear to 2525'],
  ['smtps://127.0.0.1', 'encrypted to 465'],
  ['smtps://127.0.0.1:4650', 'encrypted to 4650'],
] as const)
  test(`mail for ${address} goes ${way}`, async ({ url }) => {
    const mail = await startMailServer()
    Object.assign(process.env, { SMTP_URL: address, ENQUIRY_RETRY_SECONDS: '60' })
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
      expect(await deliverEnquiries(), url).toEqual({ delivered: 1, failed: 0 })
      expect(asked).toEqual([way])
    } finally {
      mock.restoreAll()
      await mail.stop()
    }
  })
