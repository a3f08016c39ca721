import { createHash, randomBytes } from 'node:crypto'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { describeError } from '../describe-error'
import { isSameSecret } from '../same-secret'
import { isThisMachine, siteOrigin } from '../urls'
import { contentRepository } from './repository'

/**
 * Signing in to /admin with GitHub: OAuth's authorization code grant (RFC 6749, section 4.1), with a `state` against
 * forged responses (section 10.12), and PKCE (RFC 7636): GitHub's code is of no use to anybody without the verifier in the
 * browser's cookie. The token goes to the browser that signed in, and is neither stored nor logged.
 */

/** Its value is `state.verifier`. */
const COOKIE = 'cms-sign-in'
const MINUTES = 10

type Settings = { clientId: string; clientSecret: string; github: string }

/** The settings for signing in, or the names of the missing environment variables. */
function signInSettings(): Settings | { missing: readonly string[] } {
  const { CMS_GITHUB_CLIENT_ID, CMS_GITHUB_CLIENT_SECRET } = process.env
  const missing = Object.entries({
    CMS_GITHUB_CLIENT_ID,
    CMS_GITHUB_CLIENT_SECRET,
    CMS_REPOSITORY: contentRepository(),
  })
  const names = missing.filter(([, value]) => !value).map(([name]) => name)
  if (!CMS_GITHUB_CLIENT_ID || !CMS_GITHUB_CLIENT_SECRET || names.length > 0) return { missing: names }
  return {
    clientId: CMS_GITHUB_CLIENT_ID,
    clientSecret: CMS_GITHUB_CLIENT_SECRET,
    github: githubAddress(),
  }
}

/** GitHub, or a stand-in for it in tests: only on this machine, because it is sent the client secret. */
function githubAddress(): string {
  const { CMS_GITHUB_URL = '' } = process.env
  const isStandIn = URL.canParse(CMS_GITHUB_URL) && isThisMachine(new URL(CMS_GITHUB_URL))
  return isStandIn ? CMS_GITHUB_URL : 'https://github.com'
}

/** Redirects to GitHub to sign in. */
export function startSignIn(request: Request): Response {
  // The editor's own window opens this one; no link or frame of another site should.
  if (request.headers.get('sec-fetch-site') === 'cross-site')
    return page(403, 'You came here from another website. Open /admin on this website and sign in there.')
  const settings = signInSettings()
  if ('missing' in settings) return missingSettings(settings.missing)
  const state = randomSecret()
  const verifier = randomSecret()
  const target = new URL('/login/oauth/authorize', settings.github)
  target.search = new URLSearchParams({
    client_id: settings.clientId,
    redirect_uri: callbackAddress(),
    // Content is read from and written to a repository that may be private.
    scope: 'repo',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()
  return new Response(null, {
    status: 302,
    headers: { Location: target.href, 'Set-Cookie': cookie(`${state}.${verifier}`, MINUTES * 60) },
  })
}

const randomSecret = () => randomBytes(32).toString('base64url')

/** Takes GitHub's response, and gives the editor the token, or the reason why there is none. Each `state` is used once. */
export async function finishSignIn(request: NextRequest): Promise<Response> {
  const settings = signInSettings()
  if ('missing' in settings) return missingSettings(settings.missing)
  const { searchParams } = request.nextUrl
  const [expectedState, verifier] = request.cookies.get(COOKIE)?.value.split('.') ?? []
  const state = searchParams.get('state')
  if (!expectedState || !verifier || state === null || !isSameSecret(state, expectedState))
    return page(400, 'This sign-in was not started here, or it has already been used. Start again at /admin.')
  const code = searchParams.get('code')
  if (code === null) {
    const isDenied = searchParams.get('error') === 'access_denied'
    return result({
      error: isDenied ? 'You did not allow access to GitHub.' : 'GitHub refused to sign you in.',
    })
  }
  try {
    return result({ token: await exchange(code, verifier, settings) })
  } catch (error) {
    console.error(`Signing in to the editor failed: ${describeError(error)}`)
    return result({ error: 'GitHub could not be reached, or gave no token. Try again.' })
  }
}

const tokenResponse = z.union([
  z.object({ access_token: z.string().min(1), token_type: z.string() }),
  // A single word, never several lines: it goes into the log.
  z.object({ error: z.string().regex(/^\w+$/) }),
])

/** @throws Error without anything secret in its message */
async function exchange(
  code: string,
  verifier: string,
  { clientId, clientSecret, github }: Settings,
): Promise<string> {
  const response = await fetch(new URL('/login/oauth/access_token', github), {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams({
      client_id: clientId,
      client_secret: clientSecret,
      code,
      code_verifier: verifier,
      redirect_uri: callbackAddress(),
    }),
    signal: AbortSignal.timeout(15_000),
  })
  if (!response.ok) throw new Error(`GitHub responded with ${response.status}`)
  // An error about invalid JSON would quote the response.
  const parsed = tokenResponse.safeParse(await response.json().catch(() => undefined))
  if (!parsed.success) throw new Error('GitHub’s response has neither a token nor an error')
  if ('error' in parsed.data) throw new Error(`GitHub responded with "${parsed.data.error}"`)
  return parsed.data.access_token
}

/** The page that lib/cms/signed-in.ts runs on. The text is the message that Netlify's and Decap's editors expect. */
function result(outcome: { token: string } | { error: string }): Response {
  const isError = 'error' in outcome
  const data = isError ? outcome : { ...outcome, provider: 'github' }
  const text = `authorization:github:${isError ? 'error' : 'success'}:${JSON.stringify(data)}`
  return page(200, isError ? outcome.error : 'You are signed in. This window closes by itself.', text)
}

function missingSettings(names: readonly string[]): Response {
  return page(
    503,
    `Signing in is not set up. Missing environment variables: ${names.join(', ')}. The README says how to set it up; until then, edit on your own computer with "npm run dev".`,
  )
}

function page(status: number, message: string, messageToEditor?: string): Response {
  const tree = h(null, [
    { type: 'doctype' },
    h('html', { lang: 'en' }, [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width' }),
      h('meta', { name: 'robots', content: 'noindex' }),
      h('title', 'Sign in'),
      h('p', message),
      ...(messageToEditor === undefined
        ? []
        : [
            h('p', { id: 'result', hidden: true }, messageToEditor),
            h('script', { type: 'module', src: '/admin/signed-in.js' }),
          ]),
    ]),
  ])
  return new Response(toHtml(tree), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Set-Cookie': cookie('', 0) },
  })
}

function callbackAddress(): string {
  return `${siteOrigin()}/api/cms/callback`
}

function cookie(value: string, seconds: number): string {
  // Lax, because GitHub redirects from another site. Browsers accept a secure cookie from http://localhost too.
  return `${COOKIE}=${value}; Path=/api/cms; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`
}
