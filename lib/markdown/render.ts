import type { Root } from 'mdast'
import { compileMDX } from 'next-mdx-remote/rsc'
import type { ComponentType, ReactNode } from 'react'
import type { Processor } from 'unified'
import type { GlossaryTerm } from '../glossary'
import { compareNumbers, LostNumbersError, type NumberRecord, readNumbers } from './number-integrity'
import { parseMarkdown } from './parse'
import type { PictureAttributes } from './pictures'
import { type FoundInText, rehypePlugins, remarkRehypeOptions } from './plugins'
import { readingMinutes } from './reading-time'
import { TEXT_COMPONENT, wrapInComponent } from './wrap-in-component'

/**
 * Turns Markdown into React. The only file that knows next-mdx-remote, so that it can be replaced here: its development
 * has ended (6.0.0 is its last release).
 *
 * `format: 'md'`: an article is never MDX. Clinic prose such as `<https://doi.org/…>`, `p < 0.05`, `<5 mm` and
 * `{2 tablets}` does not compile as MDX, and MDX would execute code in an article.
 *
 * @param text an article or a page: its Markdown and, for messages, its file
 * @param ArticleText shows the text, which it receives as sanitised HTML
 * @param glossary the terms that are explained where they are first used
 * @returns the content, and what was found in it
 * @throws LostNumbersError when the content does not show every number that was written
 */
export async function renderMarkdown(
  text: { body: string; file: string },
  pictureAttributes: PictureAttributes,
  ArticleText: ComponentType<{ html: string }>,
  glossary: readonly GlossaryTerm[] = [],
): Promise<{ content: ReactNode } & FoundInText> {
  const minutes = readingMinutes(text.body)
  const found: FoundInText = { headings: [], references: [], terms: [], links: [], minutes }
  const numbers: NumberRecord = { written: [], lost: [] }
  const { content } = await compileMDX({
    source: text.body,
    components: { [TEXT_COMPONENT]: ArticleText },
    options: {
      mdxOptions: {
        format: 'md',
        remarkPlugins: [
          [withTree, parseMarkdown(text.body)],
          [readNumbers, numbers],
        ],
        rehypePlugins: [
          ...rehypePlugins(pictureAttributes, glossary, found),
          [compareNumbers, numbers],
          wrapInComponent,
        ],
        remarkRehypeOptions,
      },
    },
  })
  if (numbers.lost.length > 0) throw new LostNumbersError(text.file, numbers.lost)
  return { content, ...found }
}

/** Uses an already parsed tree instead of parsing the text. */
function withTree(this: Processor, tree: Root) {
  this.parser = () => tree
}
