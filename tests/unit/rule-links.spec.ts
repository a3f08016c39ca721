import { expect, test } from 'playwright/test'
import { linksRule } from '@/lib/editorial/links'
import { readManuscript } from '@/lib/editorial/manuscript'
import { picturesRule } from '@/lib/editorial/pictures'
import type { Post } from '@/lib/posts'
import { article, findings, LATER, site, testRule } from '../editorial-rules'
import { makePage } from '../make-post'

testRule(
  linksRule,
  [
    ['[the risks](/articles/missing)', 'missing-page'],
    ['[a leaflet](/files/missing.pdf)', 'missing-page'],
    ['[the risks](/articles/test#pain)', 'missing-anchor'],
    ['[further down](#pain)', 'missing-anchor'],
    ['[further down](#caf%E9)', 'missing-anchor'],
    ['[a site](//example.com)', 'address'],
    ['[call](<tel:call 12 now>)', 'address'],
    ['[a source](#reference-1)\n\n1. Wash\n2. Dry', 'missing-anchor'],
    ['[a source](#reference-2)\n\n## References\n\n1. A', 'missing-anchor'],
    ['[a source](#reference-2)\n\n## References\n\n<ol><li>A</li></ol>', 'missing-anchor'],
    ['[the note](#fn-1)', 'missing-anchor'],
    ['## ![Icon](/img/cell.jpg) Pain\n\n[up](#icon-pain)', 'missing-anchor'],
    ['[the article](/blog/test)', 'redirect'],
    ['[the article](/old-test)', 'redirect'],
    ['[the article](/blog/blog)', 'redirect'],
    ['[an article whose name is an address of the site](/blog)', 'missing-page'],
    ['[about us](/about/)', 'redirect'],
    ['[a study](http://example.com/a)', 'http'],
    ['[a website](www.example.com)', 'address'],
    ['[https://www.nhs.uk/a](https://nhs.example/a)', 'other-website'],
    ['[www.nhs.uk](https://nhs.example/)', 'other-website'],
    ['[the leaflet](https://www.nhs.uk/a "Not for children")', 'hidden-title'],
    ['[Click here!](https://www.nhs.uk/)', 'vague-link'],
    ['[a website](https://nowhere)', 'address'],
    ['[write](mailto:hello)', 'address'],
    ['[call](tel:none)', 'address'],
    ['[](https://example.com/a)', 'empty-link'],
    ['[the study]()', 'empty-address'],
    ['[Click here](https://example.com/a)', 'vague-link'],
    ['Please [read more](/about).', 'vague-link'],
    ['[the study](https://example.com/a) and [the study](https://example.com/b)', 'same-words'],
    ['[a][x]\n\n[x]: https://example.com/a\n[x]: https://example.com/b', 'no-duplicate-definitions'],
    ['Text\n\n[x]: https://example.com/a', 'no-unused-definitions'],
    ['Text\n\n[Fasting]: yes', 'lost-line'],
    ['[the article](https://clinic.test/articles/test)', 'own-address'],
    ['[the article](http://clinic.test/articles/missing)', 'missing-page'],
    ['[the article](https://clinic.test/articles/test#no-heading)', 'missing-anchor'],
    ['Text\n\n[Caution]: <Do not use during pregnancy>', 'lost-line'],
    ['- Take it\n\n  [Alcohol]: never', 'lost-line'],
    ['> [Stop]: /a "Do not take it"', 'lost-line'],
    ['Read <a href="/articles/missing">the risks</a>.', 'missing-page'],
    ['<p><a href="#pain">Pain</a></p>', 'missing-anchor'],
    ["<div>\n<a href='http://example.com/?a=1&amp;b=2'>A study</a>\n</div>", 'http'],
  ],
  [
    '[the article](/articles/test)',
    '[side effects](/articles/test#side-effects)',
    '[the team](/about#our-team)',
    '## Pain\n\n[further up](#pain)',
    '<h2>Pain &amp; more</h2>\n\n## Pain\n\n[one](#pain--more) and [two](#pain)',
    '<h2>Pain</h2>\n\n## Pain\n\n[two](#pain-1)',
    '<a id="dose"></a>\n\n[the dose](#dose)',
    'Text[^1] and [its note](#fn-1)\n\n[^1]: A note',
    'Text[^1], [all notes](#footnote-label) and [where it is cited](#fnref-1)\n\n[^1]: A note',
    'Text[^Dose] and [its note](#fn-dose)\n\n[^Dose]: A note',
    '[collagen](/glossary#collagen)',
    '[all articles](/articles) and [skin](/topics/skin)',
    '[a leaflet](/files/leaflet.pdf)',
    '[the Markdown](/articles/test.md)',
    '[the study](https://example.com/a) and later [the study](https://example.com/a)',
    'https://example.com/a and <https://example.com/b>',
    '[write](mailto:hello@example.com) or [call](tel:+442079460000)',
    '[the study][x]\n\n[x]: https://example.com/a',
    '[![A cell](/img/cell.jpg)](/about)',
    'Click here to see why "click here" is no link.',
    '[Read more about scars](/about)',
    'A claim [1]\n\n## References\n\n1. A source',
    '[a source](#reference-2)\n\n## References\n\n<ol>\n<li>A</li>\n<li>B</li>\n</ol>',
    '[a source](#reference-1) and [the note](#disclaimer)\n\n## References\n\n1. A source',
    '<p><a href="/articles/test#side-effects">Side effects</a> and <a id="here">a place</a></p>',
    '<p><!-- <a href="/articles/missing">not yet</a> --> Text</p>',
  ],
)

for (const [what, anchor, fields] of [
  ['short version', 'at-a-glance', { glance: { lasts: 'It is not known.' } }],
  ['line of steps', 'journey', { journey: [{ step: 'First session' }] }],
  ['button to ask', 'ask', { kind: 'treatment' }],
  ['list of topics', 'article-topics', { topics: [{ slug: 'skin', label: 'Skin' }] }],
] as const satisfies readonly (readonly [string, string, Partial<Post>])[])
  test(`a link to the ${what} is accepted only where the page has one`, () => {
    const names = (more: Partial<Post>) =>
      findings(linksRule, article(`[a text](#${anchor})`, { topics: [], ...more })).map(({ name }) => name)
    expect(names(fields)).toEqual([])
    expect(names({})).toEqual(['missing-anchor'])
  })

const NOT_OUT = [
  '/articles/draft',
  '/articles/draft.md',
  '/articles/draft#pain',
  '/old-draft',
  '/topics/hair',
  '/articles/later',
  '/articles/later.md',
  '/blog/later',
  '/topics/nails',
]
testRule(
  linksRule,
  NOT_OUT.map((address) => [`[a text](${address})`, 'unpublished'] as const),
  ['[skin](/topics/skin)'],
)

const ofDraft = 'content/articles/draft.md is a draft'
const ofLater = 'content/articles/later.md goes out on 2026-08-01 09:30 UTC'
for (const [what, fields, address, until] of [
  ['published', {}, '/articles/draft', `while ${ofDraft}`],
  ['published', {}, '/topics/nails', `before ${ofLater}`],
  ['scheduled earlier', { date: new Date(LATER.getTime() - 1) }, '/articles/later', `before ${ofLater}`],
  ['scheduled', { date: LATER }, '/articles/draft', `while ${ofDraft}`],
  ['scheduled for the same time', { date: LATER }, '/articles/later', undefined],
  ['scheduled later', { date: new Date('2027-01-01') }, '/topics/nails', undefined],
  ['a draft', { draft: true }, '/articles/draft#pain', undefined],
  ['a draft', { draft: true }, '/articles/later', undefined],
] as const satisfies readonly (readonly [string, Partial<Post>, string, string | undefined])[])
  test(`a text that is ${what} ${until ? 'must not' : 'may'} link to ${address}`, () => {
    expect(findings(linksRule, article(`[a text](${address})`, fields)).map(({ reason }) => reason)).toEqual(
      until ? [`there is nothing at "${address}" ${until}; publish that first, or remove the link`] : [],
    )
  })

for (const [url, said] of [
  ['hello@example.com', 'write "mailto:hello@example.com"'],
  ['2023-02-14-why-skin-ages.md', '"/articles/why-skin-ages"'],
  ['https//www.nhs.uk', 'write "https://www.nhs.uk"'],
  ['“https://www.nhs.uk”', 'without the quotation marks: https://www.nhs.uk'],
  ['about', 'write "/about" for a page of this site'],
] as const) {
  test(`the finding for ${url} says what to write`, () => {
    const [finding] = findings(linksRule, article(`[a text](${url})`))
    expect(finding?.reason).toContain(said)
  })
}

for (const [rule, body, said] of [
  [linksRule, '[a text](/articles/tesst)', 'write "/articles/test", if that is meant'],
  [linksRule, '[a text](/About)', 'write "/about", if that is meant'],
  [linksRule, '[a text](/articles/nothing-of-the-kind)', 'write the address of one that exists'],
  [picturesRule, '![A cell](/img/Cell.JPG)', 'write /img/cell.jpg, if that is meant'],
  [picturesRule, '![A cell](/img/cell.jpeg)', 'write /img/cell.jpg, if that is meant'],
  [picturesRule, '![Feet](/img/füße.jpg)', 'rename it with a–z and 0–9'],
] as const) {
  test(`the finding for ${body} says what was meant`, () => {
    const [finding] = findings(rule, article(body))
    expect(finding?.reason).toContain(said)
  })
}

test('a page, which has no date, must not link to what is not published', () => {
  for (const address of ['/articles/draft', '/articles/later']) {
    const page = makePage({ body: `[a text](${address})` })
    expect(linksRule.check(readManuscript(page), site)).toMatchObject([{ name: 'unpublished' }])
  }
})

test('a link to an address taken over from a draft finds the new article', () => {
  const [finding] = findings(linksRule, article('[a text](/articles/replaced)'))
  expect(finding?.reason).toContain('only leads on to /articles/blog')
})

testRule(
  picturesRule,
  [
    ['![A cell](/img/missing.jpg)', 'missing-picture'],
    ['![A cell](img/cell.jpg)', 'missing-picture'],
    ['![A cell](/img/two words.jpg)', 'missing-picture'],
    ['![A cell](/about)', 'missing-picture'],
    ['![A cell](/files/leaflet.pdf)', 'missing-picture'],
    ['![A cell](/files/leaflet.pdf?a.jpg)', 'missing-picture'],
    ['![A chart](/img/cell.jpg "Not to scale") of growth', 'hidden-title'],
    ['- ![A chart](/img/cell.jpg "Not to scale")\n  ![A cell](/img/cell.jpg)', 'hidden-title'],
    ['![](/img/cell.jpg)', 'no-alt'],
    ['![ ](/img/cell.jpg)', 'no-alt'],
    ['<img src="/img/cell.jpg">', 'no-alt'],
    ['![][c]\n\n[c]: /img/cell.jpg', 'no-alt'],
    ['![cell](/img/cell.jpg)', 'file-name-as-alt'],
    ['![P1020304](/img/cell.jpg)', 'file-name-as-alt'],
    ['![image](/img/cell.jpg)', 'vague-alt'],
    ['![A picture.](/img/cell.jpg)', 'vague-alt'],
    ['![.](/img/cell.jpg)', 'vague-alt'],
    ['![IMG_2041](/img/cell.jpg)', 'file-name-as-alt'],
    ['![A cell](/img/large.jpg)', 'large-picture'],
    ['![A cell](https://example.com/a.jpg)', 'other-website'],
    ['![A cell](//example.com/a.jpg)', 'other-website'],
    ['![](/img/missing.jpg)', 'no-alt', 'missing-picture'],
  ],
  [
    '![A cell](/img/cell.jpg)',
    '![A picture of a cell](/img/cell.jpg)',
    '![A cell](/img/cell.jpg?v=2)',
    '![A cell](/img/my photo.jpg)',
    '![A cell](/img/my%20photo.jpg)',
    '![A cell](</img/my photo.jpg> "Title")',
    '<img src="/img/cell.jpg" alt="A cell">',
    "<figure><img alt='A cell' src='/img/cell.jpg'></figure>",
    '![A cell][c]\n\n[c]: /img/cell.jpg',
    'The file `![](/img/missing.jpg)` is an example.',
    'No picture at all',
    '![A photo of cell number 5](/img/cell.jpg)',
  ],
)

test('a featured picture of more than 500 KB is reported at its field', () => {
  const post = article('Text', {
    picture: { src: '/img/large.jpg', width: 10, height: 10, alt: '' },
    places: { featuredimage: { line: 8, column: 1 } },
  })
  expect(findings(picturesRule, post)).toMatchObject([
    { name: 'large-picture', place: { line: 8, column: 1 } },
  ])
})

test('a missing picture with a space in its name is reported at its place, by its name', () => {
  const [found] = findings(picturesRule, article('One\ntwo ![A cell](/img/two words.jpg)'))
  expect(found).toMatchObject({ place: { line: 4, column: 5 } })
  expect(found?.reason).toContain('no picture public/img/two words.jpg;')
})
