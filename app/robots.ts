import type { MetadataRoute } from 'next'
import { getClinic, getPages, getPosts, getTopics } from '@/lib/posts'
import { robots as rules } from '@/lib/seo/robots'
import { indexedPages, sitemapParts } from '@/lib/seo/sitemap'

export default async function robots(): Promise<MetadataRoute.Robots> {
  const all = await Promise.all([getPosts(), getPages(), getTopics(), getClinic()])
  return rules(sitemapParts(indexedPages(...all)))
}
