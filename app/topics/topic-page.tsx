import type { Metadata } from 'next'
import { ArticleList } from '@/components/article-list'
import { JsonLd } from '@/components/json-ld'
import { PageTitle } from '@/components/page-title'
import { pageCount, pageOf } from '@/lib/pagination'
import { getClinic } from '@/lib/posts'
import type { TopicWithPosts } from '@/lib/posts/topics'
import { listGraph } from '@/lib/seo/json-ld'
import { pageMetadata } from '@/lib/seo/metadata'
import { HOME } from '@/lib/seo/schema-org'
import { isTopicIndexed } from '@/lib/seo/sitemap'
import { socialImages } from '@/lib/seo/social-image'
import { urls } from '@/lib/urls'

/** The metadata of one page of a topic. */
export async function topicMetadata(topic: TopicWithPosts, page: number): Promise<Metadata> {
  const clinic = await getClinic()
  return pageMetadata({
    clinic,
    title: titleOf(topic, page),
    description: page === 1 ? describe(topic) : `Page ${page}. ${describe(topic)}`,
    path: urls.topicPage(topic.slug, page),
    image: socialImages.topic(topic, clinic),
    indexed: isTopicIndexed(topic),
    post: undefined,
  })
}

/** One page of a topic's articles, newest first. */
export async function TopicPage({ topic, page }: { topic: TopicWithPosts; page: number }) {
  const clinic = await getClinic()
  const crumbs = [HOME, { label: 'Topics', href: urls.topics }] as const
  const graph = listGraph(
    {
      path: urls.topicPage(topic.slug, page),
      title: titleOf(topic, page),
      description: describe(topic),
      image: socialImages.topic(topic, clinic),
      items: pageOf(topic.posts, page).map(({ slug, title }) => ({ name: title, path: urls.article(slug) })),
    },
    crumbs,
    clinic,
  )
  return (
    <>
      <JsonLd graph={graph} />
      <PageTitle crumbs={crumbs} title={topic.label}>
        {page === 1 ? describe(topic) : undefined}
      </PageTitle>
      <div className="wrap">
        <ArticleList posts={topic.posts} page={page} urlOf={(other) => urls.topicPage(topic.slug, other)} />
      </div>
    </>
  )
}

function titleOf({ label, posts }: TopicWithPosts, page: number): string {
  return page === 1 ? `${label}: articles` : `${label}: articles, page ${page} of ${pageCount(posts.length)}`
}

function describe({ label, posts }: Pick<TopicWithPosts, 'label' | 'posts'>): string {
  const count = posts.length === 1 ? 'One article' : `${posts.length} articles`
  return `${count} on the topic “${label}”, written for patients, each with its sources and the state of its medical review.`
}
