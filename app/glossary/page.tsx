import type { Metadata } from 'next'
import { ContentErrors } from '@/components/content-errors'
import { JsonLd } from '@/components/json-ld'
import { PageTitle } from '@/components/page-title'
import { getClinic, getGlossary, getGlossaryErrors } from '@/lib/posts'
import { fixedPages } from '@/lib/seo/fixed-pages'
import { listGraph } from '@/lib/seo/json-ld'
import { fixedPageMetadata } from '@/lib/seo/metadata'
import { HOME } from '@/lib/seo/schema-org'
import { socialImages } from '@/lib/seo/social-image'
import { urls } from '@/lib/urls'

const crumbs = [HOME]

export async function generateMetadata(): Promise<Metadata> {
  return fixedPageMetadata(fixedPages.glossary, await getClinic())
}

export default async function GlossaryPage() {
  const [terms, errors, clinic] = await Promise.all([getGlossary(), getGlossaryErrors(), getClinic()])
  if (errors.length > 0) return <ContentErrors errors={errors} />
  const graph = listGraph(
    {
      ...fixedPages.glossary,
      image: socialImages.fixed(fixedPages.glossary, clinic),
      items: terms.map(({ slug, term }) => ({ name: term, path: `${urls.glossary}#${slug}` })),
    },
    crumbs,
    clinic,
  )
  return (
    <>
      <JsonLd graph={graph} />
      <PageTitle crumbs={crumbs} title={fixedPages.glossary.title}>
        {fixedPages.glossary.description}
      </PageTitle>
      <div className="wrap">
        {terms.length === 0 && <p>There are no words here yet.</p>}
        <dl className="max-w-[56rem]">
          {terms.map(({ slug, term, meaning, source }) => (
            <div
              key={slug}
              id={slug}
              className="grid gap-x-8 gap-y-1 border-line border-t py-4 sm:grid-cols-[13rem_1fr] target:bg-accent-soft"
            >
              <dt className="font-bold">{term}</dt>
              <dd>
                {meaning}{' '}
                <a
                  href={source}
                  rel="external"
                  className="whitespace-nowrap py-3"
                  aria-label={`Source: ${term}`}
                >
                  Source
                </a>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  )
}
