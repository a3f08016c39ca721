import { createServer, IncomingMessage, type RequestListener, request } from 'node:http'
import { gunzipSync, gzipSync } from 'node:zlib'
import { cacheResponses, RecordedResponse } from '@/lib/build/response-cache'
import { requestListener } from '@/lib/build/serve'
import { listen } from '../listen'
import { expect, test } from '../test'

type Answer = {
  status?: number
  headers: Record<string, string | string[]>
  body: string | readonly Buffer[]
}

/** Starts a server whose responses can be cached, as that of the site. */
const start = (listener: RequestListener<typeof IncomingMessage, typeof RecordedResponse>) =>
  listen(createServer({ IncomingMessage, ServerResponse: RecordedResponse }, listener))

/** Serves one response. @returns ways to request it, to count how often it was made, and to stop */
async function serving({ status = 200, headers, body }: Answer) {
  let made = 0
  const { port, stop } = await start(
    cacheResponses((_request, response) => {
      made++
      response.statusCode = status
      for (const [name, value] of Object.entries({ Made: String(made), ...headers }))
        response.setHeader(name, value)
      if (typeof body === 'string') return response.end(body)
      for (const piece of body) response.write(piece)
      return response.end()
    }),
  )
  const ask = (path = '/', { method = 'GET', ...wanted }: Record<string, string> = {}) =>
    new Promise<{ made: string; headers: IncomingMessage['headers']; body: Buffer }>((resolve, reject) => {
      const asked = request({ port, path, method, headers: wanted }, (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('end', () =>
          resolve({
            made: String(response.headers.made),
            headers: response.headers,
            body: Buffer.concat(pieces),
          }),
        )
      })
      asked.on('error', reject).end()
    })
  return { ask, made: () => made, stop }
}

const YEAR = { 'Cache-Control': 's-maxage=31536000', ETag: '"x"', Vary: 'rsc, Accept-Encoding' }

test('a response that is fresh for a year is made once, and repeated byte for byte', async () => {
  const page = gzipSync('<p>5–10 mg, ż</p>')
  const site = await serving({
    headers: { ...YEAR, 'Content-Type': 'text/html', 'Content-Encoding': 'gzip' },
    body: [page.subarray(0, 10), page.subarray(10)],
  })
  const first = await site.ask('/', { 'accept-encoding': 'gzip' })
  const second = await site.ask('/', { 'accept-encoding': 'gzip' })
  expect(gunzipSync(second.body).toString()).toBe('<p>5–10 mg, ż</p>')
  const { date: _date, age, 'content-length': length, ...others } = second.headers
  const { date: _first, 'transfer-encoding': _chunks, ...before } = first.headers
  expect(others).toEqual(before)
  expect([age, length]).toEqual(['0', String(page.length)])
  expect(site.made()).toBe(1)
  await site.stop()
})

test('a body that is sent as a string is cached whole too', async () => {
  const site = await serving({ headers: YEAR, body: 'µ 5 × 10⁶' })
  await site.ask()
  expect((await site.ask()).body.toString()).toBe('µ 5 × 10⁶')
  expect(site.made()).toBe(1)
  await site.stop()
})

test('headers that are set as lists are read and sent as one value', async () => {
  const site = await serving({
    headers: { 'Cache-Control': ['s-maxage=60', 'stale-while-revalidate=60'], Vary: ['rsc', 'accept'] },
    body: 'x',
  })
  await site.ask()
  const { headers } = await site.ask()
  expect([headers['cache-control'], headers.vary]).toEqual([
    'public, max-age=0, must-revalidate',
    'rsc, accept',
  ])
  expect(site.made()).toBe(1)
  await site.stop()
})

test('no other cache keeps a page beyond its build, and a public cache-control stays as it is', async () => {
  const page = await serving({ headers: YEAR, body: 'x' })
  for (const { headers } of [await page.ask(), await page.ask()])
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate')
  expect(page.made()).toBe(1)
  await page.stop()
  const hashed = 'public, max-age=31536000, immutable'
  const file = await serving({ headers: { ...YEAR, 'Cache-Control': hashed }, body: 'x' })
  for (const { headers } of [await file.ask(), await file.ask()])
    expect(headers['cache-control']).toBe(hashed)
  await file.stop()
})

test('a 304 response varies as the page does', async () => {
  const site = await serving({ status: 304, headers: { ETag: '"x"', Vary: 'rsc' }, body: '' })
  expect((await site.ask()).headers.vary).toBe('rsc, Accept-Encoding')
  await site.stop()
})

test('a response that breaks off is logged, never looks complete, and is never cached', async ({ log }) => {
  const { origin, stop } = await start(
    requestListener(async (_request, response) => {
      response.writeHead(200, YEAR).write('half of')
      throw new Error('in the middle')
    }),
  )
  for (const time of ['first', 'second'])
    await expect(
      fetch(origin).then((answer) => answer.text()),
      time,
    ).rejects.toThrow()
  await stop()
  expect(log).toEqual(['Error: in the middle', 'Error: in the middle'])
})

test('a response that the client aborts is never cached', async () => {
  let made = 0
  const closed: Promise<void>[] = []
  const { origin, stop } = await start(
    cacheResponses((_request, response) => {
      made++
      for (const [name, value] of Object.entries(YEAR)) response.setHeader(name, value)
      closed.push(new Promise((resolve) => response.on('close', resolve)))
      response.write('half of')
      if (made > 1) response.end(' it')
    }),
  )
  const reader = new AbortController()
  const first = await fetch(origin, { signal: reader.signal })
  await first.body?.getReader().read()
  reader.abort()
  await closed[0]
  expect(await (await fetch(origin)).text()).toBe('half of it')
  expect(made).toBe(2)
  await stop()
})

const PRIVATE: readonly (readonly [string, Answer])[] = [
  ['no-store', { headers: { 'Cache-Control': 'no-store' }, body: 'x' }],
  ['private', { headers: { 'Cache-Control': 'private, max-age=60' }, body: 'x' }],
  ['max-age=0', { headers: { 'Cache-Control': 'public, max-age=0' }, body: 'x' }],
  ['no cache headers', { headers: {}, body: 'x' }],
  ['only Last-Modified', { headers: { 'Last-Modified': 'Thu, 01 Jan 2015 00:00:00 GMT' }, body: 'x' }],
  ['a cookie', { headers: { ...YEAR, 'Set-Cookie': 'a=b' }, body: 'x' }],
  ['Vary: *', { headers: { ...YEAR, Vary: '*' }, body: 'x' }],
  ['status 404', { status: 404, headers: YEAR, body: 'x' }],
  ['status 308', { status: 308, headers: { ...YEAR, Location: '/x' }, body: 'x' }],
]
for (const [what, answer] of PRIVATE) {
  test(`a response with ${what} is never cached`, async () => {
    const site = await serving(answer)
    expect([(await site.ask()).made, (await site.ask()).made]).toEqual(['1', '2'])
    await site.stop()
  })
}

const OTHER_QUESTIONS: readonly (readonly [string, string, Record<string, string>])[] = [
  ['another Accept-Encoding', '/', { 'accept-encoding': 'br' }],
  ['a header that Vary names', '/', { rsc: '1' }],
  ['another address', '/other', {}],
  ['a query', '/?q=1', {}],
  ['the method POST', '/', { method: 'POST' }],
  ['the method HEAD', '/', { method: 'HEAD' }],
  ['a Range', '/', { range: 'bytes=0-1' }],
  ['If-None-Match', '/', { 'if-none-match': '"x"' }],
  ['Cache-Control: no-cache', '/', { 'cache-control': 'no-cache' }],
]
for (const [what, path, wanted] of OTHER_QUESTIONS) {
  test(`a cached response does not serve a request with ${what}`, async () => {
    const site = await serving({ headers: YEAR, body: 'x' })
    await site.ask()
    expect((await site.ask(path, wanted)).made).toBe('2')
    await site.stop()
  })
}
