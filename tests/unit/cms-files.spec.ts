import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'playwright/test'
import type { z } from 'zod'
import { clinicSchema } from '@/lib/clinic'
import { cmsConfig } from '@/lib/cms/config'
import { FILE_SHAPE } from '@/lib/cms/fields'
import { readEntry, SOURCE, writeEntry } from '@/lib/cms/file-format'
import { keepUnchangedLines, markdownMeaning } from '@/lib/cms/keep-unchanged-lines'
import { articleSchema, pageSchema } from '@/lib/posts/article-schema'

const text = `---
# A comment of somebody
title:   "Quoted"  # with a note
date: 2022-08-26T11:01:41.234Z
description: >-
  Folded over
  two lines.
tags: one-topic
featuredimage: ""
own: [a,   b]
---


* star
* second ~one~

Last *line*.
`
const edit = (fields: Record<string, unknown>, from = text) =>
  writeEntry({ ...readEntry(from, FILE_SHAPE), ...fields }, FILE_SHAPE)

test('every content file of the site is written as it was read', async () => {
  for (const folder of ['content/articles', 'content/pages']) {
    for (const name of await readdir(folder)) {
      const file = await readFile(`${folder}/${name}`, 'utf8')
      expect(edit({}, file)).toBe(file)
    }
  }
  const clinic = await readFile('content/clinic.yaml', 'utf8')
  expect(edit({}, clinic)).toBe(clinic)
})

const edits: Record<string, [Record<string, unknown>, string, string]> = {
  'a title': [{ title: 'New: one' }, 'title:   "Quoted"  # with a note', 'title: "New: one"'],
  'a list that was a single word': [
    { tags: ['one-topic', 'b'] },
    'tags: one-topic',
    'tags:\n  - one-topic\n  - b',
  ],
  'a text over lines': [
    { description: 'Short.' },
    'description: >-\n  Folded over\n  two lines.',
    'description: Short.',
  ],
  'a list entry, written by the rich text editor': [
    { body: '- star\n- third \\~one\\~\n\nLast _line_.' },
    '* second ~one~',
    '* third \\~one\\~',
  ],
  'a switch that is turned on': [{ draft: true }, '---\n\n\n*', 'draft: true\n---\n\n\n*'],
}
for (const [what, [fields, before, after]] of Object.entries(edits)) {
  test(`an edit of ${what} changes nothing else`, () => {
    expect(text).toContain(before)
    expect(edit(fields)).toBe(text.replace(before, after))
  })
  test(`an edit of ${what} keeps the line ends of Windows`, () => {
    const windows = (unix: string) => unix.replaceAll('\n', '\r\n')
    expect(edit(fields, windows(text))).toBe(windows(text.replace(before, after)))
  })
}

test('what a form writes without being asked changes nothing', () => {
  expect(
    edit({ date: '2022-08-26T11:01:00Z', draft: false, author: '', aliases: [], lastreviewed: undefined }),
  ).toBe(text)
})

test('a field that is emptied goes', () => {
  expect(edit({ tags: [], own: undefined })).toBe(
    text.replace('tags: one-topic\n', '').replace('own: [a,   b]\n', ''),
  )
})

test('a new article has what was filled in, and never the field that carries a file’s text', () => {
  const written = writeEntry(
    {
      templateKey: 'blog-post',
      title: 'A: b',
      draft: true,
      date: '2026-01-01',
      tags: [],
      author: '',
      body: 'Hello.',
    },
    FILE_SHAPE,
  )
  expect(written).toBe(
    '---\ntemplateKey: blog-post\ntitle: "A: b"\ndraft: true\ndate: 2026-01-01\n---\n\nHello.\n',
  )
  expect(edit({})).not.toContain(SOURCE)
})

test('an article that is switched on by its file stays so when the form shows it', () => {
  expect(readEntry(text, FILE_SHAPE).draft).toBe(false)
})

test('broken front matter is refused, not written anew', () => {
  expect(() => readEntry('---\ntitle: "x\n---\n\ntext', FILE_SHAPE)).toThrow()
  expect(() => readEntry('---\ntitle: x\n', FILE_SHAPE)).toThrow('not closed')
})

test('a text in which a line alone means something else keeps what was edited', () => {
  const [before, after] = ['```\n*a*\n```', '```\n_a_\n```']
  expect(keepUnchangedLines(before, after, markdownMeaning)).toBe(after)
})

test('the form has every field of the schemas, with words for people', () => {
  const { collections = [] } = cmsConfig('clinic/website', 'https://example.com')
  const [articles, pages, facts] = collections
  const named = (fields: readonly { name: string }[]) => fields.map(({ name }) => name).sort()
  if (!articles || !('fields' in articles) || !pages || !('fields' in pages) || !facts || !('files' in facts))
    throw new Error('There are other collections.')
  expect(named(articles.fields)).toEqual([...Object.keys(articleSchema.shape), 'body'].sort())
  expect(named(pages.fields)).toEqual(
    [...Object.keys(pageSchema.shape).filter((name) => name !== 'templateKey'), 'body'].sort(),
  )
  expect(named(facts.files[0]?.fields ?? [])).toEqual(Object.keys(clinicSchema.shape).sort())
  for (const [fields, shape] of [
    [articles.fields, articleSchema.shape],
    [pages.fields, pageSchema.shape],
  ] as const) {
    for (const field of fields) {
      if (field.widget === 'hidden' || field.name === 'body') continue
      expect(field.label, field.name).toMatch(/^[A-Z]/)
      const isOptional = 'required' in field && field.required === false
      const schema: z.ZodType = Reflect.get(shape, field.name)
      expect(isOptional, field.name).toBe(schema.safeParse(undefined).success)
    }
  }
})
