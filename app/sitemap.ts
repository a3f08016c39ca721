import type { MetadataRoute } from 'next'
import { getClinic, getPages, getPosts, getTopics } from '@/lib/posts'
import { indexedPages, sitemapEntries, sitemapParts } from '@/lib/seo/sitemap'

// Otherwise Vercel runs a function for every other /sitemap/…, which has no content there, and responds with 500.
export const dynamicParams = false

async function load() {
  return indexedPages(...(await Promise.all([getPosts(), getPages(), getTopics(), getClinic()])))
}

export async function generateSitemaps() {
  return Array.from({ length: sitemapParts(await load()) }, (_, id) => ({ id }))
}

export default async function sitemap({ id }: { id: Promise<string> }): Promise<MetadataRoute.Sitemap> {
  return sitemapEntries(await load(), Number(await id))
}
