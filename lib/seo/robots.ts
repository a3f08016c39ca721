import type { MetadataRoute } from 'next'
import { type Address, absoluteUrl, urls } from '../urls'

/**
 * What crawlers may visit: everything but the editor and the endpoints. Pages that are to stay out of search results say
 * so themselves (`noindex`), which a crawler can only read where it may visit.
 *
 * A rule holds for all that begins with it: without the `$`, `/administration` would be forbidden too (RFC 9309, 2.2.3).
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
