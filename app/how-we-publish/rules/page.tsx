import type { Metadata } from 'next'
import { JsonLd } from '@/components/json-ld'
import { PageTitle } from '@/components/page-title'
import { RULE_TEXTS } from '@/lib/editorial/check'
import { FAMILIES, type RuleText } from '@/lib/editorial/rule'
import { getClinic } from '@/lib/posts'
import { fixedPages } from '@/lib/seo/fixed-pages'
import { fixedPageGraph } from '@/lib/seo/json-ld'
import { fixedPageMetadata } from '@/lib/seo/metadata'
import { HOME } from '@/lib/seo/schema-org'
import { urls } from '@/lib/urls'

const facts = fixedPages.editorialRules
const crumbs = [HOME, { label: 'How we publish', href: urls.howWePublish }] as const

export async function generateMetadata(): Promise<Metadata> {
  return fixedPageMetadata(facts, await getClinic())
}

export default async function RulesPage() {
  return (
    <>
      <JsonLd graph={fixedPageGraph(facts, crumbs, await getClinic())} />
      <PageTitle crumbs={crumbs} title={facts.title}>
        {facts.description}
      </PageTitle>
      <div className="wrap">
        <div className="article-text">
          <p>
            Errors stop publication. Warnings are for a person to judge. A finding that an editor accepts is
            noted in the article’s file, with the reason, in a comment on the line above:{' '}
            <code>{'<!-- check: allow claims because … -->'}</code>. A note at the very top of the text also
            applies to the fields above it. A note without a reason, or without a finding to accept, is an
            error.
          </p>
          {FAMILIES.flatMap((family) => RULE_TEXTS.filter((rule) => rule.family === family)).map((rule) => (
            <RuleInWords key={rule.title} rule={rule} />
          ))}
        </div>
      </div>
    </>
  )
}

function RuleInWords({ rule }: { rule: RuleText }) {
  return (
    <>
      <h2>{rule.title}</h2>
      <p>{withCode(rule.reason)}</p>
      <ul>
        {rule.finds.map((found) => (
          <li key={found}>{withCode(found)}</li>
        ))}
      </ul>
      <p>
        In messages and notes: <code>{rule.family}</code>. Source: {rule.source}
      </p>
    </>
  )
}

/** Shows what is between backticks as code. */
function withCode(text: string) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part))
}
