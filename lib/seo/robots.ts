import type { MetadataRoute } from 'next'
import { type Address, absoluteUrl, urls } from '../urls'

/**
 * What crawlers may visit: everything but the editor and the endpoints. Pages that are to stay out of search results say
 * so themselves (`noindex`), which a crawler can only read where it may visit.
 *
 * @param parts how many files the sitemap has
 */
export function robots(parts: number): MetadataRoute.Robots {
  const sitemaps: Address[] =
    parts === 1 ? [urls.sitemap] : Array.from({ length: parts }, (_, part) => urls.sitemapPart(part))
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/admin', '/api/'] },
    sitemap: sitemaps.map(absoluteUrl),
  }
}
