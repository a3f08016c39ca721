import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { renderText } from '@/components/article-text'
import { JsonLd } from '@/components/json-ld'
import { PageTitle } from '@/components/page-title'
import { formatDate, isoDay } from '@/lib/format-date'
import { getClinic, getPage, getPages } from '@/lib/posts'
import { pageGraph } from '@/lib/seo/json-ld'
import { pageMetadata } from '@/lib/seo/metadata'
import { HOME } from '@/lib/seo/schema-org'
import { socialImages } from '@/lib/seo/social-image'
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
  const [page, clinic] = await Promise.all([load(props), getClinic()])
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

export default async function ContentPage(props: Props) {
  const [page, clinic] = await Promise.all([load(props), getClinic()])
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
