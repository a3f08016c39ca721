import { createHash, randomUUID } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { expect, type Page, test } from 'playwright/test'
import { type Listening, listen } from '../listen'
import { type ServedSite, serveSite } from '../serve-site'

const TOKEN = 'gho_a"</p><script>1'
const SETTINGS = {
  CMS_REPOSITORY: 'clinic/website',
  CMS_GITHUB_CLIENT_ID: 'client-id',
  CMS_GITHUB_CLIENT_SECRET: 'client-secret',
}

/** GitHub's two endpoints. The next entry of `answers` is what the person decides. */
class GitHub {
  readonly answers: ('allow' | 'deny')[] = []
  readonly exchanges: Record<string, string>[] = []
  private readonly codes = new Map<string, URLSearchParams>()

  readonly respond: RequestListener = async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://github.invalid')
    if (url.pathname === '/login/oauth/authorize') {
      const back = new URL(url.searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('state', url.searchParams.get('state') ?? '')
      if (this.answers.shift() === 'allow') {
        const code = randomUUID()
        this.codes.set(code, url.searchParams)
        back.searchParams.set('code', code)
      } else back.searchParams.set('error', 'access_denied')
      response.writeHead(302, { location: back.href }).end()
      return
    }
    let body = ''
    for await (const chunk of request) body += chunk
    const form = Object.fromEntries(new URLSearchParams(body))
    this.exchanges.push(form)
    const asked = this.codes.get(form.code ?? '')
    const isGood =
      asked?.get('client_id') === form.client_id &&
      form.client_secret === 'client-secret' &&
      asked?.get('code_challenge_method') === 'S256' &&
      asked?.get('code_challenge') ===
        createHash('sha256')
          .update(form.code_verifier ?? '')
          .digest('base64url')
    this.codes.delete(form.code ?? '')
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify(
        isGood
          ? { access_token: TOKEN, token_type: 'bearer', scope: 'repo' }
          : { error: 'bad_verification_code' },
      ),
    )
  }
}

// Served once for all tests of this file, which run in order in one process.
test.describe.configure({ mode: 'default' })

const github = new GitHub()
let listening: Listening
let site: ServedSite
let unset: ServedSite

test.beforeAll(async () => {
  listening = await listen(createServer(github.respond))
  const environment = { ...SETTINGS, CMS_GITHUB_URL: listening.origin }
  site = await serveSite(process.cwd(), { environment })
  unset = await serveSite(process.cwd(), {
    environment: { CMS_REPOSITORY: '', CMS_GITHUB_CLIENT_ID: 'client-id', CMS_GITHUB_CLIENT_SECRET: '' },
  })
})
test.afterAll(async () => {
  await Promise.all([site.stop(), unset.stop(), listening.stop()])
})

/** One step of the sign-in, without following a redirect. */
const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(address, { headers, redirect: 'manual' })

async function begin(): Promise<{ cookie: string; answer: string }> {
  const started = await get(`${site.origin}/api/cms/auth?provider=github&site_id=localhost&scope=repo`)
  expect(started.status).toBe(302)
  const cookie = started.headers.get('set-cookie')?.split(';')[0] ?? ''
  const decided = await get(started.headers.get('location') ?? '')
  return { cookie, answer: decided.headers.get('location') ?? '' }
}

/** Opens the window as the editor does. @returns the messages sent to the editor */
async function openWindow(page: Page, address: string): Promise<string[]> {
  return page.evaluate(
    (url) =>
      new Promise<string[]>((resolve) => {
        const received: string[] = []
        window.addEventListener('message', ({ data, origin, source }) => {
          if (typeof data !== 'string' || !data.startsWith('author')) return
          received.push(`${origin === location.origin} ${data}`)
          // The editor replies to the greeting with the same words; then the result arrives.
          if (data === 'authorizing:github') source?.postMessage(data, { targetOrigin: origin })
          else resolve(received)
        })
        window.open(url, 'sign-in', 'popup')
      }),
    address,
  )
}

test('signing in and allowing access sends a token to the editor', async ({ page }) => {
  github.answers.push('allow')
  await page.goto(`${site.origin}/admin`)
  const received = await openWindow(page, '/api/cms/auth')
  expect(received).toEqual([
    'true authorizing:github',
    `true authorization:github:success:${JSON.stringify({ token: TOKEN, provider: 'github' })}`,
  ])
  expect(github.exchanges.at(-1)).toMatchObject({
    client_id: 'client-id',
    redirect_uri: `${site.origin}/api/cms/callback`,
  })
})

test('denying access is reported in the editor', async ({ page }) => {
  github.answers.push('deny')
  await page.goto(`${site.origin}/admin`)
  const received = await openWindow(page, '/api/cms/auth')
  expect(received.at(-1)).toBe(
    'true authorization:github:error:{"error":"You did not allow access to GitHub."}',
  )
})

test('a page of another origin that opens the sign-in window gets no message', async ({ page, context }) => {
  github.answers.push('allow')
  // The same machine under another name is another origin.
  const foreign = unset.origin.replace('localhost', '127.0.0.1')
  await page.goto(`${foreign}/robots.txt`)
  await page.evaluate(() => {
    Object.assign(window, { received: [] })
    window.addEventListener('message', ({ data }) => Reflect.get(window, 'received').push(data))
  })
  const opened = context.waitForEvent('page')
  // What a foreign page can do: go straight to GitHub with a state that the person's browser has a cookie for.
  const { cookie, answer } = await begin()
  const [name = '', value = ''] = cookie.split(/=(.*)/)
  await context.addCookies([{ name, value, url: `${site.origin}/api/cms/callback`, secure: true }])
  await page.evaluate((url) => Object.assign(window, { popup: window.open(url, 'x', 'popup') }), answer)
  const popup = await opened
  await expect(popup.getByText('You are signed in.')).toBeVisible()
  await page.evaluate(() => Reflect.get(window, 'popup')?.postMessage('authorizing:github', '*'))
  await popup.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
  expect(await page.evaluate(() => Reflect.get(window, 'received'))).toEqual([])
})

test('another website can’t start a sign-in', async () => {
  const answer = await get(`${site.origin}/api/cms/auth`, { 'sec-fetch-site': 'cross-site' })
  expect([answer.status, answer.headers.get('location')]).toEqual([403, null])
})

test('a callback with a wrong state, with none, or without the cookie is rejected before GitHub is asked', async () => {
  github.answers.push('allow')
  const { cookie, answer } = await begin()
  const asked = github.exchanges.length
  const forged = new URL(answer)
  forged.searchParams.set('state', 'A'.repeat(43))
  const without = new URL(answer)
  without.searchParams.delete('state')
  for (const [address, headers] of [
    [forged.href, { cookie }],
    [without.href, { cookie }],
    [answer, {}],
    [answer, { cookie: 'cms-sign-in=' }],
    [answer, { cookie: cookie.replace(/\..*/, '') }],
  ] as const) {
    const refused = await get(address, { ...headers })
    expect(refused.status).toBe(400)
    expect(await refused.text()).not.toContain('result')
  }
  expect(github.exchanges.length).toBe(asked)
})

test('a callback works once: the cookie is deleted, and GitHub’s code is used up', async () => {
  github.answers.push('allow')
  const { cookie, answer } = await begin()
  const first = await get(answer, { cookie })
  expect(await first.text()).toContain('authorization:github:success')
  expect(first.headers.get('set-cookie')).toMatch(/^cms-sign-in=; .*Max-Age=0/)
  expect((await get(answer)).status).toBe(400)
  expect(await (await get(answer, { cookie })).text()).toContain('authorization:github:error')
})

test('a code from another sign-in is of no use, even with a valid state and cookie', async () => {
  github.answers.push('allow', 'allow')
  const { answer: stolen } = await begin()
  const { cookie, answer } = await begin()
  const address = new URL(answer)
  address.searchParams.set('code', new URL(stolen).searchParams.get('code') ?? '')
  const page = await (await get(address.href, { cookie })).text()
  expect(page).toContain('authorization:github:error')
})

test('each sign-in has its own state, in a cookie that scripts and other sites can’t read', async () => {
  const [one, other] = await Promise.all([
    get(`${site.origin}/api/cms/auth`),
    get(`${site.origin}/api/cms/auth`),
  ])
  const cookie = one.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Lax$/)
  expect(cookie).not.toBe(other.headers.get('set-cookie'))
  expect(one.headers.get('cache-control')).toBe('no-store')
})

test('missing settings are named, and no value of an existing one is shown', async () => {
  for (const path of ['/api/cms/auth', '/api/cms/callback?code=1&state=2']) {
    const answer = await get(unset.origin + path)
    const text = await answer.text()
    expect(answer.status).toBe(503)
    expect(text).toContain('CMS_GITHUB_CLIENT_SECRET, CMS_REPOSITORY')
    expect(text).not.toContain('client-id')
  }
})
