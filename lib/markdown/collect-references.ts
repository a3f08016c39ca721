import type { Element, Root } from 'hast'
import { referenceEntries } from './citations'
import { elementsIn } from './elements'
import { hastToText } from './plain-text'

/** An entry in an article's list of sources: its text without the address, and the address of its first link. */
export type Reference = { text: string; url?: string }

/** Appends every entry of the list under "References", in order, to `references`. */
export function collectReferences(references: Reference[]) {
  return (tree: Root) => {
    for (const entry of referenceEntries(tree)) {
      const url = firstAddress(entry)
      const text = hastToText(entry)
      // `<https://doi.org/…>` at the end repeats the address.
      const words = url !== undefined && text.endsWith(url) ? text.slice(0, -url.length).trim() : text
      references.push({ text: words || text, ...(url ? { url } : {}) })
    }
  }
}

function firstAddress(entry: Element): string | undefined {
  for (const { node } of elementsIn(entry)) {
    const { href } = node.properties
    if (node.tagName === 'a' && typeof href === 'string' && /^https?:\/\//.test(href)) return href
  }
}
