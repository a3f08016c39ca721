import { expect, test } from 'playwright/test'
import { checkEntry } from '@/lib/editorial/check'
import { article, site } from '../editorial-rules'

/** An error stops a build, because the page would be wrong; what an editor has to judge is only a warning. */
const SEVERITIES = [
  ['error', 'links/missing-page', '[the risks](/articles/missing)'],
  ['error', 'links/missing-anchor', '[the risks](#pain)'],
  ['error', 'links/unpublished', '[the draft](/articles/draft)'],
  ['error', 'links/address', '[the study](//example.com/a)'],
  ['warning', 'links/http', '[the study](http://example.com/a)'],
  ['warning', 'links/vague-link', '[click here](https://example.com/a)'],
  ['error', 'pictures/no-alt', '![](/img/cell.jpg)'],
  ['error', 'markup/unsafe-html', '<b onclick="x()">a</b>'],
  ['error', 'markup/html-element', '<iframe src="/x"></iframe>'],
  ['warning', 'markup/second-title', '# Another title'],
  ['error', 'citations/doi', '<https://doi.org/jpm12010117>'],
  ['error', 'citations/missing-reference', 'It helps [3].\n\n## References\n\n1. A source'],
  ['warning', 'citations/no-citation', 'It helped 30% of them.'],
  ['warning', 'figures/reversed-range', 'It takes 6 to 4 weeks.'],
  ['warning', 'claims/cure', 'It is a cure.'],
  ['warning', 'review/not-reviewed', 'Text'],
] as const

for (const [severity, name, body] of SEVERITIES)
  test(`${name} is ${severity === 'error' ? 'an error' : 'a warning'}`, () => {
    const found = checkEntry(article(body), site, { reading: false }).map((finding) => [
      finding.severity,
      `${finding.family}/${finding.name}`,
    ])
    expect(found).toContainEqual([severity, name])
  })
