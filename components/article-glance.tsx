import { PAGE_IDS } from '@/lib/markdown/page-ids'
import type { Glance } from '@/lib/posts'
import { GLANCE_HEADING, type GlanceFact, type GlanceLine, glanceFacts } from '@/lib/treatments/glance'
import { Measured } from './measured'

/** The short version of an article about a treatment: only what its front matter gives. */
export function ArticleGlance({ glance }: { glance: Glance }) {
  return (
    <section className="glance" aria-labelledby={PAGE_IDS.glance}>
      <h2 id={PAGE_IDS.glance}>{GLANCE_HEADING}</h2>
      <dl>
        {glanceFacts(glance).map((fact) => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd>
              <FactValue fact={fact} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function FactValue({ fact }: { fact: GlanceFact }) {
  if ('figure' in fact) return fact.figure
  if ('line' in fact) return <Line {...fact.line} />
  return (
    <ul>
      {fact.lines.map((line) => (
        <li key={`${line.lead} ${line.text}`}>
          <Line {...line} />
        </li>
      ))}
    </ul>
  )
}

function Line({ lead, text }: GlanceLine) {
  return (
    <>
      {lead && (
        <>
          <b>{lead}.</b>{' '}
        </>
      )}
      <Measured>{text}</Measured>
    </>
  )
}
