import { getBody, getClinic, getPosts } from '@/lib/posts'
import { jsonFeed } from '@/lib/seo/feed'

export const dynamic = 'force-static'

export async function GET() {
  const text = await jsonFeed(await getPosts(), await getClinic(), getBody)
  return new Response(text, { headers: { 'Content-Type': 'application/feed+json; charset=utf-8' } })
}
