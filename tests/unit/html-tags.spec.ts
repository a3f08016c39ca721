import { expect, test } from 'playwright/test'
import { attributeOf, tagsOf } from '@/lib/markdown/html-tags'

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
