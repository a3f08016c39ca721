import type { Metadata } from 'next'
import { ArticleList } from '@/components/article-list'
import { PageTitle } from '@/components/page-title'
import { pageCount } from '@/lib/pagination'
import type { TopicWithPosts } from '@/lib/posts'
import { pageMetadata } from '@/lib/seo/metadata'
import { urls } from '@/lib/urls'

/** The metadata of one page of a topic. */
export function topicMetadata({ slug, label, posts }: TopicWithPosts, page: number): Metadata {
  const pages = pageCount(posts.length)
  return pageMetadata({
    title: page === 1 ? `${label}: articles` : `${label}: articles, page ${page} of ${pages}`,
    description: describe({ label, posts }),
    path: urls.topicPage(slug, page),
  })
}

/** One page of a topic's articles, newest first. */
export function TopicPage({ topic, page }: { topic: TopicWithPosts; page: number }) {
  const crumbs = [
    { label: 'Home', href: urls.home },
    { label: 'Topics', href: urls.topics },
  ] as const
  return (
    <>
      <PageTitle crumbs={crumbs} title={topic.label}>
        {page === 1 ? describe(topic) : undefined}
      </PageTitle>
      <div className="wrap">
        <ArticleList posts={topic.posts} page={page} urlOf={(other) => urls.topicPage(topic.slug, other)} />
      </div>
    </>
  )
}

function describe({ label, posts }: Pick<TopicWithPosts, 'label' | 'posts'>): string {
  const count = posts.length === 1 ? 'One article' : `${posts.length} articles`
  return `${count} on the topic “${label}”, written for patients, each with its sources and the state of its medical review.`
}
