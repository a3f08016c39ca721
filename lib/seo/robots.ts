import type { MetadataRoute } from 'next'
import { type Address, absoluteUrl, urls } from '../urls'

/**
 * What crawlers may visit: everything except the editor and the API. Pages that should stay out of search results say so
 * themselves (`noindex`), which a crawler can only read on a page that it may visit.
 *
 * A rule matches every path that begins with it: without the `$`, `/administration` would be disallowed (RFC 9309, 2.2.3).
 *
 * @param parts how many files the sitemap has
 */
export function robots(parts: number): MetadataRoute.Robots {
  const sitemaps: Address[] =
    parts === 1 ? [urls.sitemap] : Array.from({ length: parts }, (_, part) => urls.sitemapPart(part))
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/admin$', '/admin/', '/api/'] },
    sitemap: sitemaps.map(absoluteUrl),
  }
}
