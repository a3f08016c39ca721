import type { Metadata } from 'next'
import { SiteDocument } from '@/app/site-document'
import { PageTitle } from '@/components/page-title'
import { SearchForm } from '@/components/search-form'
import { TopicLinks } from '@/components/topic-links'
import { getTopics } from '@/lib/posts'
import { HOME } from '@/lib/seo/schema-org'
import { urls } from '@/lib/urls'

// Not `not-found.tsx`: Next renders that with every page, in case its content is not found.

export { viewport } from './layout'

const title = 'There is no page at this address'
const lead =
  'The address may be wrong, or the page was removed. You can search, or choose from the list below.'

export const metadata: Metadata = { title, description: lead, robots: { index: false } }

export default async function GlobalNotFound() {
  const topics = await getTopics()
  return (
    <SiteDocument>
      <PageTitle crumbs={[HOME]} title={title}>
        {lead}
      </PageTitle>
      <div className="wrap grid gap-10">
        <div className="max-w-[30rem]">
          <SearchForm label="What were you looking for?" />
        </div>
        <p className="flex flex-wrap gap-3 print:hidden">
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
    </SiteDocument>
  )
}
