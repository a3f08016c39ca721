import type { Metadata } from 'next'
import { PageTitle } from '@/components/page-title'
import { TopicLinks } from '@/components/topic-links'
import { getPosts, getTopics } from '@/lib/posts'
import { pageMetadata } from '@/lib/seo/metadata'
import { urls } from '@/lib/urls'

const DESCRIPTION =
  'Every article of the clinic by its title, from A to Z, and the topics that they belong to.'

export const metadata: Metadata = pageMetadata({
  title: 'Articles from A to Z',
  description: DESCRIPTION,
  path: urls.search,
})

export default async function SearchPage() {
  const [posts, topics] = await Promise.all([getPosts(), getTopics()])
  const byTitle = posts.toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
  return (
    <>
      <PageTitle crumbs={[{ label: 'Home', href: urls.home }]} title="Articles from A to Z">
        {DESCRIPTION}
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
