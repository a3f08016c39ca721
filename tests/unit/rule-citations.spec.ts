import { citationIdentifiers } from '@/lib/editorial/citations-identifiers'
import { citationReferences } from '@/lib/editorial/citations-references'
import { citationUncited } from '@/lib/editorial/citations-uncited'
import { testRule } from '../editorial-rules'

testRule(
  citationIdentifiers,
  [
    ['<https://doi.org/jpm12010117>', 'doi'],
    ['[a study](https://doi.org/10.33/x)', 'doi'],
    ['<https://doi.org/https://doi.org/10.3390/jpm12010117>', 'doi'],
    ['[a study](https://doi.org/10.3390/jpm12010117.)', 'doi'],
    ['doi:11.3390/jpm12010117', 'doi'],
    ['[a study](https://doi.org/10.3390/jpm12010117,)', 'doi'],
    ['[a study][x]\n\n[x]: https://doi.org/jpm12010117', 'doi'],
    ['PMID: 0123456', 'pmid'],
    ['[a study](https://pmc.ncbi.nlm.nih.gov/articles/PMC12)', 'pmcid'],
    ['[a book](https://www.ncbi.nlm.nih.gov/books/NBK12345678/)', 'nbk'],
    ['[a study](https://doi.org/10.1002/(SICI)1097#1661)', 'doi-encoding'],
    ['[a study](https://doi.org/10.1002/sici?1097)', 'doi-encoding'],
    [
      '[a study](<https://doi.org/10.1002/1097-0258<1661::AID>3.0.CO>)'
        .replace('<1661', '\\<1661')
        .replace('AID>', 'AID\\>'),
      'doi-encoding',
    ],
    ['Smith 2020. PMID: 12AB', 'pmid'],
    ['Smith 2020, PMID 123456789.', 'pmid'],
    ['[a study](https://pubmed.ncbi.nlm.nih.gov/PMC123456/)', 'pmid'],
    ['Smith 2020. PMCID: 8781097', 'pmcid'],
    ['[a study](https://pmc.ncbi.nlm.nih.gov/articles/8781097)', 'pmcid'],
    ['The trial NCT1234 is open.', 'nct'],
    ['The trial NCT 01234567 is open.', 'nct'],
    ['[a trial](https://clinicaltrials.gov/study/NCT123)', 'nct'],
    ['[a book](https://www.ncbi.nlm.nih.gov/books/535346/)', 'nbk'],
    ['StatPearls, NBK 535346', 'nbk'],
  ],
  [
    '<https://doi.org/10.3390/jpm12010117>',
    '[a study](https://doi.org/10.1002/%28SICI%291097-0258%3C1661::AID%3E3.0.CO)',
    'doi:10.1111/j.1524-4725.2012.02349.x.',
    'doi:10.1000.10/182 and <https://doi.org/10.1000.10/182>',
    'DOI: https://doi.org/10.3390/jpm12010117',
    '<PMID:12345678>',
    'Smith 2020 (PMID: 12345678).',
    'PMCID: PMC8781097',
    '[a study](https://www.ncbi.nlm.nih.gov/pmc/articles/PMC8781097/)',
    'The trial NCT01234567 is open.',
    '[a trial](https://clinicaltrials.gov/study/NCT01234567)',
    '[a book](https://www.ncbi.nlm.nih.gov/books/NBK535346/#:~:text=The%20dermis)',
    '[PubMed](https://pubmed.ncbi.nlm.nih.gov/12345678/)',
    'A DOI is a number for a publication.',
  ],
)

const LIST =
  '\n\n## References\n\n1. First source. <https://example.com/1>\n2. Second source. <https://example.com/2>'

testRule(
  citationReferences,
  [
    ['A claim [1].', 'missing-reference'],
    [`A claim [1] [2] [3].${LIST}`, 'missing-reference'],
    [`A claim [0] [1] [2].${LIST}`, 'missing-reference'],
    [`A claim [1, 2, 7].${LIST}`, 'missing-reference'],
    ['A mean of 5.2 [3–7].', 'missing-reference'],
    [`A claim [1-3].${LIST}`, 'missing-reference'],
    [`A claim [1].${LIST}`, 'uncited-reference'],
    [`A claim [2].${LIST}`, 'uncited-reference'],
    ['A claim[^1].', 'missing-footnote'],
    ['A claim.\n\n[^1]: A note', 'uncited-footnote'],
    ['A claim[^1].\n\n[^1]: A note\n[^1]: Another', 'duplicate-footnote'],
    [`A claim [1] [2] [3].${LIST}\n3. The first again <http://www.example.com/1/>`, 'duplicate-reference'],
    ['A [1] [2].\n\n## Sources\n\n1. One source\n2. One source', 'duplicate-reference'],
    ['A claim [1].\n\n## References\n\n- Not numbered', 'missing-reference'],
  ],
  [
    `A claim [1] and [2].${LIST}`,
    `A claim [1, 2].${LIST}`,
    `A claim [1–2].${LIST}`,
    `A text that cites nothing by number.${LIST}`,
    'A claim[^1] and again[^1].\n\n[^1]: A note',
    'Published in [2021] and [1999].',
    'A mean of 5.2 \\[3–7\\], and `[3]` in code.',
    'A [link](https://example.com/) and `[5]` in code'.replace(' and `[5]` in code', ''),
    'The interval [95% CI 1.2 to 3.4]',
    '- [x] done\n- [ ] open',
    `## One [1]\n\n| a |\n| --- |\n| [2] |${LIST}`,
  ],
)

testRule(
  citationUncited,
  [
    ['Wrinkles improved in 64% of people.', 'no-citation'],
    ['Wrinkles improved in 64 % of people.', 'no-citation'],
    ['<ul><li>Wrinkles improved in 64% of people.</li></ul>', 'no-citation'],
    ['It lasts three\u00a0times longer, and is more\u202feffective.', 'no-citation'],
    ['Half, or 50 per cent, were happy.', 'no-citation'],
    ['It is twice as fast.', 'no-citation'],
    ['The gel lasts three times longer.', 'no-citation'],
    ['The cells grow 10-fold.', 'no-citation'],
    ['Our method is more effective.', 'no-citation'],
    ['Cells give better results than fillers.', 'no-citation'],
    ['Cells are superior to fillers.', 'no-citation'],
    ['- 30% had redness', 'no-citation'],
    ['| Result |\n| --- |\n| 30% |', 'no-citation'],
    ['A cited claim [1].\n\nIn 36% of people it did not help.', 'no-citation'],
  ],
  [
    'Wrinkles improved in 64% of people [1].',
    'Wrinkles improved in 64% of people.[^1]\n\n[^1]: A note',
    'In [one trial](https://example.com/a), 64% improved.',
    'In Smith et al., 2012, 64% improved.',
    'Use a 0.05% cream at night.',
    'Clean the skin with 70% alcohol.',
    'What does a success rate of 90% mean?',
    'The trial found this [1]:\n\n- 30% had redness\n- 10% had swelling',
    '| Result [1] |\n| --- |\n| 30% |',
    '<p>Wrinkles improved in 64% of people <a href="https://example.com/a">in a trial</a>.</p>',
    '<p>Wrinkles improved in 64% of people [1].</p>',
    '| Result | Source |\n| --- | --- |\n| 30% | [1] |',
    '## 50% of what?',
    'A good answer is better than a promise.',
    'Ask what "90% success" means.',
  ],
)
