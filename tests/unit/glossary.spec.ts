import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { toString as textOf } from 'hast-util-to-string'
import { expect, test } from 'playwright/test'
import type { GlossaryTerm } from '@/lib/glossary'
import { glossaryTerms } from '@/lib/markdown/glossary-terms'
import { readContent } from '@/lib/posts/read-content'
import { formatMessage } from '@/lib/posts/report'
import { createContent } from '../create-content'

const term = (name: string, variants: string[] = []): GlossaryTerm => ({
  slug: name.toLowerCase().replaceAll(' ', '-'),
  term: name,
  meaning: 'M.',
  variants,
  source: 'https://example.com/',
})
const glossary = [
  term('Stem'),
  term('Biopsy', ['biopsies', 'punch biopsy']),
  term('GMP'),
  term('C++'),
  term('Cell', ['cells']),
  term('Stem cell', ['stem cells']),
]

/** The words that become links, the terms used, and whether the text stays the same. */
function link(html: string, words: readonly GlossaryTerm[] = glossary) {
  const tree = fromHtml(html, { fragment: true })
  const before = textOf(tree)
  const used: GlossaryTerm[] = []
  glossaryTerms(words, used)(tree)
  const linked = [...toHtml(tree).matchAll(/<a class="term" href="\/glossary#([^"]*)">([^<]*)<\/a>/g)]
  return {
    linked: linked.map(([, slug, word]) => `${word} → ${slug}`),
    isSameText: textOf(tree) === before,
    used: used.map(({ slug }) => slug),
    html: toHtml(tree),
  }
}

test.describe('the first use of a term becomes a link, and the text stays', () => {
  for (const [html, linked] of [
    ['<p>A biopsy, and a biopsy.</p><p>Biopsy.</p>', ['biopsy → biopsy']],
    ['<p>BIOPSIES</p>', ['BIOPSIES → biopsy']],
    ['<p>A punch biopsy.</p>', ['punch biopsy → biopsy']],
    ['<p>A stem cell.</p>', ['stem cell → stem-cell']],
    ['<p>A punch\nbiopsy.</p>', ['punch\nbiopsy → biopsy']],
    ['<p>Stem cells and cells.</p>', ['Stem cells → stem-cell', 'cells → cell']],
    ['<p><em>Biopsy</em> (GMP)</p>', ['Biopsy → biopsy', 'GMP → gmp']],
    ['<p>GMP-like, non-GMP, GMPs, xGMP, GMP2</p>', []],
    ['<p>biopsyé</p>', []],
    ['<p>C++ and C</p>', ['C++ → c++']],
    ['<h2>Biopsy</h2><h3>GMP</h3>', []],
    ['<h2>Biopsy</h2><p>Biopsy</p>', ['Biopsy → biopsy']],
    ['<p><a href="/x">the biopsy</a>, <code>GMP</code></p>', []],
    [
      '<table><thead><tr><th>BIOPSY</th></tr></thead><tbody><tr><td>A biopsy</td></tr></tbody></table>',
      ['biopsy → biopsy'],
    ],
    ['<h2>References</h2><ol><li>Biopsy. A study.</li></ol>', []],
    ['<section data-footnotes><p>Biopsy</p></section>', []],
    ['<p>Nothing of the kind.</p>', []],
  ] as const) {
    test(html, () => {
      const result = link(html)
      expect(result.linked).toEqual(linked)
      expect(result.isSameText).toBe(true)
    })
  }

  test('a button that shows the meaning follows the link', () => {
    expect(link('<p>A biopsy.</p>').html).toBe(
      '<p>A <a class="term" href="/glossary#biopsy">biopsy</a><button class="term-more" type="button" popovertarget="Meaning-of-biopsy" aria-label="What “biopsy” means"></button>.</p>',
    )
    expect(link('<p>GMP, biopsy, GMP.</p>').used).toEqual(['gmp', 'biopsy'])
    expect(link('<p>A biopsy.</p>', []).linked).toEqual([])
  })
})

test.describe('a mistake in the glossary is reported at its place', () => {
  const entry = (name: string, more = '') =>
    `  - term: ${name}\n    meaning: M.\n    source: https://example.com/\n${more}`
  for (const [what, yaml, message] of [
    [
      'one term twice',
      `terms:\n${entry('Biopsy')}${entry('biopsy')}`,
      '5:11: error: terms: "biopsy" has the same address as "Biopsy"',
    ],
    [
      'a variant of two terms',
      `terms:\n${entry('A', '    variants: [x]\n')}${entry('B', '    variants: [X]\n')}`,
      '6:11: error: terms: "X" belongs to both "A" and "B"',
    ],
    [
      'terms that overlap',
      `terms:\n${entry('Cell')}${entry('Stem cell')}`,
      '2:11: warning: terms: "Cell" overlaps with "stem cell"',
    ],
    [
      'no meaning',
      'terms:\n  - term: A\n    source: https://example.com/\n',
      '2:5: error: terms: meaning is missing',
    ],
    [
      'no source',
      'terms:\n  - term: A\n    meaning: M.\n',
      '2:5: error: terms: source is not the address of a page',
    ],
    [
      'a source that runs code',
      'terms:\n  - term: A\n    meaning: M.\n    source: javascript:alert(1)\n',
      '4:13: error: terms: source is not the address',
    ],
    [
      'a misspelt field',
      `terms:\n${entry('A', '    varaints: [b]\n')}`,
      '2:5: error: terms: varaints is not known here',
    ],
    ['a term without letters', `terms:\n${entry('"!!"')}`, '2:11: error: terms: term has no letter or digit'],
    ['text instead of a list', 'terms: all\n', '1:8: error: terms: this is not a list'],
    ['a list instead of fields', '- a\n', '1:1: error: there are no fields here'],
  ] as const) {
    test(what, async () => {
      const root = test.info().outputPath()
      await createContent(root, { 'content/glossary.yaml': yaml })
      const { messages } = await readContent(root, new Date())
      const own = messages.map(formatMessage).filter((one) => one.startsWith('content/glossary.yaml:'))
      expect(own.map((one) => one.replace('content/glossary.yaml:', ''))).toEqual([
        expect.stringContaining(message),
      ])
    })
  }
})
