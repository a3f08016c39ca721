import { notFound } from 'next/navigation'
import { getPost, getPosts } from '@/lib/posts'
import { articleMarkdown } from '@/lib/seo/article-markdown'
import { absoluteUrl, urls } from '@/lib/urls'

// Served at /articles/<slug>.md through a rewrite in next.config.ts: a folder of app/ can't be named `[slug].md`.

type Context = RouteContext<'/articles/[slug]/markdown'>

export const dynamic = 'force-static'
export const dynamicParams = false

export async function generateStaticParams() {
  return (await getPosts()).map(({ slug }) => ({ slug }))
}

export async function GET(_request: Request, { params }: Context) {
  const post = (await getPost((await params).slug)) ?? notFound()
  return new Response(articleMarkdown(post), {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      // The article is indexed at its page; this is the same text once more.
      Link: `<${absoluteUrl(urls.article(post.slug))}>; rel="canonical"`,
    },
  })
}
