import type { Metadata } from 'next'
import { PageTitle } from '@/components/page-title'
import { SearchForm } from '@/components/search-form'
import { TopicLinks } from '@/components/topic-links'
import { getTopics } from '@/lib/posts'
import { urls } from '@/lib/urls'

export const metadata: Metadata = { title: 'There is no page at this address', robots: { index: false } }

export default async function NotFound() {
  const topics = await getTopics()
  return (
    <>
      <PageTitle crumbs={[{ label: 'Home', href: urls.home }]} title="There is no page at this address">
        It may have been typed wrongly, or the page has gone. Here are ways on.
      </PageTitle>
      <div className="wrap grid gap-10">
        <div className="max-w-[30rem]">
          <SearchForm label="What were you looking for?" />
        </div>
        <p className="flex flex-wrap gap-3">
          <a href={urls.search} className="button">
            All articles, A to Z
          </a>
          <a href={urls.home} className="button button-quiet">
            Home page
          </a>
        </p>
        {topics.length > 0 && (
          <section>
            <h2 className="title-2 mb-4">Topics</h2>
            <TopicLinks topics={topics} />
          </section>
        )}
      </div>
    </>
  )
}
