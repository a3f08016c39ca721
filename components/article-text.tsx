import type { ReactNode } from 'react'
import type { GlossaryTerm } from '@/lib/glossary'
import type { FoundInText } from '@/lib/markdown/plugins'
import { pictureAttributesIn } from '@/lib/picture-attributes'
import { getBody, type Page, type Post } from '@/lib/posts'
import { readPrepared } from '@/lib/posts/prepared'

/**
 * The text of an article or page: in a build the one that was prepared, else made now.
 *
 * @param glossary the words that are explained where they are first used
 * @returns its content, and what was found in it
 * @throws LostNumbersError when it would not show every number that was written
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
  // Loaded only here: the processes of a build do without everything that compiles Markdown.
  const { renderMarkdown } = await import('@/lib/markdown/render')
  return renderMarkdown({ file, body }, pictureAttributesIn(process.cwd()), ArticleText, glossary)
}

/** HTML that lib/markdown has made and sanitised. */
function ArticleText({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: an allowlist has decided about every element (lib/markdown/sanitize-schema.ts)
  return <div className="article-text" dangerouslySetInnerHTML={{ __html: html }} />
}
