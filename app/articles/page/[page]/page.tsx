import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticlesPage, articlesMetadata } from '@/app/articles/articles-page'
import { laterPages, parsePage } from '@/lib/pagination'
import { getPosts } from '@/lib/posts'

type Props = PageProps<'/articles/page/[page]'>

export const dynamicParams = false

export async function generateStaticParams() {
  return laterPages((await getPosts()).length).map((page) => ({ page }))
}

async function pageNumber({ params }: Props): Promise<number> {
  return parsePage((await params).page, (await getPosts()).length) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return articlesMetadata(await pageNumber(props))
}

export default async function LaterArticlesPage(props: Props) {
  return <ArticlesPage page={await pageNumber(props)} />
}
