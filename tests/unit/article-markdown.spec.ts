import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { withoutComments } from '@/lib/markdown/without-comments'
import { articleMarkdown } from '@/lib/seo/article-markdown'
import { llmsText } from '@/lib/seo/llms'
import { clinic, makePage, makePost, TRICKY_TITLE } from '../make-post'
import { expect, test } from '../test'

test.use({ environment: { SITE_URL: 'https://clinic.example' } })

function linksOf(tree: Nodes): [string, string][] {
  const links: [string, string][] = []
  visit(tree, 'link', (link) => {
    links.push([textOf(link), link.url])
  })
  return links
}

test.describe('comments are removed and all other text stays', () => {
  for (const [kind, markdown, expected] of [
    ['no comment', 'a < b -- c\n', 'a < b -- c\n'],
    ['a block', 'One.\n\n<!-- secret -->\n\nTwo.\n', 'One.\n\n\n\nTwo.\n'],
    ['in a sentence', 'One <!-- secret --> two.\n', 'One  two.\n'],
    ['over several lines', 'One.\n\n<!--\nsecret\n\nsecret\n-->\n\nTwo.\n', 'One.\n\n\n\nTwo.\n'],
    ['inside other HTML', '<div>one <!-- secret --> two</div>\n', '<div>one  two</div>\n'],
    ['two on one line', 'a <!-- secret --> b <!-- secret --> c', 'a  b  c'],
    ['never closed', 'One.\n\n<!-- secret\n\nsecret', 'One.\n\n'],
    ['closed with "--!>"', 'A <!-- note --!> 9 mg <!-- and --> 8 mg', 'A  9 mg  8 mg'],
    [
      'in a footnote',
      'A[^1]\n\n[^1]: One.\n\n    <!-- secret -->\n\n    Two.\n',
      'A[^1]\n\n[^1]: One.\n\n    \n\n    Two.\n',
    ],
    ['alone in a footnote', 'A[^1]\n\n[^1]: <!-- secret -->\n', 'A[^1]\n\n[^1]: \n'],
    ['the shortest comments', '<!--> 9 mg <!--->8 mg', ' 9 mg 8 mg'],
    ['text in code', 'Write `<!-- x -->`.\n\n    <!-- x -->\n', 'Write `<!-- x -->`.\n\n    <!-- x -->\n'],
  ] as const) {
    test(kind, () => expect(withoutComments(markdown)).toBe(expected))
  }
})

test('an article’s Markdown has the facts of its page, and its text as written', () => {
  const body =
    '\n\n\n1~2 million, 10<sup>6</sup>, *so*.<!-- ask Ada -->\n\n| a |\n| - |\n| b |\n\n## References\n\n1. <https://doi.org/10.1000/182>\n'
  const post = makePost({
    title: TRICKY_TITLE,
    description: 'It is * not <known>.',
    author: 'Dr A',
    reviewedBy: 'Dr B',
    lastReviewed: new Date('2026-01-02'),
    nextReview: new Date('2027-01-02'),
    updated: new Date('2026-01-01'),
    aliases: ['/private-old-name'],
    body,
  })
  const markdown = articleMarkdown(post)
  const tree = fromMarkdown(markdown)
  const [heading, description, facts] = tree.children
  expect([heading?.type, textOf(heading)]).toEqual(['heading', TRICKY_TITLE])
  expect(textOf(description)).toBe('It is * not <known>.')
  expect(facts && 'children' in facts ? facts.children.map((item) => textOf(item)) : []).toEqual([
    'Page: https://clinic.example/articles/skin-care',
    'Written by: Dr A',
    'Published: 31 March 2024',
    'Updated: 1 January 2026',
    'Medical review: 2 January 2026, Dr B',
    'Next review: 2 January 2027',
  ])
  expect(linksOf(tree)[0]?.[1]).toBe('https://clinic.example/articles/skin-care')
  expect(markdown).toContain(body.trim().replace('<!-- ask Ada -->', ''))
  expect(markdown).not.toMatch(/private-old-name|content\/articles/)
})

test('a list at the start of the text does not continue the list of steps above it', () => {
  const journey = [{ step: 'The laboratory grows the cells' }, { step: 'First session' }]
  const tree = fromMarkdown(articleMarkdown(makePost({ journey, body: '1. Eat nothing for six hours.\n' })))
  const lists = tree.children.flatMap((node) => (node.type === 'list' && node.ordered ? [node] : []))
  expect(lists.map(({ start, children }) => [start, ...children.map((item) => textOf(item))])).toEqual([
    [1, 'The laboratory grows the cells', 'First session'],
    [1, 'Eat nothing for six hours.'],
  ])
})

test('an article’s Markdown says when there is no review, or a change after it', () => {
  expect(articleMarkdown(makePost())).toContain('Medical review: not medically reviewed yet')
  const reviewed = { lastReviewed: new Date('2026-01-02'), reviewedBy: 'Dr B' }
  const later = { ...reviewed, updated: new Date('2026-01-03') }
  expect(articleMarkdown(makePost(later))).toContain('2 January 2026, Dr B, before the last change\n')
  const sameDay = { ...reviewed, updated: new Date('2026-01-02T23:00:00Z') }
  expect(articleMarkdown(makePost(sameDay))).toContain('2 January 2026, Dr B\n')
})

test('llms.txt follows llmstxt.org, says what to do in an emergency, and lists every article and page', () => {
  const posts = [makePost({ slug: 'a', title: TRICKY_TITLE, description: 'A [link] & *star*' }), makePost()]
  const tree = fromMarkdown(llmsText(posts, [makePage()], clinic))
  const [name, summary, emergency, interest] = tree.children
  expect([name?.type, textOf(name), summary?.type, textOf(summary)]).toEqual([
    'heading',
    clinic.name,
    'blockquote',
    clinic.description,
  ])
  expect(textOf(emergency)).toBe('Not for emergencies: call 999.')
  for (const fact of ['offers treatments of the kind it writes about', clinic.telephone, clinic.email])
    expect(textOf(interest)).toContain(fact)
  expect(linksOf(tree)).toEqual([
    [TRICKY_TITLE, 'https://clinic.example/articles/a.md'],
    ['What we know about skin care', 'https://clinic.example/articles/skin-care.md'],
    ['About the clinic', 'https://clinic.example/about'],
    ['The rules of our editorial check', 'https://clinic.example/how-we-publish/rules'],
    ['Glossary', 'https://clinic.example/glossary'],
  ])
  expect(textOf(tree)).toContain('A [link] & *star*')
})
