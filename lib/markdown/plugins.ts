import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import type { PluggableList } from 'unified'
import type { GlossaryTerm } from '../glossary'
import { addressesWithSpaces } from './addresses-with-spaces'
import { careNotes } from './care-notes'
import { citations } from './citations'
import { collectReferences, type Reference } from './collect-references'
import { figures } from './figures'
import { gfm } from './gfm'
import { glossaryTerms } from './glossary-terms'
import { headingIds } from './heading-ids'
import { type Heading, headingLinks } from './heading-links'
import { identifierLinks } from './identifier-links'
import { linkNotes } from './link-notes'
import { externalLinks } from './links'
import { literalAsterisks } from './literal-asterisks'
import { literalComparisons } from './literal-comparisons'
import { measures } from './measures'
import { type PictureAttributes, pictures } from './pictures'
import { sanitizeSchema } from './sanitize-schema'
import { scrollingTables } from './tables'
import { tickBoxes } from './tick-boxes'
import { unwrapBoldHeadings } from './unwrap-bold-headings'

/** From Markdown to its tree. */
export const remarkPlugins: PluggableList = [
  // Tables, footnotes, strike-through, bare addresses.
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

/** From the tree of Markdown to that of HTML, in the order in which they run: what an article says, wherever it is read. */
export const contentPlugins: PluggableList = [
  // HTML that staff wrote (`10<sup>6</sup>`, `<br>`) becomes part of the tree; without it, it would be dropped in silence.
  rehypeRaw,
  // Directly after it, so that everything that follows is ours and nothing that an author wrote comes later.
  [rehypeSanitize, sanitizeSchema],
  unwrapBoldHeadings,
  // rehype-slug, with another id where a page uses the same itself. After the bold has gone and before anything adds to a
  // heading.
  headingIds,
  // `> [!WARNING]`; after the sanitiser, which leaves no class on what an author wrote.
  careNotes,
  figures,
  // `[2]` leads to the second entry under References, whose id no heading has.
  citations,
]

/** What a text has that the page shows elsewhere too. */
export type FoundInText = {
  /** Of the second level, in order. */
  headings: Heading[]
  references: Reference[]
  /** The words of the glossary that are used. */
  terms: GlossaryTerm[]
  /** The addresses of links that show other words, each once. */
  links: string[]
  /** How long it takes to read. */
  minutes: number
}

/**
 * The same for a page, with what the text has only there: ways to link to a section, to scroll a table, to tick a box.
 *
 * @param glossary the words that are explained where they are first used
 * @param found receives what the page shows beside the text
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
    // `10 mg` is not torn apart.
    measures,
    [linkNotes, found.links],
    // After everything that changes words or counts links.
    [glossaryTerms, glossary, found.terms],
    [collectReferences, found.references],
  ]
}

/** Footnotes and their links keep one set of ids: the sanitiser leaves ids alone, so nothing may prefix them earlier. */
export const remarkRehypeOptions = {
  clobberPrefix: '',
  footnoteLabel: 'Notes',
  footnoteBackLabel: 'Back to the text',
}
