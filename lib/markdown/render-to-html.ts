import { renderToStaticMarkup } from 'react-dom/server'
import type { GlossaryTerm } from '../glossary'
import type { PictureAttributes } from './pictures'
import type { FoundInText } from './plugins'
import { renderMarkdown } from './render'

/** A text as its page shows it: plain data, so that it can be rendered before the page. */
export type RenderedText = { html: string } & FoundInText

/**
 * The same as `renderMarkdown`, outside Next: React renders the compiled text, and the HTML that it would show is captured.
 *
 * @throws LostNumbersError as renderMarkdown
 */
export async function renderToHtml(
  text: { body: string; file: string },
  pictureAttributes: PictureAttributes,
  glossary: readonly GlossaryTerm[] = [],
): Promise<RenderedText> {
  let html = ''
  const note = (piece: { html: string }) => {
    html = piece.html
    return null
  }
  const { content, ...found } = await renderMarkdown(text, pictureAttributes, note, glossary)
  renderToStaticMarkup(content)
  return { html, ...found }
}
