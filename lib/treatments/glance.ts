import type { Glance } from '../posts/glance-schema'
import { EVIDENCE } from './evidence'

/** The heading above the short version, wherever it appears. */
export const GLANCE_HEADING = 'At a glance'

/** Text of the short version, after a lead, if any, that sums it up. */
export type GlanceLine = { lead?: string; text: string }

/** One fact of the short version: a figure, a sentence, or several entries. */
export type GlanceFact = { name: string } & (
  | { figure: string }
  | { line: GlanceLine }
  | { lines: readonly GlanceLine[] }
)

/** The facts of a treatment article's short version, in reading order, wherever it appears. */
export function glanceFacts(glance: Glance): readonly GlanceFact[] {
  const { what, sessions, sessiontime, normal, effect, lasts, notfor, status, alternatives } = glance
  const facts: (GlanceFact | undefined)[] = [
    what ? { name: 'What it is', line: { text: what } } : undefined,
    sessions ? { name: 'Sessions', figure: sessions } : undefined,
    sessiontime && { name: 'Time for a session', figure: sessiontime.text },
    normal && { name: 'Back to normal after', figure: normal.text },
    effect && { name: 'An effect may show after', figure: effect.text },
    lasts ? { name: 'How long it lasts', line: { text: lasts } } : undefined,
    notfor && { name: 'Who should not have it', lines: notfor.map((text) => ({ text })) },
    evidenceOf(glance),
    status && {
      name: 'Approval',
      lines: status.map(({ country, status: text }) => ({ lead: country, text })),
    },
    alternatives && { name: 'Alternatives', lines: alternatives.map((text) => ({ text })) },
  ]
  return facts.filter((fact) => fact !== undefined)
}

function evidenceOf({ evidence, evidencenote = '' }: Glance): GlanceFact | undefined {
  const name = 'Kind of evidence'
  if (evidence === undefined) return evidencenote ? { name, line: { text: evidencenote } } : undefined
  const { label, explanation } = EVIDENCE[evidence]
  return { name, line: { lead: label, text: `${explanation} ${evidencenote}`.trim() } }
}

/** A fact of the short version in one line, without markup. */
export function factText(fact: GlanceFact): string {
  if ('figure' in fact) return `${fact.name}: ${fact.figure}`
  const lines = 'line' in fact ? [fact.line] : fact.lines
  return `${fact.name}: ${lines.map(({ lead, text }) => (lead ? `${lead}. ${text}` : text)).join(' · ')}`
}
