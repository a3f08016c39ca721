import { expect, test } from 'playwright/test'
import { readManuscript } from '@/lib/editorial/manuscript'
import { anchorsOf } from '@/lib/editorial/site'
import { renderFeedHtml } from '@/lib/markdown/feed-html'
import { glossaryNoteId, PAGE_IDS } from '@/lib/markdown/page-ids'
import { renderToHtml } from '@/lib/markdown/render-to-html'
import { sectionsOf } from '@/lib/markdown/sections'
import { makePost } from '../make-post'

/** Headings, and the ids they get. */
const HEADING_IDS: readonly [headings: string[], ids: string[]][] = [
  [
    ['Journey', 'At a glance', 'Disclaimer', 'Article topics', 'Site main', 'External link'],
    ['journey-1', 'at-a-glance-1', 'disclaimer-1', 'article-topics-1', 'site-main-1', 'external-link-1'],
  ],
  [
    ['Reference 1', 'Reference 12', 'Reference', 'Footnote label', 'Fn 1', 'Fnref 1'],
    ['reference-1-1', 'reference-12-1', 'reference', 'footnote-label-1', 'fn-1-1', 'fnref-1-1'],
  ],
  // Ids that clash with nothing stay as they are.
  [
    ['Disclaimer', 'Disclaimer', 'Disclaimer 2', 'Risks', 'Risks', '<h2>Journey</h2>', 'Journey'],
    ['disclaimer-3', 'disclaimer-1', 'disclaimer-2', 'risks', 'risks-1', 'journey-2', 'journey-1'],
  ],
  // Otherwise one more note further up would change the address of the section.
  [
    ['Storage[^1] of cells', '**Storage[^1] of cells**'],
    ['storage-of-cells', 'storage-of-cells-1'],
  ],
  [
    ['Meaning of collagen', '**Disclaimer**'],
    ['meaning-of-collagen', 'disclaimer-1'],
  ],
]

for (const [headings, ids] of HEADING_IDS) {
  test(`no heading of ${headings.join(', ')} has an id of the page itself, wherever ids are generated`, async () => {
    const body = `${headings.map((words) => (words.startsWith('<') ? words : `## ${words}`)).join('\n\nText [1] and collagen.[^1]\n\n')}

## References

1. One.
2. Two.

[^1]: A note.
`
    const collagen = {
      slug: 'collagen',
      term: 'Collagen',
      meaning: 'A protein.',
      variants: [],
      source: 'https://x.org',
    }
    const rendered = await renderToHtml({ body, file: 'a.md' }, async () => undefined, [collagen])
    const all = [...rendered.html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    const ofPage = [
      ...Object.values(PAGE_IDS).filter((id) => id !== PAGE_IDS.footnotes),
      glossaryNoteId(collagen),
    ]
    expect(new Set([...all, ...ofPage]).size, all.join(' ')).toBe(all.length + ofPage.length)
    const expected = [...ids, 'references']
    expect(rendered.headings.map(({ id }) => id)).toEqual(expected)
    expect(rendered.html).toContain('href="#reference-1"')
    const written = expected.filter((_, index) => !headings[index]?.startsWith('<'))
    expect(sectionsOf(body).flatMap(({ id }) => id ?? [])).toEqual(written)
    expect([...anchorsOf(readManuscript(makePost({ body })))]).toEqual(expect.arrayContaining(expected))
    expect((await renderFeedHtml(body, 'https://example.com/a')).match(/<h2 id="[^"]*"/g)).toEqual(
      expected.map((id) => `<h2 id="${id}"`),
    )
  })
}
