import { ArticleContents, ASK_LABEL } from '@/components/article-contents'
import { ArticleCover } from '@/components/article-cover'
import { ArticleFacts } from '@/components/article-facts'
import { ArticleGlance } from '@/components/article-glance'
import { ArticleJourney } from '@/components/article-journey'
import { ArticleLeaflet } from '@/components/article-leaflet'
import { ArticleLinks } from '@/components/article-links'
import { ArticleNeighbours } from '@/components/article-neighbours'
import { renderText } from '@/components/article-text'
import { Breadcrumbs } from '@/components/breadcrumbs'
import { GlossaryNotes } from '@/components/glossary-notes'
import { JsonLd } from '@/components/json-ld'
import { TopicLinks } from '@/components/topic-links'
import { UnpublishedNote } from '@/components/unpublished-note'
import type { Clinic } from '@/lib/clinic'
import type { GlossaryTerm } from '@/lib/glossary'
import { PAGE_IDS } from '@/lib/markdown/page-ids'
import type { Post } from '@/lib/posts'
import type { Neighbours } from '@/lib/posts/related'
import { articleGraph } from '@/lib/seo/json-ld'
import { HOME } from '@/lib/seo/schema-org'
import { urls } from '@/lib/urls'

/** An article as patients read it. */
export async function ArticlePage({
  post,
  related,
  neighbours,
  clinic,
  glossary,
}: {
  post: Post
  related: readonly Post[]
  neighbours: Neighbours | undefined
  clinic: Clinic
  glossary: readonly GlossaryTerm[]
}) {
  const { content, minutes, headings, references, terms, links } = await renderText(post, glossary)
  const addresses = [...new Set([...links, urls.howWePublish])]
  const crumbs = [HOME, { label: 'Articles', href: urls.articles }] as const
  return (
    <>
      <UnpublishedNote post={post} />
      <article>
        <header className="wrap pt-4">
          <Breadcrumbs crumbs={crumbs} />
          <div className="mt-2 grid items-center gap-x-12 gap-y-8 lg:grid-cols-[1.2fr_1fr]">
            <div>
              <h1 className="title-1">{post.title}</h1>
              <p className="lead mt-4">{post.description}</p>
            </div>
            <div
              className={`aspect-video overflow-hidden rounded-xl print:hidden ${post.picture ? '' : 'max-sm:hidden'}`}
            >
              <ArticleCover post={post} sizes="(min-width: 68rem) 30rem, 100vw" priority />
            </div>
          </div>
          <div className="mt-8">
            <ArticleFacts post={post} minutes={minutes} />
          </div>
        </header>
        <div className="wrap mt-10 grid gap-x-16 gap-y-10 lg:grid-cols-[15rem_minmax(0,1fr)]">
          <div>
            <div className="lg:sticky lg:top-6">
              <ArticleContents headings={headings} canAsk={post.kind === 'treatment'} />
            </div>
          </div>
          <div>
            {post.glance && <ArticleGlance glance={post.glance} />}
            {post.journey && <ArticleJourney journey={post.journey} />}
            {content}
            <GlossaryNotes terms={terms} />
            <aside
              aria-labelledby={PAGE_IDS.disclaimer}
              className="mt-14 max-w-[38rem] rounded-lg border-2 border-line p-5"
            >
              <h2 id={PAGE_IDS.disclaimer} className="text-xl">
                For information, not medical advice
              </h2>
              <p className="mt-2">
                This article can’t know your history. It doesn’t replace talking to a doctor who has examined
                you, and it doesn’t promise a result. {clinic.name} offers treatments of the kind it writes
                about:{' '}
                <a href={urls.howWePublish} data-note={addresses.indexOf(urls.howWePublish) + 1}>
                  how we deal with that
                </a>
                .
              </p>
              <p className="mt-2">{clinic.emergency}</p>
            </aside>
            {post.kind === 'treatment' && <AskAboutTreatment slug={post.slug} />}
            <ArticleLeaflet post={post} links={addresses} clinic={clinic} />
            {neighbours && <ArticleNeighbours {...neighbours} />}
            {post.topics.length > 0 && (
              <nav aria-labelledby={PAGE_IDS.topics} className="mt-10 print:hidden">
                <h2 id={PAGE_IDS.topics} className="mb-3 text-xl">
                  Topics of this article
                </h2>
                <TopicLinks topics={post.topics} />
              </nav>
            )}
          </div>
        </div>
        {/* At the end, because a compressor looks back 32 KB: at the top, what this repeats would only come later. */}
        <JsonLd graph={articleGraph(post, references, crumbs, clinic)} />
      </article>
      {related.length > 0 && (
        <section className="wrap mt-16 print:hidden">
          <h2 className="title-2 mb-6">Read next</h2>
          <ArticleLinks posts={related} />
        </section>
      )}
    </>
  )
}

/**
 * Opens the enquiry form with this treatment chosen. A button and not a link: what somebody asks about stays out of the
 * address, and so out of every log, and `noreferrer` keeps the article's address from being sent.
 */
function AskAboutTreatment({ slug }: { slug: string }) {
  return (
    <form
      id={PAGE_IDS.ask}
      method="post"
      action={urls.enquiry}
      rel="noreferrer"
      className="mt-10 print:hidden"
    >
      <input type="hidden" name="topic" value={slug} />
      <button type="submit" className="button">
        {ASK_LABEL}
      </button>
    </form>
  )
}
