import { expect, test } from 'playwright/test'
import { CLOCK_DAYS, DAY, RETENTION_DAYS } from '@/lib/enquiries/terms'
import { type EnquirySite, GOOD, post, referenceOf, serveEnquirySite } from '../enquiry-site'
import { type MailServer, startBrokenMailServer, startMailServer } from '../mail-server'
import { runProgram } from '../run-program'

let enquiries: EnquirySite
let mail: MailServer | undefined
test.afterEach(async () => {
  await enquiries.remove()
  await mail?.stop()
  mail = undefined
})

/** With a first wait of one second instead of a minute. */
const withMail = (url: string, more: Record<string, string> = {}) =>
  serveEnquirySite({
    SMTP_URL: url,
    ENQUIRY_MAIL_FROM: 'website@clinic.example',
    ENQUIRY_MAIL_TO: 'desk@clinic.example',
    ENQUIRY_RETRY_SECONDS: '1',
    ...more,
  })

/** Runs a staff command on the same database. */
const run = (...words: string[]) =>
  runProgram(['lib/enquiries/cli.ts', ...words], { environment: enquiries.environment })

/** Resolves when the database says that every enquiry was delivered. */
const allDelivered = () =>
  expect
    .poll(() => enquiries.withStore(async (store) => (await store.all()).every((one) => one.deliveredAt)))
    .toBe(true)

test('a notice has the reference, and nothing of what the patient wrote', async () => {
  mail = await startMailServer()
  enquiries = await withMail(mail.url)
  const reference = referenceOf(await post(enquiries.site.origin, GOOD))
  const [sent] = await mail.received(1)
  expect(sent?.subject).toBe(`New enquiry ${reference}`)
  expect(sent?.messageId).toBe(`<${reference}.enquiry@clinic.example>`)
  expect(sent?.from?.address).toBe('website@clinic.example')
  expect(sent?.to?.map(({ address }) => address)).toEqual(['desk@clinic.example'])
  expect(sent?.text).toContain(`npm run enquiries -- show ${reference}`)
  expect(JSON.stringify(sent)).not.toMatch(/anna|nowak|warfarin|painful/i)
  await allDelivered()
})

test('a full mail has the patient’s words, and replies to it go to the patient', async () => {
  mail = await startMailServer()
  enquiries = await withMail(mail.url, { ENQUIRY_MAIL_BODY: 'full' })
  const name = 'Łukasz "the <b>" Ó'
  const reference = referenceOf(await post(enquiries.site.origin, { ...GOOD, name }))
  const [sent] = await mail.received(1)
  expect(sent?.subject).toBe(`New enquiry ${reference}`)
  expect(sent?.replyTo?.map(({ address }) => address)).toEqual([GOOD.reach])
  expect(sent?.text).toContain(name)
  expect(sent?.text).toContain(GOOD.message)
  expect(sent?.html).toBeUndefined()
  expect(JSON.stringify(sent?.headers)).not.toMatch(/nowak|warfarin|painful|Łukasz/i)
})

test('a mail server that is down holds nobody up, and receives every enquiry once it is back', async () => {
  const before = await startMailServer()
  const port = Number(new URL(before.url).port)
  await before.stop()
  enquiries = await withMail(before.url)
  const references = await Promise.all(
    ['1', '2', '3'].map(async (message) =>
      referenceOf(await post(enquiries.site.origin, { ...GOOD, message })),
    ),
  )
  await expect.poll(() => enquiries.site.output()).toMatch(/\(try 2\): ESOCKET/)
  mail = await startMailServer({ port })
  const sent = await mail.received(3)
  expect(sent.map(({ subject }) => subject).sort()).toEqual(
    references.map((one) => `New enquiry ${one}`).sort(),
  )
  await allDelivered()
  expect(enquiries.site.output()).not.toMatch(/anna|nowak|warfarin|clinic\.example/i)
})

for (const [what, kind, code] of [
  ['never responds', 'silent', /ETIMEDOUT/],
  ['hangs up in the middle of a mail', 'dies', /ECONNECTION|ESOCKET|ECONNRESET|EPIPE/],
] as const) {
  test(`after a mail server that ${what}, the enquiry is retried and delivered by the next server`, async () => {
    const broken = await startBrokenMailServer(kind)
    enquiries = await withMail(broken.url)
    const reference = referenceOf(await post(enquiries.site.origin, GOOD))
    await broken.had(2)
    await expect.poll(() => enquiries.site.output()).toMatch(code)
    await enquiries.site.stop()
    await broken.stop()
    mail = await startMailServer({ port: Number(new URL(broken.url).port) })
    await enquiries.restart()
    const [sent] = await mail.received(1)
    expect(sent?.subject).toBe(`New enquiry ${reference}`)
    await allDelivered()
  })
}

for (const refuse of [451, 554]) {
  test(`an enquiry that the mail server rejects with ${refuse} is kept and retried`, async () => {
    mail = await startMailServer({ refuse })
    enquiries = await withMail(mail.url)
    referenceOf(await post(enquiries.site.origin, GOOD))
    await expect.poll(() => enquiries.site.output()).toMatch(new RegExp(`\\(try 2\\): EMESSAGE ${refuse}`))
    const [stored] = await enquiries.withStore((store) => store.all())
    expect(stored?.deliveredAt).toBeUndefined()
  })
}

test('a remote mail server gets no mail without TLS', async () => {
  test.skip(process.platform !== 'linux', 'only Linux has more than one loopback address')
  // To the site, this is another machine.
  mail = await startMailServer({ host: '127.0.0.2' })
  enquiries = await withMail(mail.url)
  referenceOf(await post(enquiries.site.origin, GOOD))
  await expect.poll(() => enquiries.site.output()).toMatch(/\(try 2\): ETLS/)
  expect(mail.mails).toEqual([])
})

test('enquiries from before the clock was set back are delivered', async () => {
  mail = await startMailServer()
  enquiries = await withMail(mail.url)
  await enquiries.site.stop()
  const ahead = Date.now() + 365 * DAY
  const { name, reach, topic, message } = GOOD
  await enquiries.withStore(async (store) => {
    await store.add({ name, reach, topic, message }, '', { sender: 9, all: 9 }, ahead)
    await store.claimDue(1, ahead)
  })
  const { origin } = await enquiries.restart()
  referenceOf(await post(origin, { ...GOOD, message: 'after' }))
  await mail.received(2)
  await allDelivered()
})

test('the scheduler’s endpoint delivers and deletes, but only with the secret', async () => {
  mail = await startMailServer()
  // The site itself checks once an hour, and its check at the start is over with the first mail.
  enquiries = await withMail(mail.url, { CRON_SECRET: 'a secret', ENQUIRY_RETRY_SECONDS: '3600' })
  referenceOf(await post(enquiries.site.origin, GOOD))
  await mail.received(1)
  await allDelivered()
  const { name, reach, topic } = GOOD
  const add = (message: string, at: number) =>
    enquiries.withStore((store) => store.add({ name, reach, topic, message }, '', { sender: 9, all: 9 }, at))
  await add('new', Date.now())
  await add('old', Date.now() - (RETENTION_DAYS + 1) * DAY)
  // Otherwise the clock seems to have gone ahead by months.
  await enquiries.withStore((store) => store.deleteExpired(Date.now() - CLOCK_DAYS * DAY))
  const call = (authorization: string) =>
    fetch(`${enquiries.site.origin}/api/enquiry/deliver`, { headers: { authorization } })
  for (const wrong of ['', 'Bearer ', 'Bearer a secres', 'a secret'])
    expect((await call(wrong)).status).toBe(401)
  expect(mail.mails).toHaveLength(1)
  const done = await call('Bearer a secret')
  expect([done.status, await done.json()]).toEqual([200, { delivered: 1, failed: 0 }])
  expect(await enquiries.withStore((store) => store.all())).toHaveLength(2)

  await mail.stop()
  await add('while the mail server is down', Date.now())
  const failed = await call('Bearer a secret')
  expect([failed.status, await failed.json()]).toEqual([502, { delivered: 0, failed: 1 }])
})

test('without CRON_SECRET nobody may call the scheduler’s endpoint', async () => {
  enquiries = await withMail('smtp://127.0.0.1:9')
  for (const authorization of ['Bearer ', 'Bearer undefined']) {
    const { status } = await fetch(`${enquiries.site.origin}/api/enquiry/deliver`, {
      headers: { authorization },
    })
    expect(status).toBe(401)
  }
})

test('staff list, read, export and delete enquiries on the command line', async () => {
  mail = await startMailServer()
  enquiries = await withMail(mail.url)
  const reference = referenceOf(await post(enquiries.site.origin, GOOD))
  await mail.received(1)
  await allDelivered()
  const listed = await run('list')
  expect(listed.stdout).toMatch(new RegExp(`^${reference}  .* UTC  mailed .*\n1 enquiry\n$`))
  expect(listed.stdout).not.toMatch(/anna/i)
  const shown = await run('show', reference.toLowerCase().replace('-', ' '))
  for (const text of [GOOD.name, GOOD.reach, GOOD.message]) expect(shown.stdout).toContain(text)
  const exported: unknown = JSON.parse((await run('export')).stdout)
  expect(exported).toMatchObject({ reference, name: GOOD.name, reach: GOOD.reach, message: GOOD.message })
  expect(await run('show', '00000-00000')).toMatchObject({
    code: 1,
    stderr: 'There is no enquiry 00000-00000.\n',
  })
  expect(await run('show')).toMatchObject({ code: 1, stdout: '' })
  expect((await run('purge')).stdout).toBe('0 deleted.\n')
  expect((await run('purge', reference)).code).toBe(0)
  expect((await run('list')).stdout).toBe('0 enquiries\n')
  expect(await run('constructor')).toMatchObject({ code: 2, stdout: '' })
  expect((await run('')).stderr).toContain('resend REFERENCE')
})

test('an enquiry that is sent again keeps its Message-ID', async () => {
  mail = await startMailServer()
  enquiries = await withMail(mail.url)
  const reference = referenceOf(await post(enquiries.site.origin, GOOD))
  await mail.received(1)
  await allDelivered()
  const { stdout } = await run('resend', reference)
  expect(stdout).toBe(`${reference} was mailed to desk@clinic.example.\n`)
  const [first, second] = await mail.received(2)
  expect(second?.messageId).toBe(first?.messageId)
})
