import { createServer } from 'node:http'
import { GET } from '@/app/api/cron/publish/route'
import { type Listening, listen } from '../listen'
import { expect, test } from '../test'

const call = () =>
  GET(new Request('https://example.com/api/cron/publish', { headers: { authorization: 'Bearer secret' } }))

let calls: string[]
let status: number
let host: Listening

test.beforeEach(async () => {
  host = await listen(
    createServer((request, response) => {
      calls.push(`${request.method} ${request.url}`)
      response.writeHead(status).end()
    }),
  )
  Object.assign(process.env, {
    CRON_SECRET: 'secret',
    DEPLOY_HOOK_URL: `${host.origin}/hook`,
    SCHEDULED: JSON.stringify(['2020-01-01T00:00:00.000Z', '2090-01-01T00:00:00.000Z']),
  })
  calls = []
  status = 201
})
test.afterEach(() => host.stop())

test('an article that has become due starts one deployment', async () => {
  expect(await (await call()).json()).toEqual({ due: 1, deploying: true })
  expect(calls).toEqual(['POST /hook'])
})

test('nothing due starts no deployment', async () => {
  process.env.SCHEDULED = JSON.stringify(['2090-01-01T00:00:00.000Z'])
  expect(await (await call()).json()).toEqual({ due: 0, deploying: false })
  expect(calls).toEqual([])
})

test('a deployment that can’t be started is reported to the scheduler as an error', async () => {
  status = 500
  expect((await call()).status).toBe(502)
  delete process.env.DEPLOY_HOOK_URL
  expect((await call()).status).toBe(503)
})

for (const hook of ['api.vercel.com/deploy/prj_secret', 'https://ci:secret@127.0.0.1:1/build'])
  test(`the log reports that ${hook} is not an address, without repeating it`, async ({ log }) => {
    process.env.DEPLOY_HOOK_URL = hook
    expect((await call()).status).toBe(503)
    expect(log.join()).toContain('DEPLOY_HOOK_URL')
    expect(log.join()).not.toContain('secret')
  })

test('without CRON_SECRET nobody can start a deployment', async () => {
  delete process.env.CRON_SECRET
  expect((await call()).status).toBe(401)
  expect(calls).toEqual([])
})
