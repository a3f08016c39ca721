import type { Metadata } from 'next'
import { JsonLd } from '@/components/json-ld'
import { PageTitle } from '@/components/page-title'
import { getClinic, getTopics } from '@/lib/posts'
import { fixedPages } from '@/lib/seo/fixed-pages'
import { listGraph } from '@/lib/seo/json-ld'
import { fixedPageMetadata } from '@/lib/seo/metadata'
import { HOME } from '@/lib/seo/schema-org'
import { isTopicIndexed } from '@/lib/seo/sitemap'
import { socialImages } from '@/lib/seo/social-image'
import { urls } from '@/lib/urls'

const crumbs = [HOME]

/** Articles shown per topic; its page has them all. */
const SHOWN = 4

export async function generateMetadata(): Promise<Metadata> {
  return fixedPageMetadata(fixedPages.topics, await getClinic())
}

export default async function TopicsPage() {
  const [topics, clinic] = await Promise.all([getTopics(), getClinic()])
  const graph = listGraph(
    {
      ...fixedPages.topics,
      image: socialImages.fixed(fixedPages.topics, clinic),
      items: topics
        .filter(isTopicIndexed)
        .map(({ slug, label }) => ({ name: label, path: urls.topic(slug) })),
    },
    crumbs,
    clinic,
  )
  return (
    <>
      <JsonLd graph={graph} />
      <PageTitle crumbs={crumbs} title={fixedPages.topics.title}>
        {fixedPages.topics.description}
      </PageTitle>
      <div className="wrap grid gap-x-8 gap-y-10 md:grid-cols-2">
        {topics.map(({ slug, label, posts }) => (
          <section key={slug} className="border-line border-t pt-5">
            <h2 className="title-2">
              <a href={urls.topic(slug)} className="inline-flex min-h-11 max-w-full items-center text-ink">
                {label}
              </a>
            </h2>
            <ul className="mt-2">
              {posts.slice(0, SHOWN).map((post) => (
                <li key={post.slug}>
                  <a href={urls.article(post.slug)} className="inline-flex min-h-11 items-center py-1">
                    {post.title}
                  </a>
                </li>
              ))}
            </ul>
            {posts.length > SHOWN && <p className="text-soft">and {posts.length - SHOWN} more</p>}
          </section>
        ))}
      </div>
    </>
  )
}
