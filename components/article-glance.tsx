import type { ReactNode } from 'react'
import { EVIDENCE } from '@/lib/evidence'
import { PAGE_IDS } from '@/lib/markdown/page-ids'
import type { Glance } from '@/lib/posts'
import { Measured } from './measured'

/** The short version of an article about a treatment: only what its front matter gives. */
export function ArticleGlance({ glance }: { glance: Glance }) {
  const { what, sessions, sessiontime, normal, effect, lasts, notfor, status, alternatives } = glance
  return (
    <section className="glance" aria-labelledby={PAGE_IDS.glance}>
      <h2 id={PAGE_IDS.glance}>At a glance</h2>
      <dl>
        {what && (
          <Fact name="What it is">
            <Measured>{what}</Measured>
          </Fact>
        )}
        {sessions && <Fact name="Sessions">{sessions}</Fact>}
        {sessiontime && <Fact name="Time for a session">{sessiontime.text}</Fact>}
        {normal && <Fact name="Back to normal after">{normal.text}</Fact>}
        {effect && <Fact name="An effect may show after">{effect.text}</Fact>}
        {lasts && (
          <Fact name="How long it lasts">
            <Measured>{lasts}</Measured>
          </Fact>
        )}
        {notfor && (
          <Fact name="Who should not have it">
            <List entries={notfor} />
          </Fact>
        )}
        <Evidence glance={glance} />
        {status && (
          <Fact name="Approval">
            <ul>
              {status.map(({ country, status: said }) => (
                <li key={country}>
                  <b>{country}.</b> <Measured>{said}</Measured>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {alternatives && (
          <Fact name="Alternatives">
            <List entries={alternatives} />
          </Fact>
        )}
      </dl>
    </section>
  )
}

function Evidence({ glance: { evidence, evidencenote } }: { glance: Glance }) {
  if (evidence === undefined && evidencenote === undefined) return null
  return (
    <Fact name="Kind of evidence">
      {evidence && (
        <>
          <b>{EVIDENCE[evidence].label}.</b> {EVIDENCE[evidence].explanation}{' '}
        </>
      )}
      {evidencenote && <Measured>{evidencenote}</Measured>}
    </Fact>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function List({ entries }: { entries: readonly string[] }) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry}>
          <Measured>{entry}</Measured>
        </li>
      ))}
    </ul>
  )
}
