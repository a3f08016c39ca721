import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import type { PluggableList } from 'unified'
import type { GlossaryTerm } from '../glossary'
import { addressesWithSpaces } from './addresses-with-spaces'
import { careNotes } from './care-notes'
import { citations } from './citations'
import { collectReferences, type Reference } from './collect-references'
import { externalLinks } from './external-links'
import { figures } from './figures'
import { gfm } from './gfm'
import { glossaryTerms } from './glossary-terms'
import { headingIds } from './heading-ids'
import { type Heading, headingLinks } from './heading-links'
import { identifierLinks } from './identifier-links'
import { linkNotes } from './link-notes'
import { literalAsterisks } from './literal-asterisks'
import { literalComparisons } from './literal-comparisons'
import { measures } from './measures'
import { type PictureAttributes, pictures } from './pictures'
import { sanitizeSchema } from './sanitize-schema'
import { scrollingTables } from './scrolling-tables'
import { tickBoxes } from './tick-boxes'
import { unwrapBoldHeadings } from './unwrap-bold-headings'

/** From Markdown to mdast. */
export const remarkPlugins: PluggableList = [
  // Tables, footnotes, strikethrough, bare URLs.
  gfm,
  // `2*3*4` is a product.
  literalAsterisks,
  // `>90%` at the start of a line is a comparison.
  literalComparisons,
  // `![A cell](/img/my photo.jpg)`, as the CMS writes it.
  addressesWithSpaces,
  // `<PMID:123>` leads to PubMed.
  identifierLinks,
]

/** The changes to hast that an article needs wherever it is read, in the order in which they run. */
export const contentPlugins: PluggableList = [
  // HTML that staff wrote (`10<sup>6</sup>`, `<br>`) becomes part of the tree; otherwise it would be silently dropped.
  rehypeRaw,
  // Directly after it: everything that an author wrote is in the tree by now, and all that is added later is ours.
  [rehypeSanitize, sanitizeSchema],
  unwrapBoldHeadings,
  // rehype-slug, with another id where pages use the same one. After bold is removed, before anything is added to a heading.
  headingIds,
  // `> [!WARNING]`; after the sanitiser, which removes its classes from what an author wrote.
  careNotes,
  figures,
  // `[2]` links to the second entry under References, whose id no heading has.
  citations,
]

/** What is found in a text and also shown elsewhere on its page. */
export type FoundInText = {
  /** Of the second level, in order. */
  headings: Heading[]
  references: Reference[]
  /** The glossary terms that are used. */
  terms: GlossaryTerm[]
  /** The addresses of links whose text is not the address, each once. */
  links: string[]
  /** How long it takes to read. */
  minutes: number
}

/**
 * The same for a page, with what only the page needs: ways to link to a section, to scroll a table, to tick a box.
 *
 * @param glossary the terms that are explained where they are first used
 * @param found receives what the page also shows elsewhere
 */
export function rehypePlugins(
  pictureAttributes: PictureAttributes,
  glossary: readonly GlossaryTerm[],
  found: FoundInText,
): PluggableList {
  return [
    ...contentPlugins,
    [headingLinks, found.headings],
    externalLinks,
    [pictures, pictureAttributes],
    scrollingTables,
    tickBoxes,
    // `10 mg` stays on one line.
    measures,
    [linkNotes, found.links],
    // After everything that changes words or counts links.
    [glossaryTerms, glossary, found.terms],
    [collectReferences, found.references],
  ]
}

/** Footnotes and their links must keep the same ids: the sanitiser leaves ids alone, so nothing may prefix them earlier. */
export const remarkRehypeOptions = {
  clobberPrefix: '',
  footnoteLabel: 'Notes',
  footnoteBackLabel: 'Back to the text',
}
