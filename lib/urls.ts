import type { Route } from 'next'

/** A root-relative address of this site. */
export type Address = `/${string}`

/** `Route` is made by Next from the folders of app/, so an address that no page serves does not compile. */
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
  about: served('/about'),
  howWePublish: served('/how-we-publish'),
  privacy: served('/privacy'),
  enquiry: served('/enquiry'),
  /** The page with every state of the enquiry page, which app/enquiry fills in. */
  enquiryTemplate: served('/enquiry/template'),
  enquiryReceived: (reference: string) => served(`/enquiry/received?reference=${reference}`),
  /** Where the form of an enquiry is sent. */
  enquiryApi: served('/api/enquiry'),
} as const

/** First parts of addresses that app/ and public/ use: no page of content/pages and no old address may be one of them. */
export const RESERVED = [
  'articles',
  'topics',
  'search',
  'enquiry',
  'admin',
  'api',
  'blog',
  'img',
  '_next',
] as const

/**
 * The origin that the site is published at, without a trailing slash: SITE_URL, else Vercel's production address, else
 * this machine.
 */
export function siteOrigin(): string {
  const { SITE_URL, VERCEL_PROJECT_PRODUCTION_URL, PORT } = process.env
  if (SITE_URL) return new URL(SITE_URL).origin
  if (VERCEL_PROJECT_PRODUCTION_URL) return `https://${VERCEL_PROJECT_PRODUCTION_URL}`
  return `http://localhost:${PORT ?? 3000}`
}
