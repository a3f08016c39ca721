import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { indexNow, RECORD_FILE } from '@/lib/build/indexnow'
import {
  changedAddresses,
  fingerprints,
  formatRecord,
  INDEXNOW_KEY,
  indexNowBodies,
  parseRecord,
} from '@/lib/seo/indexnow'
import { createContent } from '../create-content'
import { type Listening, listen } from '../listen'
import { makePage, makePost } from '../make-post'
import { expect, test } from '../test'
import { article } from './broken-articles'

test.use({ environment: { SITE_URL: 'https://clinic.example' } })

test('new, altered and deleted pages count as changed, renamed files do not', () => {
  const before = fingerprints(
    [makePost({ slug: 'same' }), makePost({ slug: 'gone' }), makePost({ slug: 'new-title' })],
    [makePage()],
  )
  const now = fingerprints(
    [
      makePost({ slug: 'same', file: 'content/articles/renamed.md' }),
      makePost({ slug: 'new' }),
      makePost({ slug: 'new-title', title: 'Another' }),
    ],
    [makePage()],
  )
  expect(changedAddresses(before, now)).toEqual(['/articles/gone', '/articles/new', '/articles/new-title'])
  expect(changedAddresses(now, now)).toEqual([])
  expect(parseRecord(formatRecord(now))).toEqual({ prints: now })
})

test('a record that Git checked out with Windows line endings is read', () => {
  const prints = fingerprints([makePost()], [makePage()])
  expect(parseRecord(formatRecord(prints).replaceAll('\n', '\r\n'))).toEqual({ prints })
})

test('an invalid record is rejected with its line', () => {
  expect(parseRecord('/a 0123456789abcdef\n\n<<<<<<< HEAD\n')).toEqual({ line: 3, text: '<<<<<<< HEAD' })
})

test('a submission has at most 10,000 addresses', () => {
  const bodies = indexNowBodies(Array.from({ length: 10_001 }, (_, index) => `/articles/${index}` as const))
  expect(bodies.map(({ urlList }) => urlList.length)).toEqual([10_000, 1])
})

test.describe('the command', () => {
  let server: Listening
  let endpoint: string
  let received: { type: string | undefined; body: unknown }[]
  let status: number

  test.beforeEach(async ({ folder }) => {
    await createContent(folder, { 'content/articles/skin.md': article() })
    received = []
    status = 200
    server = await listen(
      createServer(async (request, response) => {
        let text = ''
        for await (const chunk of request) text += chunk
        received.push({ type: request.headers['content-type'], body: JSON.parse(text) })
        response.writeHead(status).end()
      }),
    )
    endpoint = `${server.origin}/indexnow`
  })
  test.afterEach(() => server.stop())

  const record = (root: string) => readFile(path.join(root, RECORD_FILE), 'utf8')

  test('sends and records nothing without --send', async ({ folder }) => {
    expect(await indexNow(folder, [], endpoint)).toBe(true)
    expect(received).toEqual([])
    await expect(record(folder)).rejects.toThrow('ENOENT')
  })

  test('submits each change once, with the key and where it is served', async ({ folder }) => {
    expect(await indexNow(folder, ['--send'], endpoint)).toBe(true)
    expect(await indexNow(folder, ['--send'], endpoint)).toBe(true)
    expect(received).toEqual([
      {
        type: 'application/json; charset=utf-8',
        body: {
          host: 'clinic.example',
          key: INDEXNOW_KEY,
          keyLocation: 'https://clinic.example/indexnow.txt',
          urlList: ['https://clinic.example/about', 'https://clinic.example/articles/skin'],
        },
      },
    ])
    // A change that no reader sees.
    const file = path.join(folder, 'content/articles/skin.md')
    const text = await readFile(file, 'utf8')
    await writeFile(file, `${text.replace('---\n', '---\n# To be reviewed in May.\n')}\n`)
    await indexNow(folder, ['--send'], endpoint)
    expect(received).toHaveLength(1)
    await writeFile(file, article({}, 'Another text.\n'))
    await indexNow(folder, ['--send'], endpoint)
    expect(received.at(-1)?.body).toMatchObject({ urlList: ['https://clinic.example/articles/skin'] })
  })

  test('records nothing when the submission is refused or the server is down', async ({ folder }) => {
    status = 403
    expect(await indexNow(folder, ['--send'], endpoint)).toBe(false)
    await server.stop()
    expect(await indexNow(folder, ['--send'], endpoint)).toBe(false)
    await expect(record(folder)).rejects.toThrow('ENOENT')
  })

  test('sends nothing if the record has conflict markers, and leaves it as it is', async ({ folder }) => {
    await writeFile(path.join(folder, RECORD_FILE), '<<<<<<< HEAD\n')
    expect(await indexNow(folder, ['--send'], endpoint)).toBe(false)
    expect(received).toEqual([])
    expect(await record(folder)).toBe('<<<<<<< HEAD\n')
  })

  test('sends nothing with a misspelt option or an invalid SITE_URL', async ({ folder }) => {
    expect(await indexNow(folder, ['--sned'], endpoint)).toBe(false)
    process.env.SITE_URL = 'nonsense'
    expect(await indexNow(folder, ['--send'], endpoint)).toBe(false)
    expect(received).toEqual([])
  })

  test('never submits addresses on this machine', async ({ folder }) => {
    delete process.env.SITE_URL
    expect(await indexNow(folder, ['--send'], endpoint)).toBe(false)
    expect(received).toEqual([])
  })
})
