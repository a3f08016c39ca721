import type { GlossaryTerm } from '@/lib/glossary'
import { glossaryNoteId } from '@/lib/markdown/page-ids'

/** The meanings of the words that an article uses, each shown by the button after its word; on paper, all of them. */
export function GlossaryNotes({ terms }: { terms: readonly GlossaryTerm[] }) {
  if (terms.length === 0) return null
  return (
    <div className="term-notes">
      {terms.map((term) => (
        // biome-ignore lint/a11y/noAutofocus: it takes the focus only when its button opens it, so that it is read out
        <div key={term.slug} id={glossaryNoteId(term)} popover="" autoFocus tabIndex={-1}>
          <b>{term.term}:</b> {term.meaning}
        </div>
      ))}
    </div>
  )
}
