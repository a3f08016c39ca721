import type { Metadata } from 'next'
import { JsonLd } from '@/components/json-ld'
import { PageTitle } from '@/components/page-title'
import { TopicLinks } from '@/components/topic-links'
import { callAddress, formatTelephone } from '@/lib/clinic'
import { getClinic, getPosts, getTopics } from '@/lib/posts'
import { readScriptAddress } from '@/lib/search/script-address'
import { fixedPages } from '@/lib/seo/fixed-pages'
import { fixedPageGraph } from '@/lib/seo/json-ld'
import { fixedPageMetadata } from '@/lib/seo/metadata'
import { HOME } from '@/lib/seo/schema-org'
import { urls } from '@/lib/urls'
import './search.css'

const crumbs = [HOME]

export async function generateMetadata(): Promise<Metadata> {
  return fixedPageMetadata(fixedPages.search, await getClinic())
}

const WITHOUT_SCRIPT =
  '<p>The search needs JavaScript, which is off in your browser. Here are all articles by title. To look for a word in this list, use “find in page” in your browser.</p>'

/** Without a script this is a list from A to Z; search.client.ts turns it into a search. */
export default async function SearchPage() {
  const [posts, topics, clinic, script] = await Promise.all([
    getPosts(),
    getTopics(),
    getClinic(),
    readScriptAddress(process.cwd()),
  ])
  const byTitle = posts.toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
  // Without the list, which for 1,000 articles would be 27 KB compressed before the reader's first result.
  const graph = fixedPageGraph(fixedPages.search, crumbs, clinic)
  return (
    <>
      <JsonLd graph={graph} />
      <PageTitle crumbs={crumbs} title="Search">
        Search this website for a word, or find an article by its title, from A to Z.
      </PageTitle>
      <div className="wrap">
        <div
          id="search"
          data-topics={JSON.stringify(topics.map(({ slug, label }) => ({ slug, label })))}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own words; it makes React leave what the script puts here
          dangerouslySetInnerHTML={{ __html: WITHOUT_SCRIPT }}
        />
        <section id="all-articles" aria-labelledby="a-to-z" suppressHydrationWarning>
          <p className="mb-8 max-w-[40rem]">
            If your question is not answered here, <a href={urls.enquiry}>ask us</a> or call{' '}
            <a href={callAddress(clinic)}>{formatTelephone(clinic)}</a>.
          </p>
          <h2 id="a-to-z" className="title-2">
            All articles, A to Z
          </h2>
          <ul>
            {byTitle.map(({ slug, title }) => (
              <li key={slug}>
                <a href={urls.article(slug)}>{title}</a>
              </li>
            ))}
          </ul>
          <h2 className="title-2">Topics</h2>
          <TopicLinks topics={topics} />
        </section>
      </div>
      <script type="module" src={script} data-page-script="search" />
    </>
  )
}
