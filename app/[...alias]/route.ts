import { getMovedTopics, getPages, getPosts } from '@/lib/posts'
import { aliasTargets } from '@/lib/posts/old-addresses'

// Prerendered responses of a status and a header, one per alias: redirects in next.config.ts would be one route each on
// Vercel, which allows 2,048 at most, and would be tried one after the other at every request.

type Context = RouteContext<'/[...alias]'>

export const dynamic = 'force-static'
export const dynamicParams = false

async function targets() {
  const [posts, pages, moved] = await Promise.all([getPosts(), getPages(), getMovedTopics()])
  return aliasTargets(posts, pages, moved)
}

export async function generateStaticParams() {
  return [...(await targets()).keys()].map((alias) => ({ alias: alias.slice(1).split('/') }))
}

export async function GET(_request: Request, { params }: Context) {
  const { alias } = await params
  const target = (await targets()).get(`/${alias.map(decodeURIComponent).join('/')}`)
  if (target) return new Response(null, { status: 308, headers: { Location: target } })
  // Only on `npm run dev`, for every unknown address: notFound() would be an empty page.
  const missing = 'There is no page at this address. Patients see a page that says so, with the search.'
  return new Response(missing, { status: 404 })
}
