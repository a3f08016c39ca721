import type { Metadata } from 'next'
import { ArticleList } from '@/components/article-list'
import { JsonLd } from '@/components/json-ld'
import { PageTitle } from '@/components/page-title'
import { pageCount, pageOf } from '@/lib/pagination'
import { getClinic, getPosts } from '@/lib/posts'
import { fixedPages } from '@/lib/seo/fixed-pages'
import { listGraph } from '@/lib/seo/json-ld'
import { pageMetadata } from '@/lib/seo/metadata'
import { HOME } from '@/lib/seo/schema-org'
import { socialImages } from '@/lib/seo/social-image'
import { urls } from '@/lib/urls'

const { title: TITLE, description: DESCRIPTION } = fixedPages.articles

/** The metadata of one page of the list of all articles. */
export async function articlesMetadata(page: number): Promise<Metadata> {
  const [posts, clinic] = await Promise.all([getPosts(), getClinic()])
  return pageMetadata({
    clinic,
    title: pageTitle(page, posts.length),
    description: page === 1 ? DESCRIPTION : `Page ${page}. ${DESCRIPTION}`,
    path: urls.articlesPage(page),
    image: socialImages.fixed(fixedPages.articles, clinic),
    indexed: true,
    post: undefined,
  })
}

/** One page of the list of all articles; the first has an address of its own. */
export async function ArticlesPage({ page }: { page: number }) {
  const [posts, clinic] = await Promise.all([getPosts(), getClinic()])
  const crumbs = [HOME]
  const graph = listGraph(
    {
      path: urls.articlesPage(page),
      title: pageTitle(page, posts.length),
      description: DESCRIPTION,
      image: socialImages.fixed(fixedPages.articles, clinic),
      items: pageOf(posts, page).map(({ slug, title }) => ({ name: title, path: urls.article(slug) })),
    },
    crumbs,
    clinic,
  )
  return (
    <>
      <JsonLd graph={graph} />
      <PageTitle crumbs={crumbs} title={TITLE}>
        {page === 1 ? DESCRIPTION : undefined}
      </PageTitle>
      <div className="wrap">
        <ArticleList posts={posts} page={page} urlOf={urls.articlesPage} />
      </div>
    </>
  )
}

const pageTitle = (page: number, posts: number) =>
  page === 1 ? TITLE : `${TITLE}, page ${page} of ${pageCount(posts)}`
