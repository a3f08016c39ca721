import { toString as textOf } from 'hast-util-to-string'
import { expect, test } from 'playwright/test'
import { renderToHtml } from '@/lib/markdown/render-to-html'
import { sectionsOf } from '@/lib/markdown/sections'
import { elements, renderHtml } from '../render-html'

const SAME_TEXT = [
  '1~2 million over 3~4 weeks',
  'p < 0.05',
  '<5 mm',
  'more than >90%',
  '{2 tablets}',
  '±0.5',
  '1.2 mL',
  '½ of 3–6',
  '10^6',
  '5 µg',
  'snake_case_dose',
  '2*3*4',
  '2**3**4',
  '1.5*10^6',
  '≤ 3 × 10⁵',
]

/** At the start of a line, Markdown would begin a quotation and drop their ">". */
const COMPARISONS = [
  '>90%',
  '>=5 mg',
  '>½ tablet',
  '>.5 mg',
  '>£500',
  '>−5 °C',
  '>~5 mg',
  '>-5 °C',
  '>≈5 mg',
  '>€500',
  '>±5',
  '>$500',
]

for (const comparison of COMPARISONS) {
  test(`"${comparison}" at the start of a line is shown as written`, async () => {
    expect((await renderHtml(`${comparison} is much\n${comparison} is more`)).text).toBe(
      `${comparison} is much\n${comparison} is more`,
    )
  })
}

for (const text of SAME_TEXT) {
  test(`"${text}" is shown as written`, async () => {
    expect((await renderHtml(`It says ${text} here`)).text).toBe(`It says ${text} here`)
  })
}

/** A text, and the parts of it that never break over two lines. */
const MEASURES: readonly [text: string, measures: string[]][] = [
  ['take 10 mg twice, or 1.2 mL', ['10 mg', '1.2 mL']],
  ['1,000–2,000 mg/kg; 3 – 4 mm', ['1,000–2,000 mg/kg', '3 – 4 mm']],
  ['5–8 °C, 90 % of 18 million cells', ['5–8 °C', '90 %', '18 million']],
  ['about 10\nmg', ['10\nmg']],
  ['5 mm² or 4 J/cm²', ['5 mm²', '4 J/cm²']],
  ['1 000 mg, then 10\u202f000 IU; in 2020 500 mg', ['1 000 mg', '10\u202f000 IU', '500 mg']],
  ['5 mg/kg/day and 5 IU/mL', ['5 mg/kg/day', '5 IU/mL']],
  ['in 3 months, 2 mothers, 4 mgs, B12 g, 5mg', []],
  ['`10 mg`', []],
]

for (const [source, expected] of MEASURES) {
  test(`${JSON.stringify(source)} keeps exactly its measures on one line`, async () => {
    const { tree, text } = await renderHtml(source)
    const spans = elements(tree, 'span').filter(({ properties }) =>
      String(properties.className).includes('measure'),
    )
    expect(spans.map(textOf)).toEqual(expected)
    expect(text).toBe(source.replaceAll('`', ''))
  })
}

test('emphasis around and beside numbers stays emphasis', async () => {
  const { tree, text } = await renderHtml('*5* mg, **6** mg, a *dose of 2*3*')
  expect(text).toBe('5 mg, 6 mg, a dose of 2*3')
  expect(elements(tree, 'em').map(textOf)).toEqual(['5', 'dose of 2*3'])
  expect(elements(tree, 'strong').map(textOf)).toEqual(['6'])
})

/** What authors write, the element it becomes, and that element's text. */
const ELEMENTS: readonly [source: string, element: string, text: string][] = [
  ['10<sup>6</sup> cells', 'sup', '6'],
  ['CO<sub>2</sub>', 'sub', '2'],
  ['one<br>two', 'br', ''],
  ['one  \ntwo', 'br', ''],
  ['one\\\ntwo', 'br', ''],
  ['<abbr title="Good manufacturing practice">GMP</abbr>', 'abbr', 'GMP'],
  ['~~5 mg~~', 'del', '5 mg'],
  ['<details><summary>More</summary>\n\ntext\n\n</details>', 'summary', 'More'],
  ['<table><tr><td>5 mg</td></tr></table>', 'td', '5 mg'],
  ['| a |\n|---|\n| 6 mg |', 'td', '6 mg'],
  ['<figure>\n\n![x](/a.jpg)\n\n<figcaption>A cell</figcaption></figure>', 'figcaption', 'A cell'],
  ['![x](/a.jpg "A cell")', 'figcaption', 'A cell'],
]

for (const [source, element, text] of ELEMENTS) {
  test(`${JSON.stringify(source)} becomes one ${element}`, async () => {
    const { tree } = await renderHtml(source)
    expect(elements(tree, element).map(textOf)).toEqual([text])
  })
}

const columns = (count: number) =>
  [Array(count).fill('a'), Array(count).fill('---'), Array(count).fill('5 mg')]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

for (const [what, source, classes] of [
  ['two columns', columns(2), ['table-scroll']],
  ['three columns', columns(3), ['table-scroll', 'three-columns']],
  ['four columns', columns(4), ['table-scroll']],
  ['seven columns', columns(7), ['table-scroll', 'many-columns']],
  ['a cell over two columns', '<table><tr><td>a<td>b<td>c<tr><td colspan="3">d</table>', ['table-scroll']],
] as const) {
  test(`a table with ${what} is marked as ${classes.at(-1)}`, async () => {
    const [box] = elements((await renderHtml(source)).tree, 'div')
    expect(box?.properties.className).toEqual(classes)
  })
}

const LINKS: readonly [source: string, href: string, text: string][] = [
  ['<PMID:123>', 'https://pubmed.ncbi.nlm.nih.gov/123/', 'PMID:123'],
  ['<pmcid:PMC123>', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC123/', 'pmcid:PMC123'],
  ['<doi:10.3390/jpm12010117>', 'https://doi.org/10.3390/jpm12010117', 'doi:10.3390/jpm12010117'],
  ['See https://example.com/a.', 'https://example.com/a', 'https://example.com/a'],
  ['<https://example.com/a>', 'https://example.com/a', 'https://example.com/a'],
  ['[call](tel:+442079460123)', 'tel:+442079460123', 'call'],
  ['[write](mailto:a@example.com)', 'mailto:a@example.com', 'write'],
  ['Write to a@example.com.', 'mailto:a@example.com', 'a@example.com'],
  [
    '**first_last+x@my-clinic.example.co.uk**, or',
    'mailto:first_last+x@my-clinic.example.co.uk',
    'first_last+x@my-clinic.example.co.uk',
  ],
  ['<a@example.com>', 'mailto:a@example.com', 'a@example.com'],
  ['WWW.example.com/a_b_c', 'http://WWW.example.com/a_b_c', 'WWW.example.com/a_b_c'],
  ['[the study][1]\n\n[1]: https://example.com/b', 'https://example.com/b', 'the study'],
  ['[a leaflet](/files/our leaflet (new).pdf)', '/files/our%20leaflet%20(new).pdf', 'a leaflet'],
]

for (const [source, href, text] of LINKS) {
  test(`${JSON.stringify(source)} links to ${href}`, async () => {
    const [link, ...others] = elements((await renderHtml(source)).tree, 'a')
    expect(others).toEqual([])
    expect(link?.properties.href).toBe(href)
    expect(link && textOf(link)).toBe(text)
  })
}

const PICTURES: readonly [source: string, src: string, title?: string][] = [
  ['![A cell](/img/my photo.jpg)', '/img/my%20photo.jpg'],
  ['![A cell](/img/my photo (1) new.jpg "A title")', '/img/my%20photo%20(1)%20new.jpg', 'A title'],
  ['![A cell](</img/my photo.jpg>)', '/img/my%20photo.jpg'],
  ['![A cell](/img/my%20photo.jpg)', '/img/my%20photo.jpg'],
  ['![A cell](/img/photo_5_mg.jpg)', '/img/photo_5_mg.jpg'],
]

for (const [source, src, title] of PICTURES) {
  test(`${source} is a picture`, async () => {
    const { tree, text } = await renderHtml(source)
    expect(elements(tree, 'img').map(({ properties }) => [properties.src, properties.alt])).toEqual([
      [src, 'A cell'],
    ])
    expect(text.trim()).toBe(title ?? '')
  })
}

test('a picture in a handwritten figure gets no figure of its own', async () => {
  const { tree } = await renderHtml('<figure>\n\n![x](/a.jpg)\n\n<figcaption>A cell</figcaption></figure>')
  expect(elements(tree, 'figure')).toHaveLength(1)
})

test('a picture in front of words is not a figure, and the words stay', async () => {
  const { tree, text } = await renderHtml('![a](/a.jpg) Do not take it.')
  expect(elements(tree, 'figure')).toEqual([])
  expect(elements(tree, 'img')).toHaveLength(1)
  expect(text.trim()).toBe('Do not take it.')
})

for (const [source, bold] of [
  ['## **Not** for children', ['Not']],
  ['## **Not for children**', []],
] as const)
  test(`${source} keeps all its words, and bold only where it sets some of them apart`, async () => {
    const { tree } = await renderHtml(source)
    expect(elements(tree, 'h2').map(textOf)).toEqual(['Not for children'])
    expect(elements(tree, 'strong').map(textOf)).toEqual(bold)
  })

test('a list item keeps the number that was written for it', async () => {
  const { tree } = await renderHtml('<ol><li value="5">Rest</li><li>Wash</li></ol>')
  expect(elements(tree, 'li').map(({ properties }) => properties.value)).toEqual(['5', undefined])
})

test('the words of a checklist item are the label of its box', async () => {
  const { tree } = await renderHtml(
    '- [ ] What is *in* the [liquid](/a)?\n  1. deep\n- [ ] Two?\n\n  More.\n- [ ]   \n- no box',
  )
  const labels = elements(tree, 'label')
  expect(labels.map((label) => textOf(label).trim())).toEqual(['What is in the liquid?', 'Two?'])
  expect(labels.map(({ children }) => children.map((child) => 'tagName' in child && child.tagName))).toEqual([
    ['input', 'span'],
    ['input', 'span'],
  ])
})

test('what is nested below a checklist item is not part of its label', async () => {
  const { tree } = await renderHtml('- [ ] One?\n  - deep\n- [ ] Two?')
  expect(elements(tree, 'label').map((label) => textOf(label).trim())).toEqual(['One?', 'Two?'])
})

test('task lists, nested lists and footnotes keep their structure', async () => {
  const { tree } = await renderHtml(
    '- [x] done\n- [ ] open\n  1. one\n     - deep\n\nText[^a]\n\n[^a]: A note',
  )
  expect(elements(tree, 'input').map(({ properties }) => properties.checked === true)).toEqual([true, false])
  expect(elements(tree, 'ul')).toHaveLength(2)
  const [call] = elements(tree, 'sup').map((sup) => elements({ type: 'root', children: [sup] }, 'a')[0])
  const target = String(call?.properties.href).slice(1)
  const notes = elements(tree, 'li').filter(({ properties }) => properties.id === target)
  expect(notes.map((note) => textOf(note).includes('A note'))).toEqual([true])
})

test('comments are not on the page', async () => {
  const { html } = await renderHtml('one <!-- secret -->two\n\n<!-- secret\n\nsecret -->\n\nthree')
  expect(html).not.toContain('secret')
})

const NOTES: readonly [name: string, word: string][] = [
  ['NOTE', 'Note'],
  ['IMPORTANT', 'Important'],
  ['WARNING', 'Warning'],
  ['CAUTION', 'Caution'],
]

for (const [name, word] of NOTES) {
  test(`[!${name}] becomes a card that begins with the word "${word}"`, async () => {
    const { tree, text } = await renderHtml(`> [!${name}]\n> Take 5 mg.\n>\n> - one`)
    expect(elements(tree, 'blockquote')).toEqual([])
    const [card] = elements(tree, 'div')
    expect(card?.properties.role).toBe('note')
    expect(elements(tree, 'p').map(textOf)).toEqual([word, 'Take 5 mg.'])
    expect(text).not.toContain('[!')
  })
}

test('a comparison at the start of a line is not a quotation, and a quotation stays one', async () => {
  const { tree, text } = await renderHtml('>90% of cells\n\n> said 5\n>6 more')
  expect(elements(tree, 'blockquote')).toHaveLength(1)
  expect(text).toContain('>90% of cells')
})

test('struck-through text is on the page, but not in the contents, the sources or the search', async () => {
  const body =
    '## Take <s>5 mg</s> <del>6 mg</del> ~~7 mg~~ 10 mg\n\nNow <s>5 mg *daily*</s>10 mg.\n\n<p>Or <s>5 mg</s>10 mg</p>\n\n## References\n\n1. <del>A</del> B\n'
  const { headings, references, html } = await renderToHtml({ body, file: 'a.md' }, async () => undefined)
  expect(html).toContain('<s>')
  expect(headings[0]?.text).toBe('Take 10 mg')
  expect(references).toEqual([{ text: 'B' }])
  expect(sectionsOf(body)[0]).toMatchObject({ heading: 'Take 10 mg', text: 'Now 10 mg. Or 10 mg' })
  expect(sectionsOf('A.\n\n<del>\n\n5 mg\n\n- 6 mg\n\n</del>\n\nB.\n')).toEqual([{ text: 'A. B.' }])
})

for (const [name, isUrgent] of [
  ['NOTE', false],
  ['IMPORTANT', false],
  ['WARNING', true],
  ['CAUTION', true],
  ['warning', true],
] as const)
  test(`a ${name} ${isUrgent ? 'looks' : 'does not look'} urgent`, async () => {
    const { tree } = await renderHtml(`> [!${name}]\n> Call us.`)
    const note = elements(tree, 'div').find(({ properties }) => properties.role === 'note')
    expect(note?.properties.className).toEqual(isUrgent ? ['care', 'care-urgent'] : ['care'])
  })

test('a quotation, and a note of an unknown kind, stay quotations', async () => {
  const { tree } = await renderHtml('> A quotation\n\n> [!HURRY]\n> Text')
  expect(elements(tree, 'blockquote')).toHaveLength(2)
})

test('the contents, the sources and the search keep exponents, and leave out footnote markers', async () => {
  const body =
    '## 10<sup>6</sup> cells[^a]\n\n## 🙂\n\n<p>10<sup>6</sup> cells, p &lt; 0.05 and n > 3</p>\n\n[^a]: A note.\n\n## References\n\n1. 10<sup>6</sup> cells\n'
  const { headings, references } = await renderToHtml({ body, file: 'a.md' }, async () => undefined)
  expect(headings.map(({ text }) => text)).toEqual(['10⁶ cells', 'References'])
  expect(references).toEqual([{ text: '10⁶ cells' }])
  expect(sectionsOf(body)[1]?.text).toMatch(/^10⁶ cells, p < 0\.05 and n > 3 /)
})

test('an invalid character reference in HTML breaks nothing', async () => {
  const { html } = await renderToHtml(
    { body: '<p>5 &#99999999; &#150; 10 &plusmn 2 mg</p>', file: 'a.md' },
    async () => undefined,
  )
  expect(html).toContain('5 \ufffd – 10 ± ')
})
