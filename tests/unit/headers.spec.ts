import { headerRules } from '@/lib/headers'
import { expect, test } from '../test'

const POLICY = 'Content-Security-Policy'

test.use({ environment: { VERCEL_ENV: undefined } })

/** The directives of a policy with their sources. */
const directives = (policy: string) =>
  Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return [name, sources.sort()]
    }),
  )

/** The headers of the one rule with this pattern. */
function headersOf(source: string): Record<string, unknown> {
  const rules = headerRules([]).filter((rule) => rule.source === source)
  expect(rules).toHaveLength(1)
  return Object.fromEntries(
    rules.flatMap(({ headers }) =>
      headers.map(({ key, value }) => [key, key === POLICY ? directives(value) : value] as const),
    ),
  )
}

const everywhere = {
  'default-src': ["'none'"],
  'script-src': ["'none'"],
  'style-src': ["'unsafe-inline'"],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  'manifest-src': ["'self'"],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
}

const editor = {
  [POLICY]: {
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'blob:', 'data:', 'https://avatars.githubusercontent.com'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", 'blob:', 'data:', 'https://api.github.com'],
    'worker-src': ["'self'", 'blob:'],
    'frame-src': ["'self'", 'blob:'],
    'frame-ancestors': ["'none'"],
    'form-action': ["'none'"],
    'base-uri': ["'none'"],
  },
  'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
  'X-Robots-Tag': 'noindex',
  'Cache-Control': 'no-cache',
}

for (const [what, source, headers] of [
  [
    'every response runs no script, is shown in no other site, and goes out encrypted only',
    '/:path*',
    {
      [POLICY]: everywhere,
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
      'X-Content-Type-Options': 'nosniff',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Speculation-Rules': '"/speculation-rules.json"',
    },
  ],
  [
    'the search runs its own script, and does not pass on its address, which has the query',
    '/search',
    {
      [POLICY]: { ...everywhere, 'script-src': ["'self'"] },
      'Referrer-Policy': 'strict-origin',
    },
  ],
  [
    'pictures may be shown on other sites, and run nothing',
    '/img/:path*',
    {
      [POLICY]: {
        'default-src': ["'none'"],
        'style-src': ["'unsafe-inline'"],
        'img-src': ['data:'],
        sandbox: [],
      },
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  ],
  ['the editor loads its own files, and connects to GitHub alone', '/admin/:path*', editor],
  [
    'the sign-in window runs only scripts of this site, and is not cached',
    '/api/cms/:path*',
    {
      [POLICY]: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'frame-ancestors': ["'none'"],
        'form-action': ["'none'"],
        'base-uri': ["'none'"],
      },
      'Cross-Origin-Opener-Policy': 'unsafe-none',
      'X-Robots-Tag': 'noindex',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    },
  ],
] as const)
  test(`${what}: ${source}`, () => {
    expect(headersOf(source)).toEqual(headers)
  })
