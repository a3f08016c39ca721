import { getClinic, getPages, getPosts } from '@/lib/posts'
import { llmsText } from '@/lib/seo/llms'

export const dynamic = 'force-static'

export async function GET() {
  const text = llmsText(...(await Promise.all([getPosts(), getPages(), getClinic()])))
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
