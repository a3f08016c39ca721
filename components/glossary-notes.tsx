import type { GlossaryTerm } from '@/lib/glossary'
import { glossaryNoteId } from '@/lib/markdown/page-ids'

/** The meanings of the words that an article uses, each shown by the button behind its word; on paper, all of them. */
export function GlossaryNotes({ terms }: { terms: readonly GlossaryTerm[] }) {
  if (terms.length === 0) return null
  return (
    <div className="term-notes">
      {terms.map((term) => (
        <div key={term.slug} id={glossaryNoteId(term)} popover="auto" className="term-note">
          <b>{term.term}:</b> {term.meaning}
        </div>
      ))}
    </div>
  )
}
