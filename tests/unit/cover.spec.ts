import { expect, test } from 'playwright/test'
import { drawCover } from '@/lib/drawing/cover'

test('a cover depends on the slug alone', () => {
  expect(drawCover('skin-care')).toEqual(drawCover('skin-care'))
  expect(drawCover('skin-care').cells).not.toEqual(drawCover('skin-cure').cells)
})

test('covers use all four pairs of colours', () => {
  const tints = new Set(Array.from({ length: 40 }, (_, index) => drawCover(`article-${index}`).tint))
  expect([...tints].sort()).toEqual([0, 1, 2, 3])
})
