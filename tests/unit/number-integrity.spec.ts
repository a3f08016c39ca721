import fc from 'fast-check'
import type { Nodes, Root } from 'hast'
import { expect, test } from 'playwright/test'
import rehypeRaw from 'rehype-raw'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Pluggable, type PluggableList, unified } from 'unified'
import { visit } from 'unist-util-visit'
import { gfm } from '@/lib/markdown/gfm'
import { literalAsterisks } from '@/lib/markdown/literal-asterisks'
import { compareNumbers, type NumberRecord, readNumbers } from '@/lib/markdown/number-integrity'
import { rehypePlugins, remarkPlugins } from '@/lib/markdown/plugins'
import { renderHtml } from '../render-html'

/** Numbers, units, ranges, exponents and comparisons as in medical texts: the source, and what a reader must see. */
const digits = fc.integer({ min: 0, max: 99999 }).map(String)
const decimal = fc.tuple(digits, digits).map(([a, b]) => `${a}.${b}`)
const number = fc.oneof(digits, decimal, fc.constantFrom('½', '1,000', '2¾', '10⁶', 'H₂O₂'))
const unit = fc.constantFrom('mg', 'mL', 'µg', '%', '°C', 'mm', 'cells', 'g/dL', 'IU')
const same = (text: string) => [text, text] as const
const phrase = fc.oneof(
  fc.tuple(number, unit).map(([n, u]) => same(`${n} ${u}`)),
  fc
    .tuple(number, fc.constantFrom('~', '–', '-', ' to ', '/', '×', '^', ':'), number)
    .map(([a, s, b]) => same(a + s + b)),
  fc
    .tuple(fc.constantFrom('<', '>', '≤', '≥', '±', '~', '< ', '= ', 'p < '), number)
    .map(([s, n]) => same(`x ${s}${n}`)),
  fc.tuple(digits, digits, digits).map(([a, b, c]) => same(`${a}*${b}*${c}`)),
  fc.tuple(digits, digits).map(([a, b]) => [`*n = ${a}⁶*${b}*`, `n = ${a}⁶*${b}`] as const),
  fc.tuple(digits, digits).map(([a, b]) => same(`${a}**${b}`)),
  fc.tuple(digits, digits).map(([a, b]) => same(`{${a} tablets} dose_${b}_mg`)),
  fc.tuple(number, digits).map(([n, e]) => [`${n}<sup>${e}</sup>`, `${n}^(${e})`] as const),
  fc
    .tuple(digits, digits)
    .map(([n, e]) => [`CO<sub>${n}</sub> 10<sup>-${e}</sup>`, `CO_(${n}) 10^(-${e})`] as const),
  number.map((n) => [`**${n}** mg`, `${n} mg`] as const),
  number.map((n) => [`~~${n}~~ mg`, `~~${n}~~ mg`] as const),
  number.map((n) => [`&lt;${n}&nbsp;mg`, `<${n}\u00a0mg`] as const),
  number.map((n) => [`[${n} mg](/a_5_b)`, `${n} mg`] as const),
)
const separator = fc.constantFrom(', ', ' and ', ' (', ') ', '; ', ' over ')
const line = fc.array(fc.tuple(phrase, separator), { minLength: 1, maxLength: 8 }).map((parts) => {
  const join = (index: 0 | 1) => parts.map(([both, between]) => both[index] + between).join('')
  return { source: `Take ${join(0)}daily`, shown: `Take ${join(1)}daily` }
})

const MARKS: Record<string, readonly [string, string]> = {
  sup: ['^(', ')'],
  sub: ['_(', ')'],
  del: ['~~', '~~'],
}

/** The reader's view of a page, with superscripts, subscripts and deletions marked. */
function shownText(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  const [before, after] = (node.type === 'element' && MARKS[node.tagName]) || ['', '']
  return before + node.children.map(shownText).join('') + after
}

test('any text with numbers is on the page as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(line, async ({ source, shown }) => {
      expect(shownText((await renderHtml(source)).tree)).toBe(shown)
    }),
    { numRuns: 300 },
  )
})

test('numbers survive headings, lists, quotations, tables and notes', async () => {
  const place = fc.constantFrom(
    (text: string) => `## ${text}`,
    (text: string) => `- ${text}`,
    (text: string) => `7. ${text}`,
    (text: string) => `> ${text}`,
    (text: string) => `> [!WARNING]\n> ${text}`,
    (text: string) => `| A |\n|---|\n| ${text} |`,
    (text: string) => `Text[^1]\n\n[^1]: ${text}`,
  )
  await fc.assert(
    fc.asyncProperty(line, place, async ({ source, shown }, put) => {
      expect(shownText((await renderHtml(put(source))).tree)).toContain(shown.trim())
    }),
    { numRuns: 200 },
  )
})

/** The numbers that are lost with these changes to the site's plugins, with their lines. */
async function lostWith(body: string, change: (plugins: PluggableList) => PluggableList): Promise<string[]> {
  const record: NumberRecord = { written: [], lost: [] }
  const found = { headings: [], references: [], terms: [], links: [], minutes: 0 }
  const processor = unified()
    .use(remarkParse)
    .use([...change([...remarkPlugins]), [readNumbers, record]])
    .use(remarkRehype, { allowDangerousHtml: true })
    .use([...change(rehypePlugins(async () => undefined, [], found)), [compareNumbers, record]])
  await processor.run(processor.parse(body), body)
  return record.lost.map(({ text, line }) => `${line}: ${text}`)
}

const pluginOf = (entry: Pluggable) => (Array.isArray(entry) ? entry[0] : entry)
const without = (plugin: unknown) => (plugins: PluggableList) =>
  plugins.filter((entry) => pluginOf(entry) !== plugin)

const SICK_BODY = '\n\nGive 10<sup>6</sup> cells,\n1~2 million over 3~4 weeks, 2*3*4 times.'

test('with the site’s own plugins, no number is lost', async () => {
  expect(await lostWith(SICK_BODY, (plugins) => plugins)).toEqual([])
})

const BREAKAGES: readonly [
  name: string,
  change: (plugins: PluggableList) => PluggableList,
  lost: string[],
][] = [
  ['without rehype-raw', without(rehypeRaw), ['3: 10^(6) cells,']],
  ['without literal asterisks', without(literalAsterisks), ['4: 2*3*4 times.']],
  [
    'with strike-through by a single tilde',
    (plugins) => plugins.map((entry) => (pluginOf(entry) === gfm ? remarkGfm : entry)),
    ['4: 1~2 million', '4: 3~4 weeks,'],
  ],
]

for (const [name, change, lost] of BREAKAGES) {
  test(`${name}, the lost numbers are named with their lines`, async () => {
    expect(await lostWith(SICK_BODY, change)).toEqual(lost)
  })
}

/** What a bug of the site could do to a text, and what would be lost. */
const DAMAGES: readonly [what: string, body: string, damage: (tree: Root) => void, lost: string[]][] = [
  [
    'one of two equal doses',
    'Take 5 mg.\n\nTake 5 mg.',
    (tree) => {
      tree.children.pop()
    },
    // Which of the two is left can't be known: the last one is named.
    ['3: 5 mg.'],
  ],
  ['a fraction', 'Take ½ tablet.', replaceText('½ ', ''), ['1: ½ tablet.']],
  ['a comparison', 'Give < 5 mg.', replaceText('< ', ''), ['1: < 5 mg.']],
  ['a subscript', 'a CO<sub>2</sub> b', rename('sub', 'span'), ['1: CO_(2) b']],
  [
    'the caption of a picture',
    '![a](/img/a.jpg "Grown for 5 days")',
    (tree) =>
      visit(tree, 'element', (node) => {
        if (node.tagName === 'figcaption') node.children = []
        node.properties.title = undefined
      }),
    ['1: 5 days'],
  ],
]

function replaceText(from: string, to: string) {
  return (tree: Root) =>
    visit(tree, 'text', (node) => {
      node.value = node.value.replace(from, to)
    })
}

function rename(from: string, to: string) {
  return (tree: Root) =>
    visit(tree, 'element', (node) => {
      if (node.tagName === from) node.tagName = to
    })
}

for (const [what, body, damage, lost] of DAMAGES) {
  test(`${what} that is lost is named`, async () => {
    const change = (plugins: PluggableList) =>
      plugins.some((entry) => pluginOf(entry) === rehypeRaw) ? [...plugins, () => damage] : plugins
    expect(await lostWith(body, (plugins) => plugins)).toEqual([])
    expect(await lostWith(body, change)).toEqual(lost)
  })
}

test('a page that would lose a number is not rendered', async () => {
  const rendering = renderHtml('\nText\n\n<iframe>5 mg</iframe>')
  await expect(rendering).rejects.toThrow('content/articles/test.md:4:1: error: "5 mg" is written here')
})

test('code inside a number counts as a loss, beside one it does not', async () => {
  const same = (plugins: PluggableList) => plugins
  expect(await lostWith('Take 5`0` mg or `2`3 g.', same)).toEqual(['1: 5`0 mg', '1: 2`3 g.'])
  expect(await lostWith('Take 5 `0` mg, B`12`, `5`mg, 5`mg`.', same)).toEqual([])
})

test('a link inside a number counts as a loss, and the marker of a note does not', async () => {
  const same = (plugins: PluggableList) => plugins
  expect(await lostWith('It rose by 25[1](https://example.com/a) mg.', same)).toEqual(['1: 25[1 mg.'])
  expect(await lostWith('It rose by [25](https://example.com/a) mg.', same)).toEqual([])
  expect(await lostWith('> [!NOTE]5 mg daily', same)).toEqual([])
})

test('numbers in comments, addresses and footnote labels are not numbers of the text', async () => {
  const body = 'A<!-- 5 mg --> [b](/c-6 "t")[^7] ![](/img/8.jpg)\n\n[^7]: Note\n\n[9]: https://example.com/10'
  await expect(renderHtml(body)).resolves.toBeDefined()
})
