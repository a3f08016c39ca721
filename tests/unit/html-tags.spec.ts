import { expect, test } from 'playwright/test'
import { attributeOf, removeComments, tagsOf } from '@/lib/markdown/html-tags'

for (const [html, name, value] of [
  ['<a href="/a">', 'href', '/a'],
  ["<a title='x' HREF = '/a?b&amp;c'>", 'href', '/a?b&c'],
  ['<img alt=cell src=/a.jpg>', 'src', '/a.jpg'],
  ['<img title="the alt=x of it">', 'alt', undefined],
  ['<a title="see href=/wrong" href="/right">', 'href', '/right'],
  ['<a data-href="/a">', 'href', undefined],
  ['<img alt>', 'alt', undefined],
  ['<img alt="">', 'alt', ''],
] as const) {
  test(`${name} of ${html} is ${JSON.stringify(value)}`, () => {
    const [tag] = tagsOf(html)
    expect(tag && attributeOf(tag, name)).toBe(value)
  })
}

for (const [html, shown] of [
  ['a<!-- <b> -->c', 'ac'],
  ['<a title="<!-- x">5 mg</a> -->', '<a title="<!-- x">5 mg</a> -->'],
  ['<!-- <b title="--> 5 mg', ' 5 mg'],
  ['5 mg <!-- and', '5 mg '],
] as const) {
  test(`${html} without its comments is ${JSON.stringify(shown)}`, () => {
    expect(removeComments(html)).toBe(shown)
  })
}
