import type { Metadata } from 'next'
import { PageTitle } from '@/components/page-title'
import { getTopics } from '@/lib/posts'
import { pageMetadata } from '@/lib/seo/metadata'
import { urls } from '@/lib/urls'

const DESCRIPTION =
  'What our articles are about: choose a topic to see everything that we have written on it, newest first.'

export const metadata: Metadata = pageMetadata({
  title: 'Topics',
  description: DESCRIPTION,
  path: urls.topics,
})

export default async function TopicsPage() {
  const topics = await getTopics()
  return (
    <>
      <PageTitle crumbs={[{ label: 'Home', href: urls.home }]} title="Topics">
        {DESCRIPTION}
      </PageTitle>
      <div className="wrap grid gap-x-8 gap-y-10 md:grid-cols-2">
        {topics.map(({ slug, label, posts }) => (
          <section key={slug} className="border-line border-t pt-5">
            <h2 className="title-2">
              <a href={urls.topic(slug)} className="inline-flex min-h-11 items-center text-ink">
                {label}
              </a>
            </h2>
            <ul className="mt-2">
              {posts.slice(0, 4).map((post) => (
                <li key={post.slug}>
                  <a href={urls.article(post.slug)} className="inline-flex min-h-11 items-center">
                    {post.title}
                  </a>
                </li>
              ))}
            </ul>
            {posts.length > 4 && <p className="text-soft">and {posts.length - 4} more</p>}
          </section>
        ))}
      </div>
    </>
  )
}
