import type { ReactNode } from 'react'
import { ContentErrors } from '@/components/content-errors'
import type { GlossaryTerm } from '@/lib/glossary'
import type { FoundInText } from '@/lib/markdown/plugins'
import { getBody, type Page, type Post } from '@/lib/posts'
import { pictureAttributesIn } from '@/lib/posts/picture-attributes'
import { readPrepared } from '@/lib/posts/prepared'

/**
 * The text of an article or page: in a build the prepared one, otherwise rendered now. With `npm run dev`, a text that
 * would lose a number is replaced by the reason: the error itself would be an empty page there.
 *
 * @param glossary the words that are explained where they are first used
 * @returns its content, and what was found in it
 * @throws LostNumbersError when it would not show every number in the source, except with `npm run dev`
 */
export async function renderText(
  text: Post | Page,
  glossary: readonly GlossaryTerm[],
): Promise<{ content: ReactNode } & FoundInText> {
  const prepared = await (await readPrepared())?.textOf(text.file)
  if (prepared) {
    const { html, body: _body, ...found } = prepared
    return { content: <ArticleText html={html} />, ...found }
  }
  const { file } = text
  const body = await getBody(text)
  // Imported lazily: the processes of a build do without the Markdown compiler.
  const { renderMarkdown } = await import('@/lib/markdown/render')
  try {
    return await renderMarkdown({ file, body }, pictureAttributesIn(process.cwd()), ArticleText, glossary)
  } catch (error) {
    const { LostNumbersError } = await import('@/lib/markdown/number-integrity')
    if (process.env.NODE_ENV !== 'development' || !(error instanceof LostNumbersError)) throw error
    const found = { headings: [], references: [], terms: [], links: [], minutes: 0 }
    return { content: <ContentErrors errors={error.lines} />, ...found }
  }
}

/** HTML that lib/markdown has generated and sanitized. */
function ArticleText({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: every element has passed an allowlist (lib/markdown/sanitize-schema.ts)
  return <div className="article-text" dangerouslySetInnerHTML={{ __html: html }} />
}
