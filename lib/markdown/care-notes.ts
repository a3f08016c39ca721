import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { elementsIn } from './elements'

/** The names allowed in `> [!NOTE]`, with the word that the reader sees and whether the card looks urgent. */
const NOTES = {
  NOTE: { word: 'Note', urgent: false },
  IMPORTANT: { word: 'Important', urgent: false },
  WARNING: { word: 'Warning', urgent: true },
  CAUTION: { word: 'Caution', urgent: true },
} as const

/** The names that a note may have, from the mildest to the most urgent. */
export const NOTE_NAMES: readonly string[] = Object.keys(NOTES)

const MARKER = new RegExp(String.raw`^\[!(${NOTE_NAMES.join('|')})\][ \t]*\n?`, 'i')

/**
 * A block quote that begins with `[!WARNING]` becomes a care card. A word above the text gives its meaning, because
 * colour alone says nothing to those who can't see it (WCAG 1.4.1).
 */
export function careNotes() {
  return (tree: Root) => {
    for (const { node } of elementsIn(tree)) {
      if (node.tagName !== 'blockquote') continue
      const first = node.children.find((child): child is Element => child.type === 'element')
      const text = first?.tagName === 'p' ? first.children[0] : undefined
      const name = text?.type === 'text' ? MARKER.exec(text.value)?.[1]?.toUpperCase() : undefined
      if (first === undefined || text?.type !== 'text' || !isNoteName(name)) continue
      const { word, urgent } = NOTES[name]
      text.value = text.value.replace(MARKER, '')
      const rest = node.children.filter((child) => child !== first)
      const isEmpty = first.children.length === 1 && text.value === ''
      node.tagName = 'div'
      node.properties = { className: urgent ? ['care', 'care-urgent'] : ['care'], role: 'note' }
      node.children = [h('p.care-title', word), ...(isEmpty ? [] : [first]), ...rest]
    }
  }
}

const isNoteName = (name: string | undefined): name is keyof typeof NOTES =>
  name !== undefined && name in NOTES
