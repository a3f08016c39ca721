import { getBody, getClinic, getPosts } from '@/lib/posts'
import { rssFeed } from '@/lib/seo/feed'

export const dynamic = 'force-static'

export async function GET() {
  const text = await rssFeed(await getPosts(), await getClinic(), getBody)
  return new Response(text, { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } })
}
