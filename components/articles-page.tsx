import type { Metadata } from 'next'
import { ArticleList } from '@/components/article-list'
import { PageTitle } from '@/components/page-title'
import { pageCount } from '@/lib/pagination'
import { getPosts } from '@/lib/posts'
import { pageMetadata } from '@/lib/seo/metadata'
import { urls } from '@/lib/urls'

const DESCRIPTION =
  'Every article of the clinic, newest first: treatments with your own cells, how they work, what is known about them, and what is not.'

/** The metadata of one page of the list of all articles. */
export async function articlesMetadata(page: number): Promise<Metadata> {
  const pages = pageCount((await getPosts()).length)
  const title = page === 1 ? 'All articles' : `All articles, page ${page} of ${pages}`
  return pageMetadata({ title, description: DESCRIPTION, path: urls.articlesPage(page) })
}

/** One page of the list of all articles; the first has an address of its own. */
export async function ArticlesPage({ page }: { page: number }) {
  const posts = await getPosts()
  return (
    <>
      <PageTitle crumbs={[{ label: 'Home', href: urls.home }]} title="All articles">
        {page === 1 ? DESCRIPTION : undefined}
      </PageTitle>
      <div className="wrap">
        <ArticleList posts={posts} page={page} urlOf={urls.articlesPage} />
      </div>
    </>
  )
}
