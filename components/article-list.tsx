import { ArticleGrid } from '@/components/article-card'
import { Pagination } from '@/components/pagination'
import { pageCount, pageOf } from '@/lib/pagination'
import type { Post } from '@/lib/posts'
import type { Address } from '@/lib/urls'

/** One page of a list of articles, newest first, with links to the others. */
export function ArticleList({
  posts,
  page,
  urlOf,
}: {
  posts: readonly Post[]
  page: number
  urlOf: (page: number) => Address
}) {
  if (posts.length === 0) return <p>There are no articles here yet.</p>
  return (
    <>
      <ArticleGrid posts={pageOf(posts, page)} />
      <Pagination page={page} pages={pageCount(posts.length)} urlOf={urlOf} />
    </>
  )
}
