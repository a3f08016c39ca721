import type { BlockContent, ListItem, Root } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Clinic } from '../clinic'
import type { Page, Post } from '../posts'
import { absoluteUrl, urls } from '../urls'
import { fixedPages } from './fixed-pages'

/** The site for language models (llmstxt.org): what it is, and every article with the address of its Markdown. */
export function llmsText(posts: readonly Post[], pages: readonly Page[], clinic: Clinic): string {
  const root: Root = {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [{ type: 'text', value: clinic.name }] },
      { type: 'blockquote', children: [paragraph(clinic.description)] },
      paragraph(clinic.emergency),
      // Whoever summarises an article has to know who wrote it.
      paragraph(
        `${clinic.name} offers treatments of the kind it writes about. Telephone ${clinic.telephone}, e-mail ${clinic.email}.`,
      ),
      ...section(
        'Articles',
        posts.map(({ slug, title, description }) =>
          link(absoluteUrl(urls.articleMarkdown(slug)), title, description),
        ),
      ),
      ...section(
        'About the clinic',
        [
          ...pages.map(({ slug, title, description }) => ({ path: urls.page(slug), title, description })),
          fixedPages.editorialRules,
          fixedPages.glossary,
        ].map(({ path, title, description }) => link(absoluteUrl(path), title, description)),
      ),
    ],
  }
  return toMarkdown(root, { bullet: '-' })
}

const paragraph = (value: string): BlockContent => ({
  type: 'paragraph',
  children: [{ type: 'text', value }],
})

function section(title: string, items: ListItem[]): Root['children'] {
  if (items.length === 0) return []
  return [
    { type: 'heading', depth: 2, children: [{ type: 'text', value: title }] },
    { type: 'list', ordered: false, spread: false, children: items },
  ]
}

const link = (url: string, title: string, description: string): ListItem => ({
  type: 'listItem',
  spread: false,
  children: [
    {
      type: 'paragraph',
      children: [
        { type: 'link', url, children: [{ type: 'text', value: title }] },
        { type: 'text', value: `: ${description}` },
      ],
    },
  ],
})
