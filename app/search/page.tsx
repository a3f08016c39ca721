import type { Metadata } from 'next'
import { JsonLd } from '@/components/json-ld'
import { PageTitle } from '@/components/page-title'
import { TopicLinks } from '@/components/topic-links'
import { getClinic, getPosts, getTopics } from '@/lib/posts'
import { fixedPages } from '@/lib/seo/fixed-pages'
import { listGraph } from '@/lib/seo/json-ld'
import { pageMetadata } from '@/lib/seo/metadata'
import { socialImages } from '@/lib/seo/social-image'
import { urls } from '@/lib/urls'

const crumbs = [{ label: 'Home', href: urls.home }] as const

export async function generateMetadata(): Promise<Metadata> {
  const clinic = await getClinic()
  const image = socialImages.fixed(fixedPages.search, clinic)
  return pageMetadata({ ...fixedPages.search, clinic, image, indexed: true, post: undefined })
}

export default async function SearchPage() {
  const [posts, topics, clinic] = await Promise.all([getPosts(), getTopics(), getClinic()])
  const byTitle = posts.toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
  const graph = listGraph(
    {
      ...fixedPages.search,
      image: socialImages.fixed(fixedPages.search, clinic),
      items: byTitle.map(({ slug, title }) => ({ name: title, path: urls.article(slug) })),
    },
    crumbs,
    clinic,
  )
  return (
    <>
      <JsonLd graph={graph} />
      <PageTitle crumbs={crumbs} title={fixedPages.search.title}>
        {fixedPages.search.description}
      </PageTitle>
      <div className="wrap grid gap-12">
        <ul className="gap-x-10 md:columns-2">
          {byTitle.map(({ slug, title }) => (
            <li key={slug} className="break-inside-avoid">
              <a href={urls.article(slug)} className="inline-flex min-h-11 items-center py-1">
                {title}
              </a>
            </li>
          ))}
        </ul>
        <section>
          <h2 className="title-2 mb-4">Topics</h2>
          <TopicLinks topics={topics} />
        </section>
      </div>
    </>
  )
}
