import { expect, test } from 'playwright/test'
import { markupHeadings } from '@/lib/editorial/markup-headings'
import { markupHtml } from '@/lib/editorial/markup-html'
import { markupLines } from '@/lib/editorial/markup-lines'
import { markupLiteral } from '@/lib/editorial/markup-literal'
import { article, findings, testRule } from '../editorial-rules'

testRule(
  markupHeadings,
  [
    ['##What are the risks?', 'heading-space'],
    ['#Risks', 'heading-space'],
    ['Text\n\n###**Bold risks**', 'heading-space'],
    ['####### Too deep', 'heading-space'],
    ['Some text\n##Risks', 'heading-space'],
    ['##\u00a0Risks', 'heading-space'],
    ['##2 Risks', 'heading-space'],
    ['# Risks', 'second-title'],
    ['Risks\n=====', 'second-title'],
    ['#### Risks', 'heading-level'],
    ['## One\n\n#### Three', 'heading-level'],
    ['## One\n\n### Two\n\n##### Four', 'heading-level'],
    ['##', 'empty-heading'],
    ['## One\n\n### <!-- later -->', 'empty-heading'],
    ['# One\n\n# Two', 'second-title', 'second-title'],
    ['## One\n\n<!-- Each with a source. -->\n\n## Two\n\nText', 'empty-section'],
    ['## One\n\n### Two\n\n<!-- a -->\n\n<!-- b -->\n\n## Three\n\nText', 'empty-section'],
    ['Text\n\n## References\n\n<!-- A numbered list. -->', 'empty-section'],
  ],
  [
    '## What are the risks?',
    '## One\n\n### Two\n\n## Three',
    '## **Why?**',
    '## One\n\n<!-- Each with a source. -->\n\nText\n\n## Two',
    '## One\n\n<!-- Each with a source. -->\n\n### Two\n\nText',
    '## One\n\n<!-- a -->\n\n<p>Text</p>\n\n## Two',
    'Grade #3 acne',
    '#1 is the first question.',
    '# of sessions is not a heading in code: `##NoSpace`'.replace('# of', 'The # of'),
    '```\n##NoSpace\n```',
    '## One\n\n### Two\n\n#### Three\n\n## Four',
    'Two\n---',
    '\\##NoSpace is shown on purpose',
    'The sign ##b stands inside of a line.',
    '## 10<sup>6</sup> cells',
    'C# is a programming language.',
  ],
)

/** Texts in which signs do what they should, and lines are what they look like. */
const WELL_WRITTEN = [
  '**Note:** the skin is red.',
  'This is a sentence.\n\n---\n\nText.',
  '## A heading - and more -\n\nText.',
  'It is 5 · 6 or a • b.',
  'Take 2*3*4 and 2**3 tablets.',
  'Differences were found (*p < 0.05, **p < 0.01).',
  '| a |\n| - |\n| 3** |',
  'This is *important* and _this_ too.',
  'The dose is 5 mg\\*. \\*Not in the UK.',
  'Prices\\*\\*',
  'Use `**stars**` and `~~tildes~~` in the CMS.',
  '1~2 million over 3~4 weeks',
  '1. one\n2. two\n3. three',
  '1. one\n1. two\n1. three',
  '5. five\n6. six',
  'In 1986 a trial began.',
  '1986\\. A year.',
  '> "Ninety per cent", said the report.',
  'We have\n- 5 beds\n- 6 chairs',
  'We have\n\n- 5 beds',
  '- Dose:\n  - 5 mg daily',
  'The dose is:\n- 5 mg daily',
  'It is un*safe*ly done, and **bold**er. Take *5 mg* (*not* 6).',
  'It is ~~5~~ 6 mg, and un~~safe~~sure.',
  '```\n5 mg\n```\n\n~~~text\n5 mg\n~~~\n\n    5 mg\n\n> ```\n> 5 mg\n> ```',
  '***Important:*** 5 mg',
  '| a | b |\n| - | - |\n| 1 \\| 2 | 3 |\n| 1 |',
  'Two sources [1][2].',
  '> [!NOTE]\n> 5 mg is the dose.',
  '| a | b |\n| --- | --- |\n| 1 | 2 |',
  'Name: ______ Date: ______',
  'snake_case_dose and __init__ in `code`'.replace(' and __init__', ''),
  'See [the leaflet](https://example.com/a) and [2] (the review).',
]

testRule(
  markupLiteral,
  [
    ['**Note:**the skin is red.', 'visible-stars'],
    ['Take ** one tablet** daily.', 'visible-stars'],
    ['This is **bold and never ends.', 'visible-stars'],
    ['- **Pain.**It can hurt.', 'visible-stars'],
    ['A word ~~struck and never closed.', 'visible-tildes'],
    ['This is *important and goes on.', 'open-emphasis'],
    ['This is _important and goes on.', 'open-emphasis'],
    ['See [the leaflet] (https://example.com/a).', 'visible-link'],
    ['![A cell](/img/a"b c.jpg)', 'visible-link'],
    ['| a | b |\n| --- |\n| 1 | 2 |', 'visible-table'],
    ['Take 5&#150;10 mg.', 'hidden-character'],
    ['Take 5\u009610 mg.', 'hidden-character'],
    ['Take \u202e10 mg.', 'hidden-character'],
    ['Take 1\u200b0 mg.', 'hidden-character'],
    ['Take 5 \uf0b1 1 mg.', 'hidden-character'],
    ['Take 5\u001f10 mg.', 'hidden-character'],
    ['It is guaran\u00adteed.', 'soft-hyphen'],
    ['HLA-A*02:01 and HLA-B*07:02 are types.', 'stars-in-a-word'],
    ['Take 5mg*2*day.', 'stars-in-a-word'],
    ['The dose is 0.5*weight*2.', 'stars-in-a-word'],
    ['The volume is length*width*0.52.', 'stars-in-a-word'],
    ['CrCl = (140-age)*weight*0.85', 'stars-in-a-word'],
    ['It is 10%*5*x.', 'stars-in-a-word'],
    ['Take 8*a and 9*b.', 'stars-in-a-word'],
    ['rs123*T and rs456*C are types.', 'stars-in-a-word'],
    ['**p<0.05*, n=5**', 'stars-in-a-word'],
    ['Take from 10~~20 mg to 30~~40 mg.', 'struck-figures'],
    ['<p>&#x202E;10 mg</p>', 'hidden-character'],
    ['![&#x202E;10 mg](/img/cell.jpg)', 'hidden-character'],
    ['A micro\u2060needle.', 'soft-hyphen'],
    ['| a | b |\n| 1 | 2 |', 'visible-table'],
    ['•\tFirst thing\n•\tSecond thing', 'visible-bullets'],
    ['·   First thing', 'visible-bullets'],
    ['One text\n<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> other\n'.replace('One text\n', ''), 'conflict'],
    ['See [the NHS][nhs].', 'visible-link'],
    ['See (the NHS)[https://www.nhs.uk/].', 'visible-link'],
    ['See [a leaflet](files/my leaflet.pdf).', 'visible-link'],
    ['Text\n| a | b |\n|---|\n| 1 | 2 |', 'visible-table'],
    ['> [!TIP]\n> Drink water.', 'unknown-note'],
  ],
  WELL_WRITTEN,
)

testRule(
  markupLines,
  [
    ['1986. A year in which much was tried.', 'number-as-list'],
    ['Text\n\n26. August was the day.', 'number-as-list'],
    ['1. one\n2. two\n4. four', 'list-number'],
    ['> 90% of cells were alive.', 'comparison'],
    ['> ½ tablet is too much.', 'comparison'],
    ['> £500 is much.', 'comparison'],
    ['It fell to between\n- 5 °C and 0 °C.', 'sign-as-list'],
    ['| a | b |\n| - | - |\n| 1 | 2 | never with alcohol |', 'table-cells'],
    ['``` Dose: 5 mg\nx\n```', 'code-words'],
    ['~~~5mg\nx\n~~~', 'code-words'],
    ['- one\n\n  ``` text\n  x\n\nTwo', 'open-code'],
    ['```\nnever closed\n\n## Risks', 'open-code'],
    ['8. one\n8. two', 'list-number'],
    ['>>5 mg is much.', 'comparison'],
    ['> US$500 is much.', 'comparison'],
    ['The limit is 5\n- £5.', 'sign-as-list'],
    ['The size of\n- .5 mg', 'sign-as-list'],
    ['This is a sentence.\n---\n\nText.', 'underlined'],
  ],
  WELL_WRITTEN,
)

testRule(
  markupHtml,
  [
    ['<iframe src="https://example.com/"></iframe>', 'html-element'],
    ['Text <font>red</font>', 'html-element'],
    ['<script>alert(1)</script>', 'html-element'],
    ['<style>p { color: red }</style>', 'html-element'],
    ['<video src="/a.mp4"></video>', 'html-element'],
    ['<b onclick="go()">bold</b>', 'unsafe-html'],
    ['<img src="/img/cell.jpg" alt="A cell" onerror="go()">', 'unsafe-html'],
    ['[press](javascript:alert)', 'unsafe-html'],
    ['<a href="data:text/html,hi">press</a>', 'unsafe-html'],
    ['<span style="color: red">red</span>', 'html-attribute'],
    ['<p class="lead">first</p>', 'html-attribute'],
    ['10<sup>6 cells', 'html-tag'],
    ['Text\n\n<!-- a note -- >\n\nNever more than 5 mg.', 'open-comment'],
    ['bold</b> text', 'html-tag'],
    ['<details>\n<summary>More</summary>\n\ntext', 'html-tag'],
    ['Text <?php echo 1 ?>', 'html-tag'],
    ['<p>Take <!never> more</p>', 'html-tag'],
    ['<p>Take </ never> more</p>', 'html-tag'],
    ['<p>Take <?never?> more</p>', 'html-tag'],
    ['<tr><td>yes</td><td>no</td></tr>', 'html-tag', 'html-tag', 'html-tag'],
    ['<li>yes</li>', 'html-tag'],
    ['<summary>a</summary>b', 'html-tag'],
  ],
  [
    '10<sup>6</sup> cells and CO<sub>2</sub>',
    'one<br>two<br/>three',
    '<!-- ask Dr B -->',
    '<details><summary>More</summary>\n\ntext\n\n</details>',
    '<abbr title="Good manufacturing practice">GMP</abbr>',
    '<figure><img src="/img/cell.jpg" alt="A cell"><figcaption>A cell</figcaption></figure>',
    '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
    '<a href="tel:+442079460000">call</a> or <a href="mailto:a@example.com">write</a>',
    '[press](https://example.com/) <https://example.com/> <PMID:123>',
    'p < 0.05 and <5 mm and a > b',
    '`<script>` is the name of an element.',
    '- [x] done\n\nText[^1]\n\n[^1]: A note',
    '<ul><li>one<li>two</ul>',
    '<dl>\n<dt>one</dt>\n\n<dd>two</dd>\n</dl>',
    '<p>p &lt; 0.05, 5 < 6 <!-- <!never> --> and <b>bold</b></p>',
    '[a b](</img/my photo.jpg> "A title")',
  ],
)

test('a tag that is not whole is an error, at its place', () => {
  const found = findings(markupHtml, article('<p>one\ntwo<b or c</p>'))
  expect(found.find(({ severity }) => severity === 'error')).toMatchObject({
    name: 'html-tag',
    place: { line: 4, column: 4 },
  })
})

test('places are those of the file', () => {
  const [heading] = findings(markupHeadings, article('Text\n\n> ##Risks'))
  expect(heading?.place).toMatchObject({ line: 5, column: 3 })
  const [tag] = findings(markupHtml, article('One\ntwo 10<sup>6 cells'))
  expect(tag?.place).toEqual({ line: 4, column: 7 })
  const [star] = findings(markupLiteral, article('One \\* two\n&nbsp;three **Note:**text'))
  expect(star?.place).toEqual({ line: 4, column: 13 })
})
