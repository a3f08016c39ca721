import type { PhrasingContent, Root } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import { formatDate } from '../format-date'
import { withoutComments } from '../markdown/without-comments'
import type { Post, Written } from '../posts'
import { absoluteUrl, urls } from '../urls'
import { isChangedSinceReview } from './last-modified'

/**
 * An article as Markdown: who wrote and reviewed it and when, then the text as its author wrote it. Other front matter and
 * comments are for the clinic and stay there; what is at a glance on the page is in the text too, figure by figure.
 */
export function articleMarkdown(post: Written<Post>): string {
  const { slug, title, description, author, date, updated, nextReview } = post
  const address = absoluteUrl(urls.article(slug))
  const facts: PhrasingContent[][] = [
    [
      { type: 'text', value: 'Page: ' },
      { type: 'link', url: address, children: [{ type: 'text', value: address }] },
    ],
    ...(author ? [text(`Written by: ${author}`)] : []),
    text(`Published: ${formatDate(date)}`),
    ...(updated ? [text(`Updated: ${formatDate(updated)}`)] : []),
    text(reviewLine(post)),
    ...(nextReview ? [text(`Next review: ${formatDate(nextReview)}`)] : []),
  ]
  const head: Root = {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: text(title) },
      { type: 'paragraph', children: text(description) },
      {
        type: 'list',
        ordered: false,
        spread: false,
        children: facts.map((children) => ({
          type: 'listItem',
          spread: false,
          children: [{ type: 'paragraph', children }],
        })),
      },
    ],
  }
  return `${toMarkdown(head, { bullet: '-' })}\n${withoutComments(post.body).trim()}\n`
}

const text = (value: string): PhrasingContent[] => [{ type: 'text', value }]

/** Whether an article was medically reviewed, when and by whom: what every form of it that is read elsewhere says. */
export function reviewLine(post: Post): string {
  const { lastReviewed, reviewedBy } = post
  const change = isChangedSinceReview(post) && 'before the last change'
  const review = lastReviewed
    ? [formatDate(lastReviewed), reviewedBy, change].filter(Boolean).join(', ')
    : 'not medically reviewed yet'
  return `Medical review: ${review}`
}
