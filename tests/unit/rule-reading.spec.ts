import { expect, test } from 'playwright/test'
import { readManuscript } from '@/lib/editorial/manuscript'
import { readingRule } from '@/lib/editorial/reading'
import { readingTermsRule } from '@/lib/editorial/reading-terms'
import { article, findings, site, testRule } from '../editorial-rules'

const words = (count: number) => `Cats${' eat'.repeat(count - 1)}.`
const hard =
  'Dermatological administration of autologous fibroblasts necessitates multidisciplinary considerations.'
/** Ten words with this many syllables: 17 and 18 alternating have the grade 8.96, and 18 alone 9.55. */
const tenWords = (syllables: number) =>
  `${'paper '.repeat(syllables - 10)}${'cat '.repeat(20 - syllables)}`.trim()
const repeat = (text: string, times: number) => Array.from({ length: times }, () => text)

testRule(
  readingRule,
  [
    [words(21), 'long-sentence'],
    [`${words(5)} ${words(30)}`, 'long-sentence'],
    [`- ${words(22)}`, 'long-sentence'],
    [`> ${words(21)}`, 'long-sentence'],
    [`${words(21)}\n\n${words(25)}`, 'long-sentence', 'long-sentence'],
    [`**Bold** ${words(20)}`, 'long-sentence'],
    ['One is red. Two is red. Six is red. Ten is red. Red is red. All is red.', 'long-paragraph'],
    [`- ${repeat('It is red.', 7).join(' ')}`, 'long-paragraph'],
    [repeat(hard, 8).join('\n\n'), 'grade'],
    // The grade of a few words is chance: this has one more than too few, and the next is slightly above the target.
    [[...repeat(hard, 7), 'It is so red.'].join('\n\n'), 'grade'],
    [repeat(`${tenWords(18)}.`, 6).join('\n\n'), 'grade'],
    [`## Hard\n\n${repeat(hard, 8).join('\n\n')}`, 'grade'],
    [`${repeat(hard, 8).join(' ')}`, 'long-paragraph', 'grade'],
  ],
  [
    words(20),
    `${words(20)} ${words(20)}`,
    repeat('It is red.', 5).join(' '),
    repeat('It is red.', 9).join('\n\n'),
    repeat('The sun is hot and the sea is cold.', 10).join('\n\n'),
    hard,
    // Too few words to judge by, and a text that is slightly hard.
    [...repeat(hard, 7), 'It is red.'].join('\n\n'),
    repeat(`${tenWords(17)}.\n\n${tenWords(18)}.`, 4).join('\n\n'),
    `| a |\n| --- |\n| ${words(25)} |`,
    `\`\`\`\n${words(30)}\n\`\`\``,
    `## ${words(25)}`,
    'Dr. Smith et al. gave 1.2 mL, e.g. on the face.',
    `Text [1].\n\n## References\n\n1. ${words(30)}`,
    `<!-- ${words(40)} -->`,
  ],
)

const TERM = 'unexplained-term'

testRule(
  readingTermsRule,
  [
    ['We offer PRP to people with thin hair.', TERM],
    ['The skin may show erythema for some days.', TERM],
    ['Growth factors drive angiogenesis in the wound.', TERM],
    ['Erythema is common in the first days.', TERM],
    ['You may notice telangiectasia near the nose.', TERM],
    ['The cells are tested for CD34 before they leave.', TERM],
    ['We inject keratinocytes and fibroblasts.', TERM],
    ['A mesenchymal cell can become several kinds of cell.', TERM],
    ['Do not take clindamycin on that day.', TERM],
    ['| Reaction | How many |\n| --- | --- |\n| Urticaria | 2 people |', TERM],
    ['- Pain\n- Folliculitis\n- Swelling', TERM],
    ['MSCs and their secretome are studied.', TERM, TERM],
    ['We offer PRP [1].\n\n## References\n\n1. PRP and angiogenesis.', TERM],
    ['In one trial (see the table) fibrosis was rare.', TERM],
    ['Alopecia has many causes.', TERM],
    ['They sell PRP, SVF and creams.', TERM, TERM],
    ['The EMA (2020) and others warn of it.', TERM],
    ['PRP is used widely. Later we explain PRP (platelet-rich plasma).', TERM],
    ['PRP does not help all.\n\nPRP can hurt.', TERM],
  ],
  [
    'We offer platelet-rich plasma (PRP). PRP is made of your blood.',
    'PRP (platelet-rich plasma) is made of your blood.',
    'PRP stands for platelet-rich plasma.',
    'We offer <abbr title="Platelet-rich plasma">PRP</abbr> to few people.',
    'The skin may be red (erythema) for some days.',
    'The skin may show redness, or erythema, for some days.',
    'New vessels grow. The medical word for this is angiogenesis.',
    'Keratinocytes are cells of the outer skin. Keratinocytes make it strong.',
    'Keratinocytes, the cells of the outer skin, are lost each day.',
    'We see erythema. This means red skin.',
    'Fibroblasts are grown under GMP.',
    'Androgenetic alopecia runs in families. Such alopecia is slow.',
    'The NHS, the UK, your GP, DNA and SPF 30 need no words.',
    'Phase III began under King Charles III.',
    'Do NOT rub it. CALL US FIRST if it bleeds.',
    'The analysis of a photograph takes patience and has many purposes.',
    'Arthritis, diarrhoea and anaemia are illnesses with a diagnosis.',
    'StatPearls NBK535346 and DB11051 are numbers, and PMC8781097 too.',
    '## PRP for hair\n\nIt is made of your blood.',
    '> [!WARNING]\n> Call 999 if your throat swells.',
    'Write to HELLO@example.com or see https://example.com/PRP/angiogenesis',
    'Most patients recovered; the procedure, the injection and the biopsy were painful.',
  ],
)

test('a term gets advice at its first use, and only in articles', () => {
  const post = article('One.\n\nTwo with erythema.\n\nThree with erythema.')
  expect(findings(readingTermsRule, post).map(({ place }) => place)).toEqual([{ line: 5, column: 10 }])
  const { topics: _, ...page } = post
  expect(readingTermsRule.check(readManuscript(page), site)).toEqual([])
})

test('without a glossary, its terms get advice too', () => {
  const text = readManuscript(article('Fibroblasts are grown under GMP.'))
  const named = readingTermsRule
    .check(text, { ...site, glossary: [] })
    .map(({ reason }) => reason.split(' ')[0])
  expect(named).toEqual(['"Fibroblasts"', '"GMP"'])
})
