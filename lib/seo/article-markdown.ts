import type { List, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import { formatDate } from '../format-date'
import { withoutComments } from '../markdown/without-comments'
import type { Post, WithBody } from '../posts'
import { GLANCE_HEADING, type GlanceLine, glanceFacts } from '../treatments/glance'
import { JOURNEY_HEADING } from '../treatments/journey'
import { absoluteUrl, urls } from '../urls'
import { isChangedSinceReview } from './last-modified'

/**
 * An article as Markdown: who wrote and reviewed it and when, the short version, then the text as its author wrote it.
 * Other front matter, and comments, are for the clinic and are left out.
 */
export function articleMarkdown(post: WithBody<Post>): string {
  const { slug, title, description, author, date, updated, nextReview } = post
  const address = absoluteUrl(urls.article(slug))
  const facts: PhrasingContent[][] = [
    [
      { type: 'text', value: 'Page: ' },
      { type: 'link', url: address, children: [{ type: 'text', value: address }] },
    ],
    ...(author ? [textNodes(`Written by: ${author}`)] : []),
    textNodes(`Published: ${formatDate(date)}`),
    ...(updated ? [textNodes(`Updated: ${formatDate(updated)}`)] : []),
    textNodes(reviewLine(post)),
    ...(nextReview ? [textNodes(`Next review: ${formatDate(nextReview)}`)] : []),
  ]
  const head: Root = {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: textNodes(title) },
      paragraph(description),
      listOf(facts.map((children) => [{ type: 'paragraph', children }])),
    ],
  }
  const pieces = [toMarkdown(head, STYLE), summaryMarkdown(post), LINE, withoutComments(post.body).trim()]
  return `${pieces.filter(Boolean).join('\n')}\n`
}

const STYLE = { bullet: '-' } as const

/** Ends the list above: a text that begins with a list would continue it, and its first item would be the sixth step. */
const LINE = toMarkdown({ type: 'thematicBreak' })

/** The short version above the text of an article, and the steps of its treatment; '' when it has neither. */
export function summaryMarkdown({ glance, journey }: Pick<Post, 'glance' | 'journey'>): string {
  const children: RootContent[] = []
  if (glance) {
    const entries = glanceFacts(glance).map((fact): ListItemContent => {
      const name: PhrasingContent[] = [{ type: 'strong', children: textNodes(fact.name) }, ...textNodes(': ')]
      if ('figure' in fact) return [{ type: 'paragraph', children: [...name, ...textNodes(fact.figure)] }]
      if ('line' in fact) return [{ type: 'paragraph', children: [...name, ...lineOf(fact.line)] }]
      return [
        { type: 'paragraph', children: name.slice(0, 1) },
        listOf(fact.lines.map((line) => [{ type: 'paragraph', children: lineOf(line) }])),
      ]
    })
    children.push({ type: 'heading', depth: 2, children: textNodes(GLANCE_HEADING) }, listOf(entries))
  }
  if (journey) {
    const steps = journey.map(({ step, takes }) => [paragraph(takes ? `${step}: ${takes.text}` : step)])
    children.push(
      { type: 'heading', depth: 2, children: textNodes(JOURNEY_HEADING) },
      { ...listOf(steps), ordered: true },
    )
  }
  return toMarkdown({ type: 'root', children }, STYLE)
}

type ListItemContent = (Paragraph | List)[]

const listOf = (entries: readonly ListItemContent[]): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: entries.map((children) => ({ type: 'listItem', spread: false, children })),
})

const paragraph = (value: string): Paragraph => ({ type: 'paragraph', children: textNodes(value) })

const lineOf = ({ lead, text: said }: GlanceLine): PhrasingContent[] =>
  lead === undefined
    ? textNodes(said)
    : [{ type: 'strong', children: textNodes(`${lead}.`) }, ...textNodes(` ${said}`)]

const textNodes = (value: string): PhrasingContent[] => [{ type: 'text', value }]

/** Whether an article was medically reviewed, when and by whom: part of every form of it that is read outside the site. */
export function reviewLine(post: Post): string {
  const { lastReviewed, reviewedBy } = post
  const change = isChangedSinceReview(post) && 'before the last change'
  const review = lastReviewed
    ? [formatDate(lastReviewed), reviewedBy, change].filter(Boolean).join(', ')
    : 'not medically reviewed yet'
  return `Medical review: ${review}`
}
