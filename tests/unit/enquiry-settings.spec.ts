import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { newKey } from '@/lib/enquiries/encryption'
import { generateFirstKey } from '@/lib/enquiries/first-key'
import { describeSettings, environmentSchema, readSettings } from '@/lib/enquiries/settings'
import {
  ANSWER_WORKING_DAYS,
  CLOCK_DAYS,
  RETENTION_DAYS,
  SAME_ENQUIRY_HOURS,
  SENDER_MINUTES,
} from '@/lib/enquiries/terms'
import { expect, test } from '../test'

const KEY = newKey(new Date())
const MAIL = {
  SMTP_URL: 'smtps://u:p@mail.example',
  ENQUIRY_MAIL_FROM: 'a@b.example',
  ENQUIRY_MAIL_TO: 'c@d.example',
}

const problems: readonly [environment: Record<string, string>, said: RegExp][] = [
  [{}, /^ENQUIRY_KEYS: this is not set; make a key with/],
  [{ ENQUIRY_KEYS: '' }, /^ENQUIRY_KEYS: this is not set/],
  [{ ENQUIRY_KEYS: 'secret' }, /^ENQUIRY_KEYS: key 1 has 0 bytes/],
  [{ ENQUIRY_KEYS: `2026:${Buffer.alloc(16).toString('base64')}` }, /has 16 bytes and needs 32/],
  [{ ENQUIRY_KEYS: `${KEY},${KEY}` }, /has the id of another key/],
  [{ ENQUIRY_KEYS: `${KEY},:AAAA` }, /key 2 has no id/],
  [{ ENQUIRY_KEYS: KEY, VERCEL: '1' }, /^ENQUIRY_DATABASE_URL: on Vercel a file is lost/],
  [{ ENQUIRY_KEYS: KEY, VERCEL: '1', ENQUIRY_DATABASE_URL: 'file:/tmp/x.db' }, /on Vercel a file is lost/],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_DATABASE_URL: 'enquiries.db' }, /^ENQUIRY_DATABASE_URL: write file:/],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_DATABASE_URL: 'wss://x.turso.io' }, /or libsql:\/\/… or https:\/\/…/],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_DATABASE_URL: 'file:/srv/100%/e.db' }, /_URL: write %25 for each %/],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_DATABASE_URL: 'file::memory:' }, /_URL: write the name of a file/],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_DATABASE_URL: 'file:%3Amemory%3A' }, /_URL: write the name of a file/],
  [
    { ENQUIRY_KEYS: KEY, ENQUIRY_DATABASE_URL: 'https://u:PASSWORD@db.example' },
    /^ENQUIRY_DATABASE_URL: write the address without a user/,
  ],
  [
    { ENQUIRY_KEYS: KEY, ENQUIRY_DATABASE_TOKEN: 'abc\ndef' },
    /^ENQUIRY_DATABASE_TOKEN: write it on one line/,
  ],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_DATABASE_URL: 'file:x.db?mode=memory' }, /_URL: write the name of a file/],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_DATABASE_URL: 'file:x.db#1' }, /_URL: write the name of a file/],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_DATABASE_URL: 'http://db.example:8080' }, /the token is sent unencrypted/],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_DATABASE_URL: 'libsql://db.example?tls=0' }, /the token is sent unencrypted/],
  [
    { ENQUIRY_KEYS: KEY, ENQUIRY_DATABASE_URL: 'libsql://db.example?a=1&tls=0' },
    /the token is sent unencrypted/,
  ],
  [{ ENQUIRY_KEYS: KEY, SMTP_URL: MAIL.SMTP_URL }, /needs ENQUIRY_MAIL_FROM and ENQUIRY_MAIL_TO/],
  [{ ENQUIRY_KEYS: KEY, ...MAIL, SMTP_URL: 'https://mail.example' }, /^SMTP_URL: write smtp:/],
  [{ ENQUIRY_KEYS: KEY, ...MAIL, SMTP_URL: 'smtp:mail.example:587' }, /^SMTP_URL: write smtp:/],
  [{ ENQUIRY_KEYS: KEY, ...MAIL, SMTP_URL: 'smtp://u:100%@mail.example' }, /^SMTP_URL: write %25 for each %/],
  [{ ENQUIRY_KEYS: KEY, ...MAIL, ENQUIRY_MAIL_TO: 'clinic' }, /^ENQUIRY_MAIL_TO: write an e-mail address/],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_MAIL_BODY: 'everything' }, /^ENQUIRY_MAIL_BODY: write notice or full/],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_LIMIT: 'many' }, /^ENQUIRY_LIMIT: write a whole number/],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_SENDER_LIMIT: '0' }, /^ENQUIRY_SENDER_LIMIT: write a whole number/],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_RETRY_SECONDS: '1.5' }, /^ENQUIRY_RETRY_SECONDS: write a whole number/],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_RETRY_SECONDS: '3601' }, /^ENQUIRY_RETRY_SECONDS: write a whole number/],
  [{ ENQUIRY_KEYS: KEY, ENQUIRY_LIMIT: '1000001' }, /^ENQUIRY_LIMIT: write a whole number/],
]
for (const [environment, said] of problems) {
  const shown = JSON.stringify(environment).replaceAll(KEY, '<key>')
  test(`enquiries are off, and the operator is told why: ${shown}`, () => {
    const read = readSettings(environment)
    if (!('problems' in read)) throw new Error('Enquiries are on.')
    expect(read.problems).toHaveLength(1)
    expect(read.problems[0]).toMatch(said)
    const [first, second] = describeSettings(environment)
    expect(first).toMatch(/^Enquiries are off/)
    expect(second).toContain(read.problems[0])
    // A key has 44 characters; not even part of one may reach the log.
    expect(describeSettings(environment).join()).not.toContain(KEY.slice(-20))
  })
}

test('on Vercel, a remote database is accepted', () => {
  const read = readSettings({ ENQUIRY_KEYS: KEY, VERCEL: '1', ENQUIRY_DATABASE_URL: 'libsql://x.turso.io' })
  expect(read).toHaveProperty('settings.databaseUrl', 'libsql://x.turso.io')
})

test('a database on this machine needs no encryption', () => {
  for (const url of ['http://localhost:8080', 'http://127.0.0.1:8080', 'libsql://[::1]:8080?tls=0'])
    expect(readSettings({ ENQUIRY_KEYS: KEY, ENQUIRY_DATABASE_URL: url })).toHaveProperty('settings')
})

test('on Vercel without CRON_SECRET, the operator is told that nothing is deleted or mailed automatically', () => {
  const environment = { ENQUIRY_KEYS: KEY, VERCEL: '1', ENQUIRY_DATABASE_URL: 'libsql://x.turso.io', ...MAIL }
  expect(describeSettings(environment).join()).toMatch(/^CRON_SECRET is not set/)
  expect(describeSettings({ ...environment, CRON_SECRET: 'long' })).toEqual([])
  expect(describeSettings({ ENQUIRY_KEYS: KEY, ...MAIL })).toEqual([])
})

test('.env.example lists every variable, with its default', async () => {
  const text = await readFile('.env.example', 'utf8')
  const { VERCEL: _setByVercel, ...ours } = environmentSchema.shape
  const others = ['CRON_SECRET', 'SITE_URL', 'DEPLOY_HOOK_URL']
  const editor = ['CMS_GITHUB_CLIENT_ID', 'CMS_GITHUB_CLIENT_SECRET', 'CMS_REPOSITORY']
  expect(Object.keys(parseEnv(text)).sort()).toEqual([...Object.keys(ours), ...others, ...editor].sort())
  const read = readSettings({ ...parseEnv(text), ENQUIRY_KEYS: KEY, ...MAIL })
  if (!('settings' in read)) throw new Error(read.problems.join())
  const { databaseUrl, retrySeconds, limits, mail } = read.settings
  expect(text).toContain(`# Default: ${databaseUrl}\n`)
  expect(text).toContain(`Default: ${retrySeconds}\n`)
  expect(text).toContain(`Defaults: ${limits.sender} and ${limits.all}\n`)
  expect(text).toContain(`# Default: ${mail?.body}\n`)
  expect(text).toContain(`for ${RETENTION_DAYS} days`)
})

test('the privacy page states the periods that the code has, and no others', async () => {
  const page = await readFile('content/pages/privacy.md', 'utf8')
  const section = page.split(/^## /m).find((part) => part.startsWith('If you use the form')) ?? ''
  const times = section.match(/\d+ (?:working )?(?:minutes|hours|days)/g) ?? []
  expect(times.sort()).toEqual(
    [
      `${RETENTION_DAYS} days`,
      `${CLOCK_DAYS} days`,
      `${SENDER_MINUTES} minutes`,
      `${SAME_ENQUIRY_HOURS} hours`,
      `${ANSWER_WORKING_DAYS} working days`,
    ].sort(),
  )
})

test('the README of enquiries states the periods that the code has', async () => {
  const readme = (await readFile('lib/enquiries/README.md', 'utf8')).replace(/\s+/g, ' ')
  expect(readme).toContain(`deleted after ${RETENTION_DAYS} days`)
  expect(readme).toContain(`ahead by more than ${CLOCK_DAYS} days`)
  expect(readme).toContain(`within ${SAME_ENQUIRY_HOURS} hours are one enquiry`)
})

test('the first start creates a key; a site with enquiries or settings never gets another', async ({
  folder: root,
}) => {
  const file = path.join(root, '.env.local')
  await writeFile(file, 'SITE_URL=https://x.example')
  for (const set of [{ ENQUIRY_KEYS: KEY }, { ENQUIRY_DATABASE_URL: 'libsql://x' }, { VERCEL: '1' }])
    expect(await generateFirstKey(root, set)).toBeUndefined()
  // As in a copy of .env.example.
  const environment = { ENQUIRY_KEYS: '' }
  expect(await generateFirstKey(root, environment)).toContain('.env.local')
  const made = parseEnv(await readFile(file, 'utf8'))
  expect(made.SITE_URL).toBe('https://x.example')
  expect(readSettings(made)).toHaveProperty('settings')
  // This start already serves the form, although the processes it starts do not read the file again.
  expect(environment.ENQUIRY_KEYS).toBe(made.ENQUIRY_KEYS)
  // The file existed before, and others could read it.
  expect((await stat(file)).mode & 0o077).toBe(0)

  await rm(file)
  await mkdir(path.join(root, 'data'))
  await writeFile(path.join(root, 'data/enquiries.db'), '')
  expect(await generateFirstKey(root, {})).toBeUndefined()
  expect(existsSync(file)).toBe(false)

  await rm(path.join(root, 'data'), { recursive: true })
  await generateFirstKey(root, {})
  expect((await stat(file)).mode & 0o077).toBe(0)
})
