import { slugPatterns } from './posts/old-addresses'
import { isPreview, siteOrigin, urls } from './urls'

/**
 * The headers of every response, and the exceptions at a few addresses. What only a route's code can know is set there:
 * content type, redirect target, cookie, and that no cache may keep an enquiry (lib/enquiries/response.ts).
 */

type Policy = Record<string, readonly string[]>

/** A page for patients: it runs no script, and loads from this site only. */
const documentPolicy: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'none'"],
  // Styles are inlined: one request fewer before anything is visible. `npm run dev` links to them.
  'style-src': process.env.NODE_ENV === 'development' ? ["'self'", "'unsafe-inline'"] : ["'unsafe-inline'"],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  'manifest-src': ["'self'"],
  // Pages open no connections, but without this Lighthouse can't read robots.txt and takes it for broken.
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
}

/** The editor: Sveltia CMS with its own files, and GitHub's API, through which it reads and writes the content. */
const editorPolicy: Policy = {
  'default-src': ["'none'"],
  // WebAssembly converts HEIC photographs from phones into pictures that every browser shows.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  // Its components add their own style elements.
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
}

/** The sign-in window of the editor: one script, which hands over the result. */
const signInPolicy: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'frame-ancestors': ["'none'"],
  'form-action': ["'none'"],
  'base-uri': ["'none'"],
}

/** A picture opened on its own: an SVG could run script, and so could a file that only claims to be a picture. */
const picturePolicy: Policy = {
  'default-src': ["'none'"],
  'style-src': ["'unsafe-inline'"],
  'img-src': ['data:'],
  sandbox: [],
}

/** A policy as the value of its header. */
function policyText(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ')
}

/** The headers of every response. The server sets them itself too, since Next leaves them out of its redirects. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policyText(documentPolicy),
  // Not `no-referrer`: with it, browsers send `Origin: null` with forms, and a form's origin could not be checked.
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // The next page is fetched while the reader's finger is still on the link. A header, so that no script is needed.
  'Speculation-Rules': '"/speculation-rules.json"',
}

const exceptions: Record<string, Record<string, string>> = {
  // The only page with a script: a module of this site, which fetches the index beside it.
  [urls.search]: {
    'Content-Security-Policy': policyText({ ...documentPolicy, 'script-src': ["'self'"] }),
    // Its URL contains the query, which requests for parts of the index and for the chosen article need not reveal.
    'Referrer-Policy': 'strict-origin',
  },
  // The folder is named after a hash of its contents.
  '/_search/:version/:file': { 'Cache-Control': 'public, max-age=31536000, immutable' },
  '/speculation-rules.json': { 'Content-Type': 'application/speculationrules+json' },
  // Other sites show these pictures, for a shared link or in a feed.
  '/img/:path*': {
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Security-Policy': policyText(picturePolicy),
  },
  '/admin/:path*': {
    'Content-Security-Policy': policyText(editorPolicy),
    // The sign-in window goes to GitHub and back, and must then still reach the editor's window.
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    'X-Robots-Tag': 'noindex',
    // Its files keep their names when they change.
    'Cache-Control': 'no-cache',
  },
  '/api/cms/:path*': {
    'Content-Security-Policy': policyText(signInPolicy),
    'Cross-Origin-Opener-Policy': 'unsafe-none',
    'X-Robots-Tag': 'noindex',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  },
  '/og/:path*': {
    'Cross-Origin-Resource-Policy': 'cross-origin',
    // The file is named after a hash of what is drawn.
    'Cache-Control': 'public, max-age=31536000, immutable',
  },
}

type HeaderRule = { source: string; headers: { key: string; value: string }[] }

/**
 * The rules in the form that next.config.ts takes; of two that match one address, the later wins.
 *
 * @param slugs of the published articles: for any other, the response is the not-found page, not Markdown
 */
export function headerRules(slugs: readonly string[]): HeaderRule[] {
  // Pages also say it themselves; feeds, pictures and Markdown can say it only here.
  const preview: Record<string, string> = isPreview() ? { 'X-Robots-Tag': 'noindex' } : {}
  // The article is indexed at its page; this is a second copy of the text.
  const markdown = {
    'Content-Type': 'text/markdown; charset=utf-8',
    Link: `<${siteOrigin()}${urls.article(':slug')}>; rel="canonical"`,
  }
  const texts = slugPatterns(slugs).map(
    (pattern) => [urls.articleMarkdown(`:slug(${pattern})`), markdown] as const,
  )
  return [...Object.entries({ '/:path*': { ...commonHeaders, ...preview }, ...exceptions }), ...texts].map(
    ([source, headers]) => ({
      source,
      headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    }),
  )
}
