import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { clinicSchema, closuresAhead } from '@/lib/clinic'
import type { ContentWithBodies } from '@/lib/posts'
import { readContent } from '@/lib/posts/read-content'
import { formatMessage } from '@/lib/posts/report'
import { clinic } from '../make-post'
import { article, brokenArticles } from './broken-articles'

let root: string
let content: ContentWithBodies

// All in one folder, so that a file that hides another's message fails the other's test.
test.beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broken-'))
  const articles = path.join(root, 'content/articles')
  await mkdir(articles, { recursive: true })
  await mkdir(path.join(root, 'content/pages'))
  await writeFile(path.join(root, 'content/clinic.yaml'), 'name: A clinic\ntelephone: "020 7946"\n')
  await Promise.all(brokenArticles.map(({ name, content }) => writeFile(path.join(articles, name), content)))
  await mkdir(path.join(articles, 'folder.md'))
  await mkdir(path.join(articles, '2024'))
  await symlink('/nowhere/at/all.md', path.join(articles, 'link.md'))
  execFileSync('mkfifo', [path.join(articles, 'pipe.md')])
  await writeFile(path.join(articles, '2022-01-01-same.md'), article())
  await writeFile(path.join(articles, '2023-01-01-other.md'), article({ path: '/same/', date: '2022-02-31' }))
  await writeFile(
    path.join(articles, 'good.md'),
    `\ufeff${article({ title: 'A good one', tags: '[skin]' })}`.replaceAll('\n', '\r\n'),
  )
  content = await readContent(root, new Date('2026-11-01'))
})

test.afterAll(() => rm(root, { recursive: true, force: true }))

function messagesOf(name: string): string[] {
  const file = `content/articles/${name}`
  return content.messages
    .filter((message) => message.file === file)
    .map((message) =>
      formatMessage(message)
        .slice(file.length + 1)
        .replace(/ \[[\w/-]+\]$/, ''),
    )
}

for (const { kind, name, messages } of brokenArticles) {
  test(`an author is told about: ${kind}`, () => {
    expect(messagesOf(name)).toEqual(messages)
  })
}

test('a folder, a pipe, a broken symlink and two files with the same address are reported too', () => {
  expect(messagesOf('folder.md')).toEqual([
    '1:1: error: this is a folder, not a file; rename it so that its name does not end in ".md"',
  ])
  expect(messagesOf('pipe.md')).toEqual([
    '1:1: error: this is not a file with a text, but a pipe or a device; put the text itself here',
  ])
  expect(messagesOf('2024')).toEqual([
    '1:1: warning: this folder is not read; move the texts in it to the folder above',
  ])
  expect(messagesOf('link.md')).toEqual([
    '1:1: error: this is a link to another file, not a file; put a copy of the text itself here',
  ])
  expect(messagesOf('2022-01-01-same.md')).toEqual([
    '1:1: error: path: the address "same" is also that of content/articles/2023-01-01-other.md; give one of them another path',
  ])
  expect(messagesOf('2023-01-01-other.md')).toEqual([
    expect.stringContaining('4:7: error: date: "2022-02-31"'),
    '6:7: error: path: the address "same" is also that of content/articles/2022-01-01-same.md; give one of them another path',
  ])
})

test('the facts of the clinic are checked like an article', () => {
  const messages = content.messages
    .filter((message) => message.file === 'content/clinic.yaml')
    .map(formatMessage)
  expect(content.clinic).toBeUndefined()
  expect(messages).toContain(
    'content/clinic.yaml:2:12: error: telephone: write the number with its country code, using only spaces and 7 to 15 digits, for instance +44 20 7946 0000 [front-matter/telephone]',
  )
})

for (const country of ['United Kingdom', 'Wales', 'ENG', 'gb', 'XX', 'G1', 'GB\nFR', 'UK']) {
  test(`"${country}" is rejected as the clinic’s country`, () => {
    const { error } = clinicSchema.shape.country.safeParse(country)
    expect(error?.issues.map(({ message }) => message)).toEqual([
      'this is not a country code; write two capital letters, for instance GB',
    ])
  })
}

for (const telephone of ['+44 (0)20 7946 0123', '+44 20 7946 01234567890', '020 7946 0123']) {
  test(`"${telephone}" is rejected as the clinic’s telephone number`, () => {
    expect(clinicSchema.shape.telephone.safeParse(telephone).error?.issues[0]?.message).toContain(
      '7 to 15 digits',
    )
  })
}

test('an invalid day of the week is named', () => {
  const hours = [{ from: 'Monday', to: 'friday', opens: '09:00', closes: '17:00' }]
  expect(clinicSchema.shape.hours.safeParse(hours).error?.issues.map(({ message }) => message)).toEqual([
    '"friday" is not a day of the week; write one such as Monday',
  ])
})

test('closing before opening is an error at the closing time', () => {
  const hours = [{ from: 'Monday', to: 'Friday', opens: '17:30', closes: '09:00' }]
  const { error } = clinicSchema.shape.hours.safeParse(hours)
  expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
    [
      [0, 'closes'],
      'this is not after the opening time; write, for instance, opens: "09:00" and closes: "17:30"',
    ],
  ])
})

for (const [opens, closes] of [
  ['9:00', '17:30'],
  ['9am', '17:30'],
  ['09:00', '05.30'],
]) {
  test(`opening from ${opens} to ${closes} is reported once, for the format of a time`, () => {
    const hours = [{ from: 'Monday', to: 'Friday', opens, closes }]
    expect(clinicSchema.shape.hours.safeParse(hours).error?.issues.map(({ message }) => message)).toEqual([
      'this is not a time of day; write one such as 09:00',
    ])
  })
}

for (const [from, to, place, message] of [
  ['2026-12-24', '2026-12-23', 'to', 'this is before the first day of closing'],
  ['24.12.2026', '2026-12-26', 'from', '"24.12.2026" is not a valid date'],
  ['2026-12-24', '2026-11-31', 'to', '"2026-11-31" is not a valid date'],
  ['2026-12-24', undefined, 'to', 'a date is missing'],
]) {
  test(`closed from ${from} to ${to}: ${message}`, () => {
    const { error } = clinicSchema.shape.closed.safeParse([{ from, to }])
    expect(error?.issues.map(({ path }) => path)).toEqual([[0, place]])
    expect(error?.issues[0]?.message).toContain(message)
  })
}

test('the days of closure are optional', () => {
  for (const closed of [undefined, null, []]) expect(clinicSchema.shape.closed.parse(closed)).toEqual([])
})

test('a closure is shown until its last day is over', () => {
  const closed = [{ from: '2026-12-24', to: '2027-01-01' }]
  const shown = (now: string) => closuresAhead({ ...clinic, closed }, new Date(now))
  expect(shown('2026-11-27T12:00Z')).toEqual(closed)
  expect(shown('2027-01-01T23:59Z')).toEqual(closed)
  expect(shown('2027-01-02T00:00Z')).toEqual([])
})

test('spaces around the clinic’s country are removed', () => {
  expect(clinicSchema.shape.country.parse(' GB ')).toBe('GB')
})

test('no code in front matter is executed', () => {
  expect('executed' in globalThis).toBe(false)
})

test('articles without errors are published, also with a byte order mark and CRLF, and no others', () => {
  expect(content.posts.map((post) => post.slug).sort()).toEqual([
    'good',
    'hash-tags',
    'labels',
    'long-title',
    'misspelt',
    'no-description',
    'no-picture',
    'no-slip',
    'shown',
  ])
  expect(content.posts.find((post) => post.slug === 'good')).toMatchObject({
    title: 'A good one',
    topics: [{ slug: 'skin', label: 'Skin' }],
    body: expect.stringMatching(/^\n+Some text\.\n$/),
  })
})
