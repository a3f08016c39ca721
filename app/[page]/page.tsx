import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { renderText } from '@/components/article-text'
import { ContentErrors } from '@/components/content-errors'
import { JsonLd } from '@/components/json-ld'
import { PageTitle } from '@/components/page-title'
import { formatDate, isoDay } from '@/lib/format-date'
import { getClinic, getPage, getPages, getPagesWithErrors } from '@/lib/posts'
import { pageGraph } from '@/lib/seo/json-ld'
import { pageMetadata } from '@/lib/seo/metadata'
import { HOME } from '@/lib/seo/schema-org'
import { socialImages } from '@/lib/seo/social-image'
import { urls } from '@/lib/urls'

type Props = PageProps<'/[page]'>

export const dynamicParams = false

export async function generateStaticParams() {
  const [pages, broken] = await Promise.all([getPages(), getPagesWithErrors()])
  return [...pages, ...broken].map(({ slug }) => ({ page: slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page: name } = await params
  const [page, clinic] = await Promise.all([getPage(name), getClinic()])
  if (page === undefined) return {}
  const { slug, title, description } = page
  const image = socialImages.page(page, clinic)
  return pageMetadata({
    clinic,
    title,
    description,
    path: urls.page(slug),
    image,
    indexed: true,
    post: undefined,
  })
}

export default async function ContentPage({ params }: Props) {
  const { page: name } = await params
  const [page, clinic] = await Promise.all([getPage(name), getClinic()])
  if (page === undefined) {
    const broken = (await getPagesWithErrors()).find(({ slug }) => slug === name)
    return broken ? <ContentErrors errors={broken.errors} /> : notFound()
  }
  const { title, description, updated } = page
  const crumbs = [HOME]
  const { content } = await renderText(page, [])
  return (
    <>
      <JsonLd graph={pageGraph(page, crumbs, clinic)} />
      <PageTitle crumbs={crumbs} title={title}>
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
