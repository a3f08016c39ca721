import { expect, test } from 'playwright/test'
import { parseDuration } from '@/lib/posts/duration'
import { readContent } from '@/lib/posts/read-content'
import { formatMessage } from '@/lib/posts/report'
import { unstatedFigures } from '@/lib/posts/unstated-figures'
import { labelSteps, placeSteps } from '@/lib/treatments/journey'
import { createContent } from '../create-content'

test.describe('a time span', () => {
  for (const [written, text, shortest, longest] of [
    ['4–6 weeks', '4–6 weeks', 28, 42],
    ['4-6 weeks', '4–6 weeks', 28, 42],
    ['4 to 6 weeks', '4–6 weeks', 28, 42],
    ['4 or 6 weeks', '4 or 6 weeks', 28, 42],
    ['15–30 Days', '15–30 Days', 15, 30],
    ['24 hours', '24 hours', 1, 1],
    ['about 5 weeks', 'about 5 weeks', 35, 35],
    ['up to 2 weeks', 'up to 2 weeks', 0, 14],
    ['within 24 hours', 'within 24 hours', 0, 1],
    ['at least 2 weeks', 'at least 2 weeks', 14, 14],
    ['up to 2–3 weeks', 'up to 2–3 weeks', 14, 21],
    ['1.5 hours', '1.5 hours', 0.0625, 0.0625],
    ['1 year', '1 year', 365.25, 365.25],
  ] as const) {
    test(`${written} is ${shortest} to ${longest} days`, () => {
      expect(parseDuration(written)).toEqual({ text, shortest, longest })
    })
  }

  for (const [written, problem] of [
    ['-2 weeks', 'is negative'],
    ['−2 to 4 weeks', 'is negative'],
    ['6–4 weeks', 'ends before it begins; write 4–6 weeks'],
    ['0 days', 'is no time at all'],
    ['2 fortnights', '"fortnights" is not a unit of time; write minutes'],
    ['5', 'is not a length of time'],
    ['weeks', 'is not a length of time'],
    ['soon', 'is not a length of time'],
    ['1e9 weeks', 'is not a length of time'],
    ['constructor', 'is not a length of time'],
    ['3 constructors', 'is not a unit of time'],
  ] as const) {
    test(`${written} is rejected`, () => {
      expect(parseDuration(written)).toEqual({ problem: expect.stringContaining(problem) })
    })
  }
})

/** The loader's messages about an article with these lines in its front matter. */
async function messagesFor(root: string, lines: string, body = 'Two sessions, 4 to 6 weeks apart.') {
  await createContent(root, {
    'content/articles/a.md': `---\ntitle: A\ndate: 2024-01-01\ndescription: D.\n${lines}\n---\n\n${body}\n`,
  })
  const { messages } = await readContent(root, new Date('2025-01-01'))
  return messages.map(formatMessage).map((message) => message.replace('content/articles/a.md:', ''))
}

test.describe('the short version and the journey', () => {
  for (const [what, lines, message] of [
    ['a negative time', 'glance:\n  normal: -2 days', '6:11: error: glance: normal: "-2 days" is negative'],
    [
      'no sessions',
      'glance:\n  sessions: 0',
      '6:13: error: glance: sessions: "0" is not a number of sessions',
    ],
    ['a reversed range', 'glance:\n  sessions: 3–2', '6:13: error: glance: sessions: "3–2" is not a number'],
    [
      'an unknown grade',
      'glance:\n  evidence: great',
      '6:13: error: glance: evidence: "great" is not a kind of evidence',
    ],
    [
      'a JavaScript method as a grade',
      'glance:\n  evidence: toString',
      '6:13: error: glance: evidence: "toString" is no',
    ],
    ['a misspelt field', 'glance:\n  sesions: 2', '6:3: error: glance: sesions is not known here'],
    ['text for a list', 'glance:\n  notfor: all', '6:11: error: glance: notfor is not a list'],
    ['an empty entry', 'glance:\n  notfor:\n    - ""', '7:7: error: glance: an entry of notfor is empty'],
    ['text for the whole', 'glance: yes', '5:9: error: glance: there are no fields here'],
    ['a country alone', 'glance:\n  status:\n    - country: X', '7:7: error: glance: status is missing'],
    [
      'an end before its start',
      'journey:\n  - step: A\n  - step: B\n    takes: 6–4 weeks',
      '8:12: error: journey: takes: "6–4 weeks" ends before',
    ],
    [
      'one step',
      'journey:\n  - step: A\n    takes: 4–6 weeks',
      '6:3: error: journey: a journey has at least two steps',
    ],
    ['no time', 'journey:\n  - step: A\n  - step: B', '6:3: error: journey: no step takes any time'],
    [
      'a figure that the text lacks',
      'glance:\n  normal: 3 days',
      '6:11: error: glance: "3 days" is not in the article',
    ],
    [
      'a figure of the journey that the text lacks',
      'journey:\n  - step: A\n  - step: B\n    takes: 4–7 weeks',
      '8:12: error: journey: "4–7 weeks" is not in',
    ],
  ] as const) {
    test(`${what} is an error at its place`, async () => {
      const messages = await messagesFor(test.info().outputPath(), lines)
      expect(messages).toEqual([expect.stringContaining(message)])
    })
  }

  test('in a draft, a figure that the text lacks is only a warning', async () => {
    expect(await messagesFor(test.info().outputPath(), 'draft: "True"\nglance:\n  normal: 3 days')).toEqual([
      expect.stringContaining('7:11: warning: glance: "3 days" is not in the article'),
    ])
  })

  test('stated figures and empty fields are accepted', async () => {
    const lines =
      'glance:\n  sessions: 2\n  evidence: none\njourney:\n  - step: A\n  - step: B\n    takes: 4–6 weeks'
    expect(await messagesFor(test.info().outputPath(), lines)).toEqual([])
    expect(await messagesFor(test.info().outputPath(), 'glance: ""\njourney:')).toEqual([])
  })
})

test.describe('a figure of the short version, in the text', () => {
  const body =
    '## Sources\n\nIt takes 4 to 6 weeks [7]. About 18 × 10<sup>6</sup> cells. In 64% of 1,234 people. Three sessions, one tablet, two to three drops; at 37 °C, <3%, 10 mL/kg, 5 J/cm², 8 mol, 20 µg; kept at −80 °C or (-20 °C), after 15 minutes, 2 h, 30 min, 200 MBq, 3-5 mm. For twelve months, between 7 and 9 days, in 90 per cent of 1000 people, after twenty-four hours or thirty mL.\n\n## References\n\nSearched on day 17.\n\n1. A study of 99 people, 2011.\n\nAlso 44 days.\n'
  for (const [lasts, missing] of [
    ['4–6 weeks', []],
    ['4-6 weeks', []],
    ['64% of 1,234 people', []],
    ['4 weeks', ['4 weeks']],
    ['14–6 weeks', ['14–6 weeks']],
    ['6 months', ['6 months']],
    ['234', ['234']],
    ['7', ['7']],
    ['99 people', ['99']],
    ['106 cells', ['106']],
    ['18 × 10⁶ cells', []],
    ['18 × 10⁷ cells', ['18 × 10⁷']],
    ['64 mg', ['64 mg']],
    ['>64%', ['>64%']],
    ['<3%', []],
    ['3%', ['3%']],
    ['½ tablet', ['½ tablet']],
    ['3 sessions', []],
    ['1 tablets', []],
    ['2–3 drops', []],
    ['2 weeks', ['2 weeks']],
    ['37 °C', []],
    ['37 °F', ['37 °F']],
    ['10 mL/kg', []],
    ['10 mL', ['10 mL']],
    ['10 mL/day', ['10 mL/day']],
    ['5 J/cm²', []],
    ['5 J', ['5 J']],
    ['5 J/cm', ['5 J/cm']],
    ['8 mmol', ['8 mmol']],
    ['20 μg', []],
    ['20µg', []],
    ['20 mg', ['20 mg']],
    ['-80 °C', []],
    ['kept at −80 °C', []],
    ['80 °C', ['80 °C']],
    ['20 °C', ['20 °C']],
    ['−37 °C', ['−37 °C']],
    ['5 mm', ['5 mm']],
    ['15 min', []],
    ['15 seconds', ['15 seconds']],
    ['2 hours', []],
    ['30 minutes', []],
    ['30 mg', ['30 mg']],
    ['30 h', ['30 h']],
    ['200 MBq', []],
    ['200 kBq', ['200 kBq']],
    ['44 days', []],
    ['12 months', []],
    ['twelve months', []],
    ['7–9 days', []],
    ['90%', []],
    ['1,000 people', []],
    ['Five months', ['5 months']],
    ['24 hours', []],
    ['20 hours', ['20 hours']],
    ['30 mL', []],
    ['one way', []],
    ['day 17', []],
  ] as const) {
    test(`${lasts} is ${missing.length === 0 ? 'stated' : 'not stated'}`, () => {
      expect(unstatedFigures({ glance: { lasts }, body }).map(({ figure }) => figure)).toEqual(missing)
    })
  }
})

test.describe('a result or a measure in the title or description, in the text', () => {
  const body =
    'In 2019, 64% of people improved [1]. 9 out of 10 came back after 6 months, 70% to 90% after two years.\n\n## References\n\n1. 88% of patients, 5 days.\n'
  for (const [words, missing] of [
    ['80% of patients see fuller hair', ['80%']],
    ['Eighty per cent of patients see fuller hair', ['80%']],
    ['88% in 5 days', ['88%', '5 days']],
    ['64% improved within 6 months', []],
    ['Nine in ten come back', []],
    ['Eight in ten come back', ['8 in 10']],
    ['1 in 3 people', ['1 in 3']],
    ['70–90% after 2 years', []],
    ['70% to 90% after 2 years', []],
    ['A dose of 500 mg', ['500 mg']],
    ['5 questions to ask', []],
    ['7 things we learned in 2026', []],
    ['Our 3 in 2026', []],
    ['COVID-19 and vitamin B12: part 2', []],
    ['Phase 3 trials of the 21st century', []],
    ['Top 10 myths, and one in 4', ['1 in 4']],
  ] as const) {
    test(`${words}: ${missing.length === 0 ? 'stated' : 'not stated'}`, () => {
      for (const field of ['title', 'description'])
        expect(unstatedFigures({ [field]: words, body })).toEqual(
          missing.map((figure) => ({ path: [field], figure })),
        )
    })
  }

  test('is a warning at its place if it is not there', async () => {
    const root = test.info().outputPath()
    await createContent(root, {
      'content/articles/a.md':
        '---\ntitle: 80% see fuller hair\ndate: 2024-01-01\ndescription: Within 6 months.\n---\n\nText.\n',
    })
    const { messages } = await readContent(root, new Date('2025-01-01'))
    expect(messages.map(formatMessage)).toEqual([
      expect.stringContaining('a.md:2:8: warning: title: "80%" is not in the article'),
      expect.stringContaining('a.md:4:14: warning: description: "6 months" is not in the article'),
    ])
  })
})

test('the steps of a drawn journey are numbered, those without room together', () => {
  const stretch = (start: number, end = start) => ({ start, shortestEnd: start, end })
  expect(labelSteps([stretch(0), stretch(0, 300), stretch(300), stretch(300, 600)], 48)).toEqual([
    { at: 0, text: '1' },
    { at: 150, text: '2' },
    { at: 300, text: '3' },
    { at: 450, text: '4' },
  ])
  expect(labelSteps([stretch(0), stretch(0), stretch(0, 10), stretch(10, 600)], 48)).toEqual([
    { at: 0, text: '1–3' },
    { at: 305, text: '4' },
  ])
  expect(labelSteps([], 48)).toEqual([])
})

test('a journey is to scale, and full up to its shortest times', () => {
  const takes = (written: string) => {
    const span = parseDuration(written)
    if ('problem' in span) throw new Error(span.problem)
    return span
  }
  const steps = [
    { step: 'A' },
    { step: 'B', takes: takes('4–6 weeks') },
    { step: 'C', takes: takes('14–42 days') },
  ]
  expect(placeSteps(steps, 600)).toMatchObject([
    { start: 0, shortestEnd: 0, end: 0 },
    { start: 0, shortestEnd: 200, end: 300 },
    { start: 300, shortestEnd: 400, end: 600 },
  ])
})
