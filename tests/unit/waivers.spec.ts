import { expect, test } from 'playwright/test'
import { checkEntry } from '@/lib/editorial/check'
import { article, site } from '../editorial-rules'

const reviewed = { reviewedBy: 'Medical reviewer', lastReviewed: new Date('2026-01-01') }
const namesOf = (body: string, fields = reviewed, reading = false) =>
  checkEntry(article(body, fields), site, { reading }).map(({ family, name }) => `${family}/${name}`)

const WAIVED: readonly (readonly [what: string, body: string])[] = [
  ['a family', '<!-- check: allow claims because it is a quotation -->\nThe result is permanent.'],
  ['one rule', '<!-- check: allow claims/permanent because it quotes a law -->\nThe result is permanent.'],
  [
    'a paragraph after a blank line',
    'One.\n\n<!-- check: allow claims because it quotes a law -->\n\nThe result is permanent.',
  ],
  [
    'a paragraph of several lines',
    'One.\n\n<!-- check: allow claims because it quotes -->\nOne\ntwo\nis permanent.',
  ],
  [
    'two findings in one paragraph',
    '<!-- check: allow claims because both are quoted -->\nA cure, and permanent.',
  ],
  ['a list item', '- one\n- <!-- check: allow claims because it quotes -->\n  It is permanent.'],
  ['a table', '<!-- check: allow claims because it quotes -->\n\n| a |\n| --- |\n| No risk |'],
  ['a heading', '<!-- check: allow markup because the CMS needs it -->\n# Second title'],
  [
    'a paragraph with two waivers',
    '<!-- check: allow claims because a -->\n<!-- check: allow citations because b -->\n30% had a permanent result.',
  ],
]

for (const [what, body] of WAIVED) {
  test(`a waiver covers ${what}`, () => {
    expect(namesOf(body)).toEqual([])
  })
}

const NOT_WAIVED: readonly (readonly [what: string, body: string, names: string[]])[] = [
  [
    'the next paragraph but one',
    '<!-- check: allow claims because a -->\nIt is permanent.\n\nIt is a cure.',
    ['claims/cure'],
  ],
  [
    'text above it',
    'It is permanent.\n\n<!-- check: allow claims because a -->\nIt is a cure.',
    ['claims/permanent'],
  ],
  [
    'the second item of a list',
    '<!-- check: allow claims because a -->\n\n- a cure\n- a miracle',
    ['claims/miracle'],
  ],
  [
    'another family',
    '<!-- check: allow links because a -->\nIt is permanent.',
    ['claims/permanent', 'waivers/unused'],
  ],
  [
    'anything without a reason',
    '<!-- check: allow claims -->\nIt is permanent.',
    ['claims/permanent', 'waivers/no-reason'],
  ],
  [
    'anything with an empty reason',
    '<!-- check: allow claims because -->\nIt is permanent.',
    ['claims/permanent', 'waivers/no-reason'],
  ],
  [
    'another rule of the family',
    '<!-- check: allow claims/cure because a -->\nIt is permanent.',
    ['claims/permanent', 'waivers/unused'],
  ],
  ['a text without findings', '<!-- check: allow claims because a -->\nIt may help.', ['waivers/unused']],
  ['an unknown rule', '<!-- check: allow claim because a -->\nText', ['waivers/unknown-rule']],
  ['the fields', '<!-- check: allow front-matter/description because a -->\nText', ['waivers/fields']],
  ['another keyword', '<!-- check: ignore claims -->\nText', ['waivers/syntax']],
]

for (const [what, body, names] of NOT_WAIVED) {
  test(`a waiver does not cover ${what}`, () => {
    expect(namesOf(body).sort()).toEqual(names)
  })
}

test('a waiver covers findings about the whole article at the very top, and not further down', () => {
  const note = '<!-- check: allow review because it waits for its review -->'
  expect(checkEntry(article(`${note}\n\nText`), site, { reading: false })).toEqual([])
  const further = checkEntry(article(`Text\n\n${note}\n\nText`), site, { reading: false })
  expect(further.map(({ name }) => name)).toEqual(['not-reviewed', 'unused'])
})

test('a waiver of reading advice counts as unused only when that advice is requested', () => {
  const body = '<!-- check: allow reading because it is a quotation -->\nIt is red.'
  expect(namesOf(body)).toEqual([])
  expect(namesOf(body, reviewed, true)).toEqual(['waivers/unused'])
})
