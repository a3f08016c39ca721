import { expect, test } from 'playwright/test'
import { disclosuresRule } from '@/lib/editorial/disclosures'
import { article, findings, testRule } from '../editorial-rules'

const PARTS = {
  limits: 'The studies are small, and larger studies are needed.',
  'general-risks': 'A biopsy can cause bleeding, bruising and infection.',
  'treatment-risks': 'Side effects of this treatment are redness and small lumps.',
  'regulatory-status': 'It is not approved in the United Kingdom.',
  alternatives: 'Alternatives are sunscreen, a cream, or no treatment.',
}
const without = (name: string) =>
  Object.entries(PARTS)
    .filter(([part]) => part !== name)
    .map(([, text]) => text)
    .join('\n\n')
const complete = without('')
const instead = (name: string, text: string) => `${without(name)}\n\n${text}`

testRule(
  disclosuresRule,
  [
    ...Object.keys(PARTS).map((name) => [without(name), name] as const),
    ['We inject cells into the skin.', ...Object.keys(PARTS)],
    [instead('treatment-risks', '## Side effects\n\nThere are no side effects.'), 'treatment-risks'],
    [instead('general-risks', '## General risks\n\nThe treatment has no risks.'), 'general-risks'],
    [instead('alternatives', 'There are no alternatives to this treatment.'), 'alternatives'],
    [instead('limits', '## What are the limits of the evidence?'), 'limits'],
    [instead('limits', '## What are the limits of the evidence?\n\nThere are none.'), 'limits'],
    [instead('general-risks', '## General risks\n\nNothing to worry about.'), 'general-risks'],
    [instead('alternatives', '## What are the alternatives?\n\nNothing else works.'), 'alternatives'],
    [instead('regulatory-status', '## Is it approved?'), 'regulatory-status'],
    [instead('regulatory-status', '## Is it approved?\n\nYes.'), 'regulatory-status'],
  ],
  [
    complete,
    instead(
      'limits',
      '## What are the limits of the evidence?\n\nNobody followed people for more than a year.',
    ),
    instead('limits', '## What are the limits of the evidence?\n\nNothing is known about later years.'),
    instead('limits', 'How long the effect lasts is unclear. Its long-term effect is not known.'),
    instead('general-risks', '### General risks\n\nBleeding and bruises.'),
    instead('general-risks', 'Every procedure has risks.'),
    instead('treatment-risks', '## Risks of this treatment\n\nLumps under the skin.'),
    instead('treatment-risks', 'Allergic reactions have been reported.'),
    instead('regulatory-status', '## Is it approved?\n\nIn the United States since 2011.'),
    instead('regulatory-status', 'The MHRA has not licensed it.'),
    instead('alternatives', '## What are the alternatives?\n\nSunscreen.'),
    instead('alternatives', 'Other options are a cream or a laser.'),
  ],
  { kind: 'treatment' },
)

test('an information article needs no disclosures', () => {
  expect(findings(disclosuresRule, article('We inject cells.'))).toEqual([])
})
