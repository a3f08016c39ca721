import { slugPatterns } from './old-addresses'
import { isPreview, siteOrigin, urls } from './urls'

/**
 * The headers of every response, and what differs at a few addresses. What only the code of an answer can know stands
 * there: its type, where it leads, its cookie, and that no cache may keep an enquiry (lib/enquiries/answer.ts).
 */

type Policy = Record<string, readonly string[]>

/** A patient's page: it runs nothing, and loads from this site alone. */
const documentPolicy: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'none'"],
  // The styles stand in the page itself: one request less before anything is seen. `npm run dev` links to them.
  'style-src': process.env.NODE_ENV === 'development' ? ["'self'", "'unsafe-inline'"] : ["'unsafe-inline'"],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  'manifest-src': ["'self'"],
  // Nothing connects; without it Lighthouse can't read robots.txt and takes it for broken.
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
}

/** The editor: Sveltia CMS with its own files, and GitHub's API, which it reads and writes the content through. */
const editorPolicy: Policy = {
  'default-src': ["'none'"],
  // WebAssembly turns a telephone's HEIC photographs into pictures that every browser shows.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  // Its components bring their styles as elements of their own.
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

/** The window in which somebody signs in to the editor: one script, which hands over the result. */
const signInPolicy: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'frame-ancestors': ["'none'"],
  'form-action': ["'none'"],
  'base-uri': ["'none'"],
}

/** A picture that is opened by itself: an SVG could run script, and so could a file that only calls itself a picture. */
const picturePolicy: Policy = {
  'default-src': ["'none'"],
  'style-src': ["'unsafe-inline'"],
  'img-src': ['data:'],
  sandbox: [],
}

const editorHeaders: Record<string, string> = {
  'Content-Security-Policy': policyText(editorPolicy),
  // The window for signing in goes to GitHub and back, and then has to find the editor.
  'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
  'X-Robots-Tag': 'noindex',
  // What it is made of keeps its name when it changes.
  'Cache-Control': 'no-cache',
}

/** The header's text for a policy. */
function policyText(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ')
}

/** Those of every response. The server sets them itself too: Next leaves them out of its redirects. */
export const everywhere: Readonly<Record<string, string>> = {
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
  // The one page with a script: a module of this site, which fetches the index beside it.
  [urls.search]: {
    'Content-Security-Policy': policyText({ ...documentPolicy, 'script-src': ["'self'"] }),
    // Its address holds what was looked for: the pieces of the index, and the article that is chosen, need not know it.
    'Referrer-Policy': 'strict-origin',
  },
  // The folder's name is a hash of what is in it.
  '/_search/:version/:file': { 'Cache-Control': 'public, max-age=31536000, immutable' },
  '/speculation-rules.json': { 'Content-Type': 'application/speculationrules+json' },
  // A shared link, or a feed, shows pictures on other sites.
  '/img/:path*': {
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Security-Policy': policyText(picturePolicy),
  },
  '/admin': editorHeaders,
  '/admin/:path*': editorHeaders,
  '/api/cms/:path*': {
    'Content-Security-Policy': policyText(signInPolicy),
    'Cross-Origin-Opener-Policy': 'unsafe-none',
    'X-Robots-Tag': 'noindex',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  },
  '/og/:path*': {
    'Cross-Origin-Resource-Policy': 'cross-origin',
    // The name is a hash of what is drawn.
    'Cache-Control': 'public, max-age=31536000, immutable',
  },
}

type HeaderRule = { source: string; headers: { key: string; value: string }[] }

/**
 * The rules as next.config.ts takes them; of two that match one address, the later wins.
 *
 * @param slugs of the published articles: where there is none, the answer is the page that says so, and no Markdown
 */
export function headerRules(slugs: readonly string[]): HeaderRule[] {
  // Pages say it themselves too; feeds, pictures and Markdown can say it only here.
  const preview: Record<string, string> = isPreview() ? { 'X-Robots-Tag': 'noindex' } : {}
  // The article is indexed at its page; this is the same text once more.
  const markdown = {
    'Content-Type': 'text/markdown; charset=utf-8',
    Link: `<${siteOrigin()}${urls.article(':slug')}>; rel="canonical"`,
  }
  const texts = slugPatterns(slugs).map(
    (pattern) => [urls.articleMarkdown(`:slug(${pattern})`), markdown] as const,
  )
  return [...Object.entries({ '/:path*': { ...everywhere, ...preview }, ...exceptions }), ...texts].map(
    ([source, headers]) => ({
      source,
      headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    }),
  )
}
