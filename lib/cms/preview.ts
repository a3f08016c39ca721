import type { CustomPreviewTemplateProps } from '@sveltia/cms'
import { createElement } from 'react'

/** The text beside the editor, in the site's own styles (built by lib/build/editor-files.ts). */
export function preview({ entry, widgetFor }: CustomPreviewTemplateProps) {
  const field = (name: string) => String(entry.getIn(['data', name]) ?? '')
  return createElement(
    'article',
    { className: 'wrap pt-4' },
    createElement('h1', { className: 'title-1' }, field('title')),
    createElement('p', { className: 'lead mt-4' }, field('description')),
    createElement('div', { className: 'mt-10' }, widgetFor('body')),
  )
}
