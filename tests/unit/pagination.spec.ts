import { expect, test } from 'playwright/test'
import { laterPages, pageCount, pageOf, parsePage } from '@/lib/pagination'

for (const [text, total, page] of [
  ['2', 25, 2],
  ['2', 48, 2],
  ['3', 49, 3],
  ['2', 24, undefined],
  ['3', 32, undefined],
  // The first page has the address of the list itself.
  ['1', 49, undefined],
  ['0', 49, undefined],
  ['-2', 49, undefined],
  ['2.5', 72, undefined],
  ['02', 49, undefined],
  [' 2', 49, undefined],
  ['2e0', 49, undefined],
  ['two', 49, undefined],
  ['', 49, undefined],
] as const)
  test(`“${text}” is ${page ? 'a' : 'not a'} page of a list of ${total} articles`, () => {
    expect(parsePage(text, total)).toBe(page)
  })

for (const [total, later] of [
  [0, []],
  [24, []],
  [25, ['2']],
  [49, ['2', '3']],
] as const)
  test(`a list of ${total} articles has ${later.length} pages after the first, and each article on exactly one`, () => {
    expect(laterPages(total)).toEqual(later)
    expect(pageCount(total)).toBe(later.length + 1)
    const articles = Array.from({ length: total }, (_, index) => index)
    const pages = ['1', ...later].map((page) => pageOf(articles, Number(page)))
    expect(pages.flat()).toEqual(articles)
    expect(pageOf(articles, later.length + 2)).toEqual([])
  })
