import { INDEXNOW_KEY } from '@/lib/seo/indexnow'

export const dynamic = 'force-static'

/** Read by search engines to verify that a submission comes from this site. */
export function GET() {
  return new Response(INDEXNOW_KEY, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
