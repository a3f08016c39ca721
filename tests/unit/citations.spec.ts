import { toString as textOf } from 'hast-util-to-string'
import { expect, test } from 'playwright/test'
import { readManuscript } from '@/lib/editorial/manuscript'
import { renderToHtml } from '@/lib/markdown/render-to-html'
import { article } from '../editorial-rules'
import { elements, renderHtml } from '../render-html'

const LIST = '1. One source\n2. Another'

for (const [what, below, found] of [
  ['a list', `## References\n\n${LIST}`, 2],
  ['HTML before the list', `## References\n\n<p>Checked in May.</p>\n\n${LIST}`, 2],
  ['a paragraph before the list', `## Sources\n\nChecked in May.\n\n${LIST}`, 2],
  ['a comment before the list', `## References\n\n<!-- Checked in May. -->\n\n${LIST}`, 2],
  ['a heading in HTML', `<h2>References</h2>\n\n${LIST}`, 2],
  ['a heading between', `## References\n\n### How we read them\n\n${LIST}`, 0],
  ['a heading in HTML between', `## References\n\n<h3>How we read them</h3>\n\n${LIST}`, 0],
  ['no list', '## References\n\nNone.', 0],
  ['a list without numbers', '## References\n\n- One source', 0],
  ['a list above', `${LIST}\n\n## References`, 0],
  ['two lists', `## References\n\n${LIST}\n\nAnd in print:\n\n1. A book`, 2],
  ['two headings', `## References\n\n1. A source\n\n## References\n\n${LIST}`, 2],
] as const)
  test(`the page and the check find the same list of sources: ${what}`, async () => {
    const body = `A claim [1].\n\n${below}\n`
    const { html, references } = await renderToHtml({ body, file: 'a.md' }, async () => undefined)
    expect(references).toHaveLength(found)
    expect(readManuscript(article(body)).references).toHaveLength(found)
    expect(html.includes('href="#reference-1"')).toBe(found > 0)
  })

test('a number in code is not a citation', async () => {
  const body = `Write \`[1]\` there.\n\n    [2]\n\nA claim [1].\n\n## References\n\n${LIST}\n`
  const { tree } = await renderHtml(body)
  expect(elements(tree, 'code').map((code) => code.children.map(({ type }) => type))).toEqual([
    ['text'],
    ['text'],
  ])
})

for (const [written, linked] of [
  ['[2]', ['[2]']],
  ['[2, 5]', ['2', '5']],
  ['[2,5]', ['2', '5']],
  ['[1; 3, 5]', ['1', '3', '5']],
  ['[2–4]', ['2', '4']],
  ['[2-4]', ['2', '4']],
  ['[1, 3 – 5]', ['1', '3', '5']],
  ['[2] [5]', ['[2]', '[5]']],
  ['[0]', []],
  ['[6]', []],
  ['[2, 6]', []],
  ['[4–9]', []],
  ['[2021]', []],
  ['[2 to 4]', []],
] as const)
  test(`${written} links ${linked.join(' and ') || 'nothing'}, and its text stays`, async () => {
    const list = [1, 2, 3, 4, 5].map((number) => `${number}. Source`).join('\n')
    const { tree, text } = await renderHtml(`A claim ${written}.\n\n## References\n\n${list}\n`)
    expect(text).toContain(`A claim ${written}.`)
    const links = elements(tree, 'a').filter(({ properties }) => /^#reference-/.test(String(properties.href)))
    expect(links.map(textOf)).toEqual(linked)
    for (const link of links) {
      const [number] = /\d+/.exec(textOf(link)) ?? []
      expect(link.properties).toMatchObject({
        href: `#reference-${number}`,
        ariaLabel: `Reference ${number}`,
      })
    }
  })
