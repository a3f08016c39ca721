import { compileMDX } from 'next-mdx-remote/rsc'
import type { ComponentType, ReactNode } from 'react'
import { collectReferences, type Reference } from './collect-references'
import type { Heading } from './heading-links'
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
 * @param ArticleText shows the text, which it receives as sanitised HTML
 * @returns the content, its second-level headings and its references, each in order
 */
export async function renderMarkdown(
  markdown: string,
  pictureAttributes: PictureAttributes,
  ArticleText: ComponentType<{ html: string }>,
): Promise<{ content: ReactNode; headings: readonly Heading[]; references: readonly Reference[] }> {
  const headings: Heading[] = []
  const references: Reference[] = []
  const { content } = await compileMDX({
    source: markdown,
    components: { [ONE_PIECE]: ArticleText },
    options: {
      mdxOptions: {
        format: 'md',
        remarkPlugins,
        rehypePlugins: [
          ...rehypePlugins(pictureAttributes, headings),
          [collectReferences, references],
          inOnePiece,
        ],
        remarkRehypeOptions,
      },
    },
  })
  return { content, headings, references }
}
