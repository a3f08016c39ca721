import { readdir, readFile } from 'node:fs/promises'
import * as fc from 'fast-check'
import { expect, test } from 'playwright/test'
import { z } from 'zod'
import { COUNTRY_CODE, clinicSchema } from '@/lib/clinic'
import { cmsConfig } from '@/lib/cms/config'
import { articleEditors, FILE_SHAPE } from '@/lib/cms/fields'
import { readEntry, SOURCE, writeEntry } from '@/lib/cms/file-format'
import { keepUnchangedLines, markdownMeaning } from '@/lib/cms/keep-unchanged-lines'
import { isSame } from '@/lib/cms/same-value'
import { glossarySchema } from '@/lib/glossary'
import { articleSchema, pageSchema } from '@/lib/posts/article-schema'
import { intendedField } from '@/lib/posts/read-fields'
import { searchWordsSchema } from '@/lib/posts/read-search-words'

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
  writeEntry({ ...readEntry(from, FILE_SHAPE), ...fields })

test('every content file of the site is written back unchanged', async () => {
  for (const folder of ['content/articles', 'content/pages']) {
    for (const name of await readdir(folder)) {
      const file = await readFile(`${folder}/${name}`, 'utf8')
      expect(edit({}, file)).toBe(file)
    }
  }
  for (const name of ['clinic.yaml', 'glossary.yaml', 'search-words.yaml']) {
    const file = await readFile(`content/${name}`, 'utf8')
    expect(edit({}, file)).toBe(file)
  }
})

const edits: Record<string, [Record<string, unknown>, string, string]> = {
  'a title': [{ title: 'New: one' }, 'title:   "Quoted"  # with a note', 'title: "New: one"  # with a note'],
  'a list that was a single word': [
    { tags: ['one-topic', 'b'] },
    'tags: one-topic',
    'tags:\n  - one-topic\n  - b',
  ],
  'a text over several lines': [
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
  test(`an edit of ${what} keeps Windows line endings`, () => {
    const windows = (unix: string) => unix.replaceAll('\n', '\r\n')
    expect(edit(fields, windows(text))).toBe(windows(text.replace(before, after)))
  })
}

test('an edit keeps the byte order mark, whether of the front matter or of the text below it', () => {
  for (const [fields, before, after] of Object.values(edits))
    expect(edit(fields, `\ufeff${text}`)).toBe(`\ufeff${text.replace(before, after)}`)
})

/** Lists laid out in every way, with comments that belong to no entry in particular. */
const listed = `# About the words
terms:
  # the first
  - term: Biopsy # singular
    meaning: >-
      Taking a small
      piece of skin.
    variants: [biopsies,  "punch biopsy"]
    source: 'https://example.com/a'

  # the second
  - meaning: Strong   fibres.
    term: Collagen
    source: https://example.com/b
  - term: Dermis
    meaning: The layer under the surface
      of the skin.
    variants:
    - dermal
    - "skin" # not always
    source: https://example.com/c
# the end
`
const terms = () => {
  const entry = readEntry(listed, FILE_SHAPE)
  return z.array(z.record(z.string(), z.unknown())).parse(entry.terms)
}
const listEdits: Record<string, [(all: Record<string, unknown>[]) => unknown[], string, string]> = {
  'changing a value': [
    ([one, two, three]) => [one, { ...two, meaning: 'Long fibres.' }, three],
    'meaning: Strong   fibres.',
    'meaning: Long fibres.',
  ],
  'changing a folded value': [
    ([one, ...rest]) => [{ ...one, meaning: 'New.' }, ...rest],
    '>-\n      Taking a small\n      piece of skin.\n',
    'New.\n',
  ],
  'changing a list in brackets': [
    ([one, ...rest]) => [{ ...one, variants: ['biopsies', 'skin biopsy'] }, ...rest],
    '[biopsies,  "punch biopsy"]',
    '[biopsies, skin biopsy]',
  ],
  'adding to a nested list': [
    ([one, two, three]) => [one, two, { ...three, variants: ['dermal', 'skin', 'a: b'] }],
    '# not always\n',
    '# not always\n    - "a: b"\n',
  ],
  'adding a field': [
    ([one, two, three]) => [one, { ...two, variants: ['collagens'] }, three],
    'https://example.com/b\n',
    'https://example.com/b\n    variants:\n      - collagens\n',
  ],
  'removing the fields next to the dash': [
    ([one, two, three]) => [one, { ...two, meaning: '', term: '' }, three],
    'meaning: Strong   fibres.\n    term: Collagen\n    source: https://example.com/b',
    'source: https://example.com/b',
  ],
  'adding an entry at the end': [
    (all) => [
      ...all,
      { term: 'Elastin', meaning: 'Two\nlines', variants: [], source: 'https://example.com/d' },
    ],
    '/c\n',
    '/c\n  - term: Elastin\n    meaning: |-\n      Two\n      lines\n    source: https://example.com/d\n',
  ],
  'adding an entry at the beginning': [
    (all) => [{ term: 'Acne' }, ...all],
    '  # the first\n',
    '  # the first\n  - term: Acne\n',
  ],
  'removing an entry': [
    ([one, , three]) => [one, three],
    '  - meaning: Strong   fibres.\n    term: Collagen\n    source: https://example.com/b\n',
    '',
  ],
}
for (const [what, [change, before, after]] of Object.entries(listEdits)) {
  test(`in a list of groups, ${what} changes nothing else`, () => {
    expect(listed.split(before)).toHaveLength(2)
    const edited = edit({ terms: change(terms()) }, listed)
    expect(edited).toBe(listed.replace(before, after))
  })
}

test('after any edit, the file reads back as the values of the form', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab:-#"\'[]{}\n *&!|>%@`,?é1') })
  const group = fc.record({ a: text, b: fc.array(text), c: fc.array(fc.record({ d: text, e: text })) })
  const form = fc.record({ title: text, tags: fc.array(text), groups: fc.array(group) })
  fc.assert(
    fc.property(fc.array(form, { minLength: 2, maxLength: 4 }), (forms) => {
      let file = '# a comment\n'
      for (const one of forms) {
        const read = readEntry(file, { lists: [], blanks: {} })
        file = writeEntry({ ...one, [SOURCE]: read[SOURCE] })
        const { [SOURCE]: _source, ...fields } = readEntry(file, { lists: [], blanks: {} })
        expect(isSame(fields, one)).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test('values that the form adds by itself change nothing', () => {
  expect(
    edit({ date: '2022-08-26T11:01:00Z', draft: false, author: '', aliases: [], lastreviewed: undefined }),
  ).toBe(text)
})

test('an emptied field is removed', () => {
  expect(edit({ tags: [], own: undefined })).toBe(
    text.replace('tags: one-topic\n', '').replace('own: [a,   b]\n', ''),
  )
})

test('a new article has what was filled in, and never the internal field with a file’s text', () => {
  const written = writeEntry({
    templateKey: 'blog-post',
    title: 'A: b',
    draft: true,
    date: '2026-01-01',
    tags: [],
    author: '',
    body: 'Hello.',
  })
  expect(written).toBe(
    '---\ntemplateKey: blog-post\ntitle: "A: b"\ndraft: true\ndate: 2026-01-01\n---\n\nHello.\n',
  )
  expect(edit({})).not.toContain(SOURCE)
})

test('an article without the field draft is not shown as a draft', () => {
  expect(readEntry(text, FILE_SHAPE).draft).toBe(false)
})

test('broken front matter is rejected, not rewritten', () => {
  expect(() => readEntry('---\ntitle: "x\n---\n\ntext', FILE_SHAPE)).toThrow()
  expect(() => readEntry('---\ntitle: x\n', FILE_SHAPE)).toThrow('not closed')
})

test('an edit is kept where a line on its own would mean something else', () => {
  const [before, after] = ['```\n*a*\n```', '```\n_a_\n```']
  expect(keepUnchangedLines(before, after, markdownMeaning)).toBe(after)
})

test('a field written under its label in the form is recognised', () => {
  const known = Object.keys(articleEditors)
  for (const [name, editor] of Object.entries(articleEditors))
    if (editor?.label !== undefined)
      expect([editor.label, intendedField(editor.label, known)]).toEqual([editor.label, name])
})

test('the form has every field of the schemas, each with a label', () => {
  const { collections = [] } = cmsConfig('clinic/website', 'https://example.com')
  const [articles, pages, facts] = collections
  const named = (fields: readonly { name: string }[]) => fields.map(({ name }) => name).sort()
  if (!articles || !('fields' in articles) || !pages || !('fields' in pages) || !facts || !('files' in facts))
    throw new Error('The collections have changed.')
  expect(named(articles.fields)).toEqual([...Object.keys(articleSchema.shape), 'body'].sort())
  expect(named(pages.fields)).toEqual(
    [...Object.keys(pageSchema.shape).filter((name) => name !== 'templateKey'), 'body'].sort(),
  )
  const [clinic, glossary, searchWords] = facts.files
  expect(clinic?.fields.find(({ name }) => name === 'country')).toMatchObject({
    pattern: [COUNTRY_CODE.source, 'Two capital letters, for instance GB'],
  })
  expect(named(clinic?.fields ?? [])).toEqual(Object.keys(clinicSchema.shape).sort())
  expect(named(glossary?.fields ?? [])).toEqual(Object.keys(glossarySchema.shape))
  expect(named(searchWords?.fields ?? [])).toEqual(Object.keys(searchWordsSchema.shape))
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
