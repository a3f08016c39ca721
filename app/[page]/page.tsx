import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleText, pictureAttributes } from '@/components/article-text'
import { PageTitle } from '@/components/page-title'
import { formatDate, isoDay } from '@/lib/format-date'
import { renderMarkdown } from '@/lib/markdown/render'
import { getPage, getPages } from '@/lib/posts'
import { pageMetadata } from '@/lib/seo/metadata'
import { urls } from '@/lib/urls'

type Props = PageProps<'/[page]'>

export const dynamicParams = false

export async function generateStaticParams() {
  return (await getPages()).map(({ slug }) => ({ page: slug }))
}

async function load({ params }: Props) {
  return (await getPage((await params).page)) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug, title, description } = await load(props)
  return pageMetadata({ title, description, path: urls.page(slug) })
}

export default async function ContentPage(props: Props) {
  const { title, description, updated, body } = await load(props)
  const { content } = await renderMarkdown(body, pictureAttributes, ArticleText)
  return (
    <>
      <PageTitle crumbs={[{ label: 'Home', href: urls.home }]} title={title}>
        {description}
      </PageTitle>
      <div className="wrap">
        {content}
        {updated && (
          <p className="mt-10 text-soft">
            Last changed on <time dateTime={isoDay(updated)}>{formatDate(updated)}</time>
          </p>
        )}
      </div>
    </>
  )
}
