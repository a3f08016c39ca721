import type { Route } from 'next'
import { describeError } from './describe-error'

/** A root-relative address of this site. */
export type Address = `/${string}`

/** True for a root-relative address: not for `img/a.jpg`, which depends on the page, nor `//a`, which is another website. */
export function isAddress(text: string): text is Address {
  return text.startsWith('/') && !text.startsWith('//')
}

/**
 * Next generates `Route` from the folders of app/, so an address that no file in app/ could serve does not compile. Whether
 * a page of content/pages exists is left to the ledger of addresses.
 */
const served = <T extends Address>(address: Route<T> & Address): Address => address

/** Every address of the site. */
export const urls = {
  home: served('/'),
  articles: served('/articles'),
  articlesPage: (page: number) => (page === 1 ? served('/articles') : served(`/articles/page/${page}`)),
  article: (slug: string) => served(`/articles/${slug}`),
  topics: served('/topics'),
  topic: (slug: string) => served(`/topics/${slug}`),
  topicPage: (slug: string, page: number) =>
    page === 1 ? served(`/topics/${slug}`) : served(`/topics/${slug}/page/${page}`),
  /** A page of content/pages. */
  page: (slug: string) => served(`/${slug}`),
  search: served('/search'),
  glossary: served('/glossary'),
  about: served('/about'),
  howWePublish: served('/how-we-publish'),
  /** The rules of the editorial check, in words. */
  editorialRules: served('/how-we-publish/rules'),
  privacy: served('/privacy'),
  articleMarkdown: (slug: string) => `/articles/${slug}.md`,
  rssFeed: '/feed.xml',
  jsonFeed: '/feed.json',
  sitemap: '/sitemap.xml',
  sitemapPart: (part: number) => `/sitemap/${part}.xml`,
  llms: '/llms.txt',
  indexNowKey: '/indexnow.txt',
  enquiry: served('/enquiry'),
  /** A page with every state of the enquiry page, which app/enquiry fills in. */
  enquiryTemplate: served('/enquiry/template'),
  enquiryReceived: (reference: string) => served(`/enquiry/received?reference=${reference}`),
  /** Where the enquiry form is submitted. */
  enquiryApi: served('/api/enquiry'),
} as const satisfies Record<string, Address | ((...parts: never[]) => Address)>

/** First path segments that app/ and public/ use: no page of content/pages and no old address may be one of them. */
export const RESERVED = [
  'articles',
  'topics',
  'search',
  'glossary',
  'enquiry',
  'admin',
  'api',
  'index',
  'blog',
  'img',
  'og',
  'sitemap',
  '_next',
  '_search',
] as const

/**
 * The origin of the published site, without a trailing slash: SITE_URL, otherwise Vercel's production address, otherwise
 * this machine.
 *
 * @throws Error when SITE_URL is not an address, or PORT not a port
 */
export function siteOrigin(): string {
  const { SITE_URL, VERCEL_PROJECT_PRODUCTION_URL } = process.env
  if (SITE_URL) {
    if (!/^https?:\/\//.test(SITE_URL) || !URL.canParse(SITE_URL))
      throw new Error(
        `SITE_URL is "${SITE_URL}"; write the whole address, for instance https://www.example.com`,
      )
    return new URL(SITE_URL).origin
  }
  if (VERCEL_PROJECT_PRODUCTION_URL) return `https://${VERCEL_PROJECT_PRODUCTION_URL}`
  return `http://localhost:${localPort()}`
}

/** The port of the site on this machine: PORT, otherwise 3000. @throws Error when PORT is not one */
export function localPort(): number {
  const written = process.env.PORT || '3000'
  const port = Number(written)
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port
  throw new Error(
    `PORT is "${written}"; write a whole number from 1 to 65535, for instance PORT=3001 npm start`,
  )
}

/** The absolute URL of an address, for use outside the site. The home page has no final slash, as in its canonical link. */
export function absoluteUrl(address: Address): string {
  return address === '/' ? siteOrigin() : new URL(address, siteOrigin()).href
}

/**
 * An address as the server reads it, `/img/a+b.jpg` for `/img/a%2Bb.jpg`.
 *
 * @returns undefined for one that the server refuses, because a "%" in it does not begin a valid escape
 */
export function decodeAddress(address: string): string | undefined {
  try {
    return decodeURIComponent(address)
  } catch {
    return undefined
  }
}

/**
 * The address of a file in public/, given its path there. Next (16.4) finds the file only if each segment is encoded in
 * full: `/img/a%2Bb.jpg`, and not `/img/a+b.jpg`.
 */
export function fileAddress(name: Address): Address {
  return `/${name.slice(1).split('/').map(encodeURIComponent).join('/')}`
}

/** True on Vercel's deployments of a branch, which people may view and search engines must not index. */
export function isPreview(): boolean {
  return process.env.VERCEL_ENV === 'preview'
}

/** True if the site's origin is this machine. */
export function isLocal(): boolean {
  return isThisMachine(new URL(siteOrigin()))
}

/** Whether anything sent to a URL stays on this machine. */
export function isThisMachine({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** Whether a URL contains credentials, which the error messages of anything that fails to use it would repeat. */
export function hasPassword({ username, password }: URL): boolean {
  return username !== '' || password !== ''
}

/**
 * Why the site can't be built in this environment: its address is not one (`siteOrigin`), or a production build on Vercel
 * does not know its own and would tell every search engine that its pages are on localhost.
 *
 * @returns undefined when it can
 */
export function originProblem(): string | undefined {
  try {
    const local = isLocal()
    return process.env.VERCEL_ENV === 'production' && local
      ? 'This production build would publish localhost as its address: set SITE_URL in the project’s settings on Vercel, for instance to https://www.example.com.'
      : undefined
  } catch (error) {
    return describeError(error)
  }
}
