import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as textOf } from 'mdast-util-to-string'
import { glanceSchema, journeySchema } from '@/lib/posts/glance-schema'
import { buildSearchIndex } from '@/lib/search/build-index'
import { openSearch } from '@/lib/search/find'
import { articleMarkdown } from '@/lib/seo/article-markdown'
import { jsonFeed } from '@/lib/seo/feed'
import { factText, glanceFacts } from '@/lib/treatments/glance'
import { clinic, makePost } from '../make-post'
import { expect, test } from '../test'

test.use({ environment: { SITE_URL: 'https://clinic.example' } })

/** Those who read an article outside its page, in a feed, as Markdown or in the search, learn whom it is not for. */

const glance = glanceSchema.parse({
  what: 'Cells * from <your> skin.',
  sessions: '2-3',
  sessiontime: '30 minutes',
  normal: '2 days',
  effect: '3 to 6 months',
  lasts: 'Not known.',
  notfor: ['Allergy to gentamicin', 'Thick scars'],
  evidence: 'none',
  evidencenote: 'We looked in 2026.',
  status: [{ country: 'Utopia', status: 'not approved' }],
  alternatives: ['No treatment'],
})
const journey = journeySchema.parse([{ step: 'A biopsy' }, { step: 'Growing', takes: '4-6 weeks' }])

const SAID = [
  'What it is: Cells * from <your> skin.',
  'Sessions: 2–3',
  'Time for a session: 30 minutes',
  'Back to normal after: 2 days',
  'An effect may show after: 3–6 months',
  'How long it lasts: Not known.',
  'Who should not have it: Allergy to gentamicin · Thick scars',
  'Kind of evidence: No studies found. We looked for studies and found none. We looked in 2026.',
  'Approval: Utopia. not approved',
  'Alternatives: No treatment',
]

test('every field of the short version is one of its facts', () => {
  expect(glanceFacts(glance).map(factText)).toEqual(SAID)
  expect(glanceFacts(glanceSchema.parse({}))).toEqual([])
  const note = glanceSchema.parse({ evidencenote: 'Small trials only.' })
  expect(glanceFacts(note).map(factText)).toEqual(['Kind of evidence: Small trials only.'])
})

test('an article’s Markdown has the short version and the steps above the text', () => {
  const tree = fromMarkdown(articleMarkdown(makePost({ glance, journey, body: 'The text.' })))
  const [, , , heading, facts, stepsHeading, steps, , text] = tree.children
  expect([heading, stepsHeading, text].map((node) => textOf(node))).toEqual([
    'At a glance',
    'Step by step',
    'The text.',
  ])
  const linesOf = (list: Nodes | undefined) =>
    list?.type === 'list'
      ? list.children.map(({ children: [paragraph, inner] }) =>
          inner?.type === 'list'
            ? `${textOf(paragraph)}: ${inner.children.map((entry) => textOf(entry)).join(' · ')}`
            : textOf(paragraph),
        )
      : []
  expect(linesOf(facts)).toEqual(SAID)
  expect(linesOf(steps)).toEqual(['A biopsy', 'Growing: 4–6 weeks'])
  expect(steps?.type === 'list' && steps.ordered).toBe(true)
})

test('a feed has the short version too, as text and not as markup', async () => {
  const post = makePost({ glance, journey })
  const { items } = JSON.parse(await jsonFeed([post], clinic, async () => 'The text.'))
  const html: string = items[0].content_html
  expect(html).toContain('Allergy to gentamicin')
  expect(html).toContain('Cells * from &#x3C;your> skin.')
  expect(html).toMatch(/not medically reviewed yet.*At a glance.*Step by step.*4–6 weeks.*The text\./s)
})

test('a word that only the short version has is found, in a section that is on the page', async () => {
  const files = buildSearchIndex([makePost({ glance, body: '## Risks\n\nSome.' })])
  const { parts } = JSON.parse(files.get('page-0.json') ?? '')
  expect(parts.map(({ id }: { id?: string }) => id)).toEqual([undefined, 'at-a-glance', 'risks'])
  expect(parts[1].text).toBe(SAID.join(' · '))
  const search = await openSearch(async (file) => JSON.parse(files.get(file) ?? ''))
  expect((await search.find('gentamicin', '')).hits).toMatchObject([{ page: 0, parts: [1] }])
})
