import { expect, test } from 'playwright/test'
import { readManuscript } from '@/lib/editorial/manuscript'
import type { Finding, Rule } from '@/lib/editorial/rule'
import { createSite, type Site } from '@/lib/editorial/site'
import type { GlossaryTerm } from '@/lib/glossary'
import type { Page, Post, WithBody } from '@/lib/posts'
import { makePost } from './make-post'

/** An article to run rules on; its text begins on line 3. */
export function article(body: string, fields: Partial<WithBody<Post>> = {}): WithBody<Post> {
  return makePost({
    slug: 'test',
    title: 'A title',
    description: 'A description',
    date: new Date('2026-01-01'),
    topics: [{ slug: 'skin', label: 'Skin' }],
    aliases: ['/old-test'],
    body: `\n\n${body}`,
    ...fields,
  })
}

const page: WithBody<Page> = {
  slug: 'about',
  file: 'content/pages/about.md',
  title: 'About',
  description: 'About us',
  aliases: ['/who-we-are'],
  body: '## Our team\n\nText',
}

const term = (name: string, ...variants: string[]): GlossaryTerm => ({
  slug: name,
  term: name,
  variants,
  meaning: 'A meaning',
  source: 'https://example.com/',
})

const topic = (slug: string) => ({ slug, label: slug })

/** When the one scheduled article is published. */
export const LATER = new Date('2026-08-01T09:30:00Z')

/** A small site for the rules to query. */
export const site: Site = createSite({
  posts: [
    article('## Side effects\n\nText'),
    article('Text', { slug: 'blog', aliases: ['/articles/replaced'] }),
  ],
  unpublished: [
    article('## Pain\n\nText', {
      slug: 'draft',
      draft: true,
      aliases: ['/old-draft'],
      topics: [topic('hair')],
    }),
    article('Text', { slug: 'replaced', draft: true, aliases: [] }),
    article('Text', { slug: 'later', date: LATER, aliases: [], topics: [topic('skin'), topic('nails')] }),
  ],
  pages: [page],
  origin: 'https://clinic.test',
  moved: [],
  broken: [],
  files: new Map([
    ['/img/cell.jpg', 80_000],
    ['/img/large.jpg', 500_001],
    // As a Mac may save it (NFD).
    ['/img/fu\u0308ße.jpg', 80_000],
    ['/img/my photo.jpg', 500_000],
    ['/files/leaflet.pdf', 2_000_000],
  ]),
  glossary: [
    term('Fibroblast', 'fibroblasts'),
    term('Good manufacturing practice', 'GMP'),
    term('Androgenetic alopecia'),
  ],
  now: new Date('2026-06-01T00:00:00Z'),
})

export function findings(rule: Rule, post: WithBody<Post>): Finding[] {
  return rule.check(readManuscript(post), site)
}

/** A text, and the names of what a rule must find in it. */
export type Found = readonly [body: string, ...names: string[]]

/** Declares a test for each text; those in `fine` must have no findings. */
export function testRule(
  rule: Rule,
  found: readonly Found[],
  fine: readonly string[],
  fields: Partial<Post> = {},
): void {
  for (const [body, ...names] of found) {
    test(`${rule.title} finds ${names.join(', ')} in ${JSON.stringify(body)}`, () => {
      expect(findings(rule, article(body, fields)).map(({ name }) => name)).toEqual(names)
    })
  }
  for (const body of fine) {
    test(`${rule.title} finds nothing in ${JSON.stringify(body)}`, () => {
      expect(findings(rule, article(body, fields)).map(({ reason }) => reason)).toEqual([])
    })
  }
}
