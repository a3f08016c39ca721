import { getClinic, getPosts } from '@/lib/posts'
import { jsonFeed } from '@/lib/seo/feed'

export const dynamic = 'force-static'

export async function GET() {
  const text = await jsonFeed(...(await Promise.all([getPosts(), getClinic()])))
  return new Response(text, { headers: { 'Content-Type': 'application/feed+json; charset=utf-8' } })
}
