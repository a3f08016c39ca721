import { compileMDX } from 'next-mdx-remote/rsc'
import type { ComponentType, ReactNode } from 'react'
import { collectReferences, type Reference } from './collect-references'
import type { Heading } from './heading-links'
import { compareNumbers, LostNumbersError, type NumberRecord, readNumbers } from './number-integrity'
import { inOnePiece, ONE_PIECE } from './one-piece'
import type { PictureAttributes } from './pictures'
import { rehypePlugins, remarkPlugins, remarkRehypeOptions } from './plugins'

/**
 * Turns Markdown into React. The one place that knows next-mdx-remote, whose development has ended (6.0.0 is its last
 * release), so that it can be replaced here.
 *
 * `format: 'md'`: an article is never MDX. Clinic prose such as `<https://doi.org/…>`, `p < 0.05`, `<5 mm` and
 * `{2 tablets}` does not compile as MDX, and MDX would run code that stands in an article.
 *
 * @param text an article or a page: its Markdown and, for messages, its file
 * @param ArticleText shows the text, which it receives as sanitised HTML
 * @returns the content, its second-level headings and its references, each in order
 * @throws LostNumbersError when the content does not show every number that was written
 */
export async function renderMarkdown(
  text: { body: string; file: string },
  pictureAttributes: PictureAttributes,
  ArticleText: ComponentType<{ html: string }>,
): Promise<{ content: ReactNode; headings: readonly Heading[]; references: readonly Reference[] }> {
  const headings: Heading[] = []
  const numbers: NumberRecord = { written: [], lost: [] }
  const references: Reference[] = []
  const { content } = await compileMDX({
    source: text.body,
    components: { [ONE_PIECE]: ArticleText },
    options: {
      mdxOptions: {
        format: 'md',
        remarkPlugins: [...remarkPlugins, [readNumbers, numbers]],
        rehypePlugins: [
          ...rehypePlugins(pictureAttributes, headings),
          [collectReferences, references],
          [compareNumbers, numbers],
          inOnePiece,
        ],
        remarkRehypeOptions,
      },
    },
  })
  if (numbers.lost.length > 0) throw new LostNumbersError(text.file, numbers.lost)
  return { content, headings, references }
}
