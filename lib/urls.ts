import type { Route } from 'next'

/** A root-relative address of this site. */
export type Address = `/${string}`

/** True for such an address: not for `img/a.jpg`, which is another one on each page, nor `//a`, which is another website. */
export function isAddress(text: string): text is Address {
  return text.startsWith('/') && !text.startsWith('//')
}

/**
 * `Route` is made by Next from the folders of app/, so an address that no file of app/ could serve does not compile. Whether
 * a page of content/pages is there, the ledger of addresses knows.
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
  /** The page with every state of the enquiry page, which app/enquiry fills in. */
  enquiryTemplate: served('/enquiry/template'),
  enquiryReceived: (reference: string) => served(`/enquiry/received?reference=${reference}`),
  /** Where the form of an enquiry is sent. */
  enquiryApi: served('/api/enquiry'),
} as const satisfies Record<string, Address | ((...parts: never[]) => Address)>

/** First parts of addresses that app/ and public/ use: no page of content/pages and no old address may be one of them. */
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
 * The origin that the site is published at, without a trailing slash: SITE_URL, else Vercel's production address, else
 * this machine.
 *
 * @throws Error when SITE_URL is no address
 */
export function siteOrigin(): string {
  const { SITE_URL, VERCEL_PROJECT_PRODUCTION_URL, PORT } = process.env
  if (SITE_URL) {
    if (!/^https?:\/\//.test(SITE_URL) || !URL.canParse(SITE_URL))
      throw new Error(
        `SITE_URL is "${SITE_URL}"; write the whole address, for instance https://www.example.com`,
      )
    return new URL(SITE_URL).origin
  }
  if (VERCEL_PROJECT_PRODUCTION_URL) return `https://${VERCEL_PROJECT_PRODUCTION_URL}`
  return `http://localhost:${PORT || 3000}`
}

/** An address with its origin, as it is written wherever it is read outside the site. The home page has no slash, as in its canonical link. */
export function absoluteUrl(address: Address): string {
  return address === '/' ? siteOrigin() : new URL(address, siteOrigin()).href
}

/**
 * An address as the server reads it, `/img/a+b.jpg` for `/img/a%2Bb.jpg`.
 *
 * @returns undefined for one that the server refuses, because a "%" in it begins no code
 */
export function decodeAddress(address: string): string | undefined {
  try {
    return decodeURIComponent(address)
  } catch {
    return undefined
  }
}

/**
 * The address of a file of public/ by its name below it. Next (16.4) finds the file only where each part is encoded as a
 * whole: `/img/a%2Bb.jpg`, and not `/img/a+b.jpg`.
 */
export function fileAddress(name: Address): Address {
  return `/${name.slice(1).split('/').map(encodeURIComponent).join('/')}`
}

/** True for Vercel's deployments of a branch: they can be looked at, and search engines must leave them out. */
export function isPreview(): boolean {
  return process.env.VERCEL_ENV === 'preview'
}

/** True while the site's address is that of this machine. */
export function isLocal(): boolean {
  return isThisMachine(new URL(siteOrigin()))
}

/** Whether what is sent to an address stays on this machine. */
export function isThisMachine({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** Whether an address holds what somebody signs in with. It is repeated in the messages of whatever fails to use it. */
export function hasPassword({ username, password }: URL): boolean {
  return username !== '' || password !== ''
}

/**
 * Why the site can't be built with this environment: it names no address, or a production build on Vercel does not know
 * its own and would tell every search engine that its pages are on localhost.
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
    return error instanceof Error ? error.message : String(error)
  }
}
