import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
import type { PluggableList } from 'unified'
import { addressesWithSpaces } from './addresses-with-spaces'
import { careNotes } from './care-notes'
import { citations } from './citations'
import { figures } from './figures'
import { type Heading, headingLinks } from './heading-links'
import { identifierLinks } from './identifier-links'
import { externalLinks } from './links'
import { literalAsterisks } from './literal-asterisks'
import { literalComparisons } from './literal-comparisons'
import { type PictureAttributes, pictures } from './pictures'
import { sanitizeSchema } from './sanitize-schema'
import { scrollingTables } from './tables'
import { tickBoxes } from './tick-boxes'
import { unwrapBoldHeadings } from './unwrap-bold-headings'

/** From Markdown to its tree. */
export const remarkPlugins: PluggableList = [
  // Tables, footnotes, strike-through, bare addresses. One tilde is no markup: `1~2 million over 3~4 weeks` is a range.
  [remarkGfm, { singleTilde: false }],
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
  // After the bold has gone and before anything adds to a heading.
  rehypeSlug,
  // `> [!WARNING]`; after the sanitiser, which leaves no class on what an author wrote.
  careNotes,
  figures,
  // After slugs: the ids of references can't take those of headings.
  citations,
]

/**
 * The same for a page, with what the text has only there: ways to link to a section, to scroll a table, to tick a box.
 *
 * @param headings receives the second-level headings
 */
export function rehypePlugins(pictureAttributes: PictureAttributes, headings: Heading[]): PluggableList {
  return [
    ...contentPlugins,
    [headingLinks, headings],
    externalLinks,
    [pictures, pictureAttributes],
    scrollingTables,
    tickBoxes,
  ]
}

/** Footnotes and their links keep one set of ids: the sanitiser leaves ids alone, so nothing may prefix them earlier. */
export const remarkRehypeOptions = {
  clobberPrefix: '',
  footnoteLabel: 'Notes',
  footnoteBackLabel: 'Back to the text',
}
