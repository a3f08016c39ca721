import { notFound, permanentRedirect } from 'next/navigation'
import { aliasTargets } from '@/lib/old-addresses'
import { getPages, getPosts } from '@/lib/posts'

// Prerendered, one small page an alias, each answered with 308: redirects in next.config.ts would be one route each on
// Vercel, which takes 2,048 at most, and would be tried one after the other at every request.

type Props = PageProps<'/[...alias]'>

export const dynamicParams = false

async function targets() {
  const [posts, pages] = await Promise.all([getPosts(), getPages()])
  return aliasTargets(posts, pages)
}

export async function generateStaticParams() {
  return [...(await targets()).keys()].map((alias) => ({ alias: alias.slice(1).split('/') }))
}

export default async function OldAddress({ params }: Props) {
  const { alias } = await params
  const path = decodeURI(`/${alias.join('/')}`)
  const target = (await targets()).get(path)
  return target ? permanentRedirect(target) : notFound()
}
