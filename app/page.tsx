import type { Metadata } from 'next'
import { ArticleGrid } from '@/components/article-card'
import { ContactDetails } from '@/components/contact-details'
import { HomeArt } from '@/components/home-art'
import { JsonLd } from '@/components/json-ld'
import { TopicLinks } from '@/components/topic-links'
import { getClinic, getPosts, getTopics } from '@/lib/posts'
import { homeGraph } from '@/lib/seo/json-ld'
import { pageMetadata } from '@/lib/seo/metadata'
import { socialImages } from '@/lib/seo/social-image'
import { urls } from '@/lib/urls'

/** Articles shown under each of the two headings of the home page. */
const SHOWN = 3

export async function generateMetadata(): Promise<Metadata> {
  const clinic = await getClinic()
  return pageMetadata({
    clinic,
    title: `${clinic.name}: ${clinic.tagline}`,
    description: clinic.description,
    path: urls.home,
    image: socialImages.home(clinic),
    indexed: true,
    post: undefined,
  })
}

export default async function HomePage() {
  const [clinic, posts, topics] = await Promise.all([getClinic(), getPosts(), getTopics()])
  const featured = posts.filter((post) => post.featured).slice(0, SHOWN)
  const newest = posts.filter((post) => !featured.includes(post)).slice(0, SHOWN)
  return (
    <>
      <JsonLd graph={homeGraph(clinic)} />
      <section className="overflow-hidden border-line border-b bg-surface">
        <div className="wrap grid items-center gap-x-10 lg:grid-cols-[1.25fr_1fr]">
          <div className="py-12 md:py-20">
            <h1 className="title-1">{clinic.tagline}</h1>
            <p className="lead mt-5 max-w-[36rem]">{clinic.description}</p>
            <p className="mt-8 flex flex-wrap gap-3">
              <a href={urls.articles} className="button print:hidden">
                Read the articles
              </a>
              <a href={`${urls.about}#what-we-offer`} className="button button-quiet print:hidden">
                What we offer
              </a>
            </p>
          </div>
          <HomeArt />
        </div>
      </section>

      <div className="wrap grid gap-16 pt-14">
        {featured.length > 0 && (
          <section>
            <h2 className="title-2 mb-6">Start here</h2>
            <ArticleGrid posts={featured} heading="h3" />
          </section>
        )}
        {topics.length > 0 && (
          <section>
            <h2 className="title-2 mb-6">Topics</h2>
            <TopicLinks topics={topics} />
          </section>
        )}
        {newest.length > 0 && (
          <section>
            <h2 className="title-2 mb-6">Newest articles</h2>
            <ArticleGrid posts={newest} heading="h3" />
            <p className="mt-6">
              <a href={urls.articles} className="inline-flex min-h-11 items-center">
                All {posts.length} articles
              </a>
            </p>
          </section>
        )}
        <section className="grid gap-8 rounded-xl bg-accent-soft p-6 md:grid-cols-2 md:p-10">
          <div>
            <h2 className="title-2">Talk to us</h2>
            <p className="mt-3 max-w-[30rem] text-soft">
              A treatment is a decision for you and a doctor who has seen you. Ask us anything, even if the
              question seems small.
            </p>
            <p className="mt-6">
              <a href={urls.enquiry} className="button print:hidden">
                Contact us
              </a>
            </p>
          </div>
          <ContactDetails clinic={clinic} />
        </section>
      </div>
    </>
  )
}
