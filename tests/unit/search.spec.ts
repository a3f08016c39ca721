import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'playwright/test'
import { firstParagraph } from '@/lib/markdown/first-paragraph'
import { sectionsOf } from '@/lib/markdown/sections'
import type { Post } from '@/lib/posts'
import { buildSearchIndex } from '@/lib/search/build-index'
import { excerpt, markWords } from '@/lib/search/excerpt'
import { MAX_WORDS, openSearch } from '@/lib/search/find'
import { otherPages } from '@/lib/search/other-pages'
import { CURRENT_SCRIPT_FILE } from '@/lib/search/script'
import { fold, isOneSlipAway, wordsOf } from '@/lib/search/words'
import { clinic, makePage, makePost } from '../make-post'
import { manyPosts } from '../many-posts'

/** Limits in compressed bytes: of a search in 1,000 articles up to its first result, and of our own script. */
const FIRST_RESULT = 150_000
const SCRIPT = 6_000

const posts = [
  makePost({
    slug: 'growing',
    title: 'How cells are grown',
    description: 'From a piece of skin to a syringe.',
    topics: [{ slug: 'how-it-works', label: 'How it works' }],
    body: 'Before.\n\n## In the laboratory\n\nThe cells rest in an incubator for 4 to 6 weeks.\n\n## **Doses** & risks\n\nAbout 18 × 10<sup>6</sup> cells. Straße, Żółć, İstanbul. 皮肤治疗有风险\n\n<!-- secretnote > of the authors -->\n\n| What | Days |\n| --- | --- |\n| Rest | 15 |\n',
  }),
  makePost({
    slug: 'scars',
    title: 'Scars and their treatment',
    description: 'What may help.',
    topics: [{ slug: 'recovery', label: 'Recovery' }],
    body: 'A scar fades. See <script>alert(1)</script> how cultured cells heal scarring.\n\n## Doses & risks\n\nNothing.\n\n## Doses & risks\n\nAgain nothing.\n',
  }),
]

function searchIn(files: ReadonlyMap<string, string>) {
  const fetched: string[] = []
  const search = openSearch(async (file) => {
    const text = files.get(file)
    if (text === undefined) throw new Error(`There is no ${file}.`)
    fetched.push(file)
    return JSON.parse(text)
  })
  return { search, fetched }
}

async function slugs(query: string, topic = '') {
  const search = await searchIn(buildSearchIndex(posts)).search
  const { hits } = await search.find(query, topic)
  return hits.map(({ page }) => posts[page]?.slug)
}

test.describe('the search finds', () => {
  for (const [what, query, found] of [
    ['a word', 'incubator', ['growing']],
    ['a wrong letter in the middle', 'inkubator', ['growing']],
    ['a wrong second letter', 'ixcubator', ['growing']],
    ['a wrong first letter', 'oncubator', ['growing']],
    ['a wrong last letter', 'incubatot', ['growing']],
    ['a missing letter', 'incuator', ['growing']],
    ['one letter too many', 'inncubator', ['growing']],
    ['two swapped letters', 'incubatro', ['growing']],
    ['another form of the word', 'incubating', ['growing']],
    ['a plural of a singular', 'laboratories', ['growing']],
    ['the beginning of a word', 'incub', ['growing']],
    ['a misspelt beginning, while it is typed', 'inkuba', ['growing']],
    ['capitals', 'INCUBATOR', ['growing']],
    ['several words, best first', 'cells scar', ['scars']],
    ['common words between others', 'the incubator of a laboratory', ['growing']],
    ['a word of the title', 'grown', ['growing']],
    ['letters with diacritics', 'zolc', ['growing']],
    ['Turkish, with its dotted capital', 'istanbul', ['growing']],
    ['Chinese, cut into words', '风险', ['growing']],
    ['a table', 'rest 15', ['growing']],
    ['two words written as one', 'CulturedCells', ['scars']],
    ['two words written as one, among others', 'cellrest incubator', ['growing']],
  ] as const) {
    test(`${what}: ${query}`, async () => {
      expect(await slugs(query)).toEqual(found)
    })
  }
})

test.describe('the search finds nothing for', () => {
  for (const query of [
    '',
    '   ',
    '!?&"<>',
    'zzzzqqqq',
    'kırmızı',
    'خلايا',
    '毛发',
    'secretnote',
    '106',
    'thecells',
    'constructor',
    '__proto__',
    'toString',
    'the',
  ]) {
    test(JSON.stringify(query), async () => {
      expect(await slugs(query)).toEqual([])
    })
  }
})

/** The text that the search shows, and searches in. */
test.describe('words in the index are those of the page', () => {
  for (const [markdown, text] of [
    ['Risks:<ul><li>pain</li><li>bleeding</li></ul>', 'Risks: pain bleeding'],
    ['Dose 5<p>6 mg</p>', 'Dose 5 6 mg'],
    ['<p>mel<b>anoma</b> 2<b>5</b> mg</p>', 'melanoma 25 mg'],
    ['From 5[^1]6, a word[^1].\n\n[^1]: Note', 'From 5 6, a word. Note'],
    ['See 23![a cell](/img/cell.jpg "Keloid after months") here.', 'See 23 a cell Keloid after months here.'],
    ['<p>See <img src="/img/cell.jpg" alt="melanoma"></p>', 'See melanoma'],
    ['- ## 10<sup>6</sup> cells', '10⁶ cells'],
    // There is no superscript point, and 101.5 would be another number.
    ['10<sup>1.5</sup> cells, C<sub>max</sub>', '10^(1.5) cells, C_(max)'],
    ['<p>10<sup>1.5</sup> cells</p>', '10^(1.5) cells'],
    ['Take 5~~0~~0 mg, 5<del>0</del>0 mg.', 'Take 5 0 mg, 5 0 mg.'],
    ['<p>Take 5<del>0</del>0 mg.</p>', 'Take 5 0 mg.'],
    ['Score 5.2 \\[3–7\\] points, `[3]`, a claim [1].', 'Score 5.2 [3–7] points, [3], a claim.'],
    ['A claim [1], and more [2–3].', 'A claim, and more.'],
    ['<p>A claim [1].</p>', 'A claim.'],
  ] as const) {
    test(JSON.stringify(markdown), () => {
      expect(sectionsOf(markdown).map((section) => section.text)).toEqual([text])
    })
  }
})

test('a description taken from the text keeps its intervals and exponents', () => {
  expect(firstParagraph('About 10<sup>1.5</sup> cells.\n\nMore.')).toBe('About 10^(1.5) cells.')
  expect(firstParagraph('The median was 5.2 \\[3–7\\].\n\nMore.')).toBe('The median was 5.2 [3–7].')
  expect(firstParagraph('It may help [1].\n\nMore.')).toBe('It may help.')
})

/** The articles are given in an order that the ranking has to reverse: those that count the same keep theirs. */
test.describe('the best article comes first', () => {
  const post = (slug: string, body: string, fields: Partial<Post> = {}) =>
    makePost({ slug, title: 'A title', description: 'A summary.', body, ...fields })
  for (const [what, query, articles, slugs] of [
    [
      'a word counts most in the title, then in a heading, the summary and the text',
      'keloid',
      [
        post('text', 'Keloid.'),
        post('summary', 'Text.', { description: 'Keloid.' }),
        post('heading', '## Keloid\n\nText.'),
        post('title', 'Text.', { title: 'Keloid' }),
      ],
      ['title', 'heading', 'summary', 'text'],
    ],
    [
      'a text that says a word often ranks behind one whose title says it',
      'keloid',
      [post('often', 'Keloid. '.repeat(20)), post('title', 'Text.', { title: 'Keloid' })],
      ['title', 'often'],
    ],
    [
      'many sections that mention a word rank behind one about it',
      'keloid',
      [post('long', '## Section\n\nA keloid.\n\n'.repeat(20)), post('short', '## Keloid\n\nText.')],
      ['short', 'long'],
    ],
    [
      'a word in the list of sources counts least, however often it is there',
      'keloid',
      [
        post('source', `## References\n\n1. ${'Keloid. '.repeat(5)}`),
        post('often', 'Text.\n\n## Section\n\nA keloid.\n\n## References\n\n1. Keloid.'),
      ],
      ['often', 'source'],
    ],
    [
      'a word counts more than one that only begins with it',
      'scar',
      [post('scarce', 'Cells are scarce.'), post('scar', 'A scar fades.')],
      ['scar', 'scarce'],
    ],
    [
      'the rarer of two words counts more',
      'keloid cells',
      [post('cells', 'Cells.'), post('more', 'More cells.'), post('keloid', 'A keloid.')],
      ['keloid', 'cells', 'more'],
    ],
    [
      'two words count more in one section than in two',
      'collagen keloid',
      [
        post('apart', '## One\n\nCollagen.\n\n## Two\n\nA keloid.'),
        post('together', 'A keloid of collagen.'),
      ],
      ['together', 'apart'],
    ],
    [
      'two words that match the same word of a query do not count as two of its words',
      'collagen derm',
      [post('two', 'The dermis is dermal.'), post('both', 'Collagen of the dermis.')],
      ['both'],
    ],
  ] as const) {
    test(what, async () => {
      const search = await searchIn(buildSearchIndex(articles)).search
      const { hits } = await search.find(query, '')
      expect(hits.map((hit) => articles[hit.page]?.slug)).toEqual(slugs)
    })
  }
})

test('a word that is being typed matches every word that begins with it, in the results and their highlights', async () => {
  const bodies = ['The dermis.', 'A dermal cream.', 'Dermatology.', 'The skin.']
  const search = await searchIn(buildSearchIndex(bodies.map((body) => makePost({ body, title: 'A title' }))))
    .search
  const { hits, isMatch } = await search.find('derm', '')
  expect(hits.map(({ page }) => page)).toEqual([0, 1, 2])
  expect(['dermis', 'Dermal', 'dermatology', 'skin'].map(isMatch)).toEqual([true, true, true, false])
})

test('a hyphen, a space or nothing between two words is the same', async () => {
  const bodies = [
    'No make-up for 72 hours.',
    'They make it up.',
    'Aftercare. A hole of 3 mm, or 5mm.',
    '10-20 %, 106',
  ]
  const search = await searchIn(buildSearchIndex(bodies.map((body) => makePost({ body, title: 'A title' }))))
    .search
  const found = async (query: string) => {
    const { hits, hasAllWords, replaced } = await search.find(query, '')
    return hasAllWords && replaced.length === 0 ? hits.map(({ page }) => page) : []
  }
  for (const [query, pages] of [
    ['makeup', [0]],
    ['make-up', [0, 1]],
    ['Make up', [0, 1]],
    ['after care', [2]],
    ['after-care', [2]],
    ['3mm', [2]],
    ['5 mm', [2]],
    ['72hours', [0]],
    ['72mm', []],
    ['1020', []],
    ['10 6', []],
  ] as const)
    expect([query, await found(query)]).toEqual([query, pages])
  const { isMatch } = await search.find('makeup', '')
  expect(markWords('No make-up: make it up.', isMatch)).toEqual([
    { text: 'No ', isMatch: false },
    { text: 'make-up', isMatch: true },
    { text: ': make it up.', isMatch: false },
  ])
})

test('subscripts and ligatures are found as they are typed', async () => {
  const body = 'Vitamin B<sub>12</sub>, a CO<sub>2</sub> laser, H₂O₂ and a ﬁbroblast; 10<sup>6</sup>.'
  const search = await searchIn(buildSearchIndex([makePost({ body })])).search
  for (const query of ['B12', 'CO2 laser', 'H2O2', 'fibroblast']) {
    const { hits, hasAllWords } = await search.find(query, '')
    expect([query, hits.length, hasAllWords]).toEqual([query, 1, true])
  }
  expect((await search.find('106', '')).hits).toEqual([])
})

test('pages, the clinic’s facts and the glossary are found, after articles that count the same', async () => {
  const others = otherPages(
    {
      pages: [makePage({ slug: 'privacy', title: 'Privacy', body: '## Cookies\n\nNone. A scar.\n' })],
      clinic: { ...clinic, closed: ['2026-01-01', '2026-12-24'].map((day) => ({ from: day, to: day })) },
      glossary: [{ slug: 'keloids', term: 'Keloids', meaning: 'Thick scars.', variants: [], source: '' }],
    },
    new Date('2026-11-01'),
  )
  const article = makePost({ slug: 'growing', title: 'Growing', body: '## Cookies\n\nNone.\n' })
  const search = await searchIn(buildSearchIndex([article], { pages: others })).search
  const found = async (query: string) => {
    const { hits } = await search.find(query, '')
    return Promise.all(
      hits.map(async ({ page, parts }) => {
        const { url, parts: all } = await search.page(page)
        const id = all[parts[0] ?? 0]?.id
        return id === undefined ? url : `${url}#${id}`
      }),
    )
  }
  expect(await found('cookies')).toEqual(['/articles/growing#cookies', '/privacy#cookies'])
  expect(await found('keloid')).toEqual(['/glossary#keloids'])
  for (const query of ['telephone number', 'opening hours', 'W1A', '0123', 'e-mail', 'contact'])
    expect([query, await found(query)]).toEqual([query, ['/enquiry']])
  const [{ parts } = { parts: [] }] = others
  expect(parts[0]?.text).toContain('+44\u00a020\u00a07946\u00a00123')
  expect(parts[0]?.text).toContain(
    'Monday to Wednesday, 09:00–17:30; Saturday to Sunday, 10:00–12:00; closed 24',
  )
  expect(parts[0]?.text).not.toContain('January')
})

test('a word that patients type also finds the word that pages have, and is reported where no page has it', async () => {
  const searchWords = [
    { word: 'Incubator', typed: ['Hatchery', 'Scars'] },
    { word: 'syringe', typed: ['hatchery'] },
  ]
  const search = await searchIn(buildSearchIndex(posts, { searchWords })).search
  for (const [query, pages, replaced] of [
    ['hatcheries', [0], ['hatcheries']],
    ['hatch', [0], ['hatch']],
    ['hatcehry', [0], ['hatcehry']],
    ['hatchery scar', [0], ['hatchery']],
    // Both pages, the one that has the word itself first.
    ['scar', [1, 0], []],
    ['incubator', [0], []],
  ] as const) {
    const found = await search.find(query, '')
    expect([query, found.hits.map(({ page }) => page), found.replaced]).toEqual([query, pages, replaced])
    expect(found.hasAllWords).toBe(true)
  }
  const { isMatch } = await search.find('hatchery', '')
  expect(['incubators', 'syringe', 'laboratory'].map(isMatch)).toEqual([true, true, false])
})

test('a topic narrows the results', async () => {
  expect(await slugs('cells')).toEqual(['growing', 'scars'])
  expect(await slugs('cells', 'recovery')).toEqual(['scars'])
  expect(await slugs('cells', 'no-such-topic')).toEqual([])
})

test('without a word, a whole topic is shown, newest first; with punctuation alone, nothing', async () => {
  expect(await slugs(' ', 'recovery')).toEqual(['scars'])
  expect(await slugs('?', 'recovery')).toEqual([])
  for (const topic of ['', 'no-such-topic', 'constructor']) expect(await slugs('', topic)).toEqual([])
  const files = buildSearchIndex(manyPosts(40))
  const search = await searchIn(files).search
  const { topics } = JSON.parse(files.get('index.json') ?? '')
  const [topic = '', articles = []] = Object.entries<number[]>(topics)[0] ?? []
  expect((await search.find('', topic)).hits.map(({ page }) => page)).toEqual(articles)
  expect(articles).toEqual(articles.toSorted((a, b) => a - b))
})

test('where no article has all the words, those with most are shown, and reported as such', async () => {
  const search = await searchIn(buildSearchIndex(posts)).search
  const found = await search.find('incubator syringe zzzzqqqq', '')
  expect(found.hits.map(({ page }) => page)).toEqual([0])
  expect(found.hasAllWords).toBe(false)
  expect((await search.find('incubator syringe', '')).hasAllWords).toBe(true)
  expect((await search.find('cellrest incubator', '')).hasAllWords).toBe(true)
})

test('a word that no article has is replaced by the closest, and reported as replaced', async () => {
  const search = await searchIn(buildSearchIndex(posts)).search
  for (const [query, replaced] of [
    ['incubator', []],
    ['incubators cell', []],
    ['incub', []],
    ['Inkubator', ['inkubator']],
    ['incuxato', ['incuxato']],
    ['incubator cellrest', ['cellrest']],
    ['inkubator laberatory', ['inkubator', 'laberatory']],
    ['zzzzqqqq', []],
  ] as const)
    expect([query, (await search.find(query, '')).replaced]).toEqual([query, replaced])
})

test('a query of 10,000 characters is cut to a number of words, and reported as shortened', async () => {
  const search = await searchIn(buildSearchIndex(posts)).search
  const words = Array.from({ length: 1500 }, (_, index) => `word${index}`).join(' ')
  expect((await search.find(`incubator ${words}`.slice(0, 10_000), '')).isShortened).toBe(true)
  expect((await search.find('x'.repeat(10_000), '')).hits).toEqual([])
  expect(await search.find('what is it', '')).toMatchObject({ hits: [], hasOnlyCommonWords: true })
  expect(await search.find('what is zzzzqqqq', '')).toMatchObject({ hits: [], hasOnlyCommonWords: false })
  expect((await search.find(Array(MAX_WORDS).fill('cells').join(' '), '')).isShortened).toBe(false)
})

test('a heading is found as a section, with its id on the page', async () => {
  const { search } = searchIn(buildSearchIndex(posts))
  const { hits } = await (await search).find('doses', '')
  const sections = await Promise.all(
    hits.map(async ({ page, parts }) => {
      const { parts: all } = await (await search).page(page)
      return parts.map((part) => [all[part]?.id, all[part]?.heading])
    }),
  )
  expect(sections.flat()).toEqual([
    ['doses--risks', 'Doses & risks'],
    ['doses--risks-1', 'Doses & risks'],
    ['doses--risks', 'Doses & risks'],
  ])
})

test('a file that could not be fetched is fetched again when it is next needed, and a fetched one is not', async () => {
  const files = buildSearchIndex(posts)
  const fetched: string[] = []
  let isOffline = true
  const search = await openSearch(async (file: string) => {
    fetched.push(file)
    if (isOffline && file === 'page-1.json') throw new Error('offline')
    return JSON.parse(files.get(file) ?? '')
  })
  await expect(search.page(1)).rejects.toThrow('offline')
  isOffline = false
  expect((await search.page(1)).title).toBe('Scars and their treatment')
  await search.page(1)
  expect(fetched).toEqual(['index.json', 'page-1.json', 'page-1.json'])
})

test('superscripts stay superscripts in a result', async () => {
  const search = await searchIn(buildSearchIndex(posts)).search
  expect((await search.page(0)).parts.map(({ text }) => text).join(' ')).toContain('18 × 10⁶ cells')
})

test.describe('with 1,000 articles', () => {
  test.describe.configure({ mode: 'serial' })
  let files: ReadonlyMap<string, string> = new Map()
  test.beforeAll(() => {
    files = buildSearchIndex(manyPosts(1000))
  })
  const transfer = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + gzipSync(files.get(name) ?? '').length, 0)

  for (const query of ['incubator', 'inkubator', 'cells incubator rest']) {
    test(`the first result of “${query}” takes at most ${FIRST_RESULT / 1000} KB`, async () => {
      const { search, fetched } = searchIn(files)
      const { hits } = await (await search).find(query, '')
      const first = hits[0]
      expect(first?.page).toBe(500)
      expect((await (await search).page(500)).url).toBe('/articles/article-500')
      const script = gzipSync(readFileSync(`public${readFileSync(CURRENT_SCRIPT_FILE, 'utf8')}`)).length
      expect(transfer(fetched) + script).toBeLessThan(FIRST_RESULT)
      expect(transfer(fetched)).toBeGreaterThan(10_000)
    })
  }

  test('a word in many articles finds each of them', async () => {
    const { hits } = await (await searchIn(files).search).find('marker7x', '')
    expect(hits.map(({ page }) => page).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 10 }, (_, index) => 7 + 100 * index),
    )
  })
})

test('the script of the search page is small, and the only one', () => {
  const script = readFileSync(CURRENT_SCRIPT_FILE, 'utf8')
  expect(gzipSync(readFileSync(`public${script}`)).length).toBeLessThan(SCRIPT)
  expect(
    readdirSync(`public${script.replace('/search.js', '')}`).filter((name) => name.endsWith('.js')),
  ).toEqual(['search.js'])
})

test.describe('words and excerpts', () => {
  for (const [a, b, isOne] of [
    ['cell', 'cell', true],
    ['cell', 'cells', true],
    ['cell', 'bell', true],
    ['cell', 'clel', true],
    ['cell', 'ball', false],
    ['cell', 'ce', false],
    ['abcd', 'badc', false],
    ['', 'a', true],
  ] as const) {
    test(`“${a}” and “${b}” are ${isOne ? 'at most' : 'more than'} one slip apart`, () => {
      expect(isOneSlipAway(a, b)).toBe(isOne)
      expect(isOneSlipAway(b, a)).toBe(isOne)
    })
  }

  test('words are split and folded in the same way everywhere', () => {
    expect(wordsOf('The patient’s “GMP”-cells, 18.5 ml').map(({ written }) => fold(written))).toEqual([
      'the',
      'patient',
      'gmp',
      'cells',
      '18',
      '5',
      'ml',
    ])
    expect(fold('10⁶')).not.toBe('106')
  })

  test('words of the query are highlighted in place, and nothing is lost', () => {
    const isMatch = (written: string) => fold(written) === 'scar'
    const pieces = markWords('<b>Scar</b> & scar.', isMatch)
    expect(pieces.filter((piece) => piece.isMatch).map(({ text }) => text)).toEqual(['Scar', 'scar'])
    expect(pieces.map(({ text }) => text).join('')).toBe('<b>Scar</b> & scar.')
    const long = `${'before '.repeat(100)}the scar ${'after '.repeat(100)}`
    const cut = excerpt(long, isMatch)
      .map(({ text }) => text)
      .join('')
    expect(cut).toMatch(/^…\u00a0before .*the scar after .*\u00a0…$/)
    expect(cut.length).toBeLessThan(300)
  })

  test('citation markers are not in the results', () => {
    const [file] = buildSearchIndex([
      makePost({ body: 'It helps [1, 3–4] some [2]. In 2020 [2020].' }),
    ]).values()
    expect(JSON.parse(file ?? '').parts[1].text).toBe('It helps some. In 2020 [2020].')
  })

  test('an excerpt neither begins nor ends with the dot between two blocks', () => {
    const text = `${'x'.repeat(70)} · scar${' after'.repeat(33)} · after${' after'.repeat(9)}`
    const cut = excerpt(text, (written) => written === 'scar').map((piece) => piece.text)
    expect(cut.join('')).toMatch(/^…\u00a0scar after.* after\u00a0…$/)
  })

  test('an excerpt never separates a number from its unit', () => {
    for (const dose of ['10 mg', '1 000 000 cells', '< 5 mm', '10 – 20 mg'])
      for (let more = 0; more < 40; more++) {
        const text = `${'w '.repeat(60)}${dose}${' w'.repeat(20)}${'x'.repeat(more)} scar ${'y'.repeat(more)}${' w'.repeat(80)} ${dose}${' w'.repeat(60)}`
        const cut = excerpt(text, (written) => written === 'scar').map((piece) => piece.text)
        expect(cut.join('').replaceAll(dose, '')).not.toMatch(/[\d<–]|mg|mm|cells/)
      }
  })

  const spaces = 'before '.repeat(60)
  for (const [kind, text] of [
    [
      'inside a long address',
      `${spaces}https://example.com/${'x/'.repeat(40)}scar/${'y/'.repeat(200)} after`,
    ],
    ['in an address that begins shortly before it', `${spaces}${'x/'.repeat(15)}scar/${'y/'.repeat(200)}`],
    ['in a text without spaces', `${'/x'.repeat(300)}/scar/${'y/'.repeat(300)}`],
    ['after the last space', `${spaces}${'x/'.repeat(200)}scar`],
    ['that is long itself', `${spaces}${'x/'.repeat(40)}${'scar'.repeat(60)} after`],
  ] as const) {
    test(`a match ${kind} is in the excerpt`, () => {
      const isMatch = (written: string) => written.startsWith('scar')
      const pieces = excerpt(text, isMatch)
      expect(pieces.filter((piece) => piece.isMatch).map((piece) => piece.text)).toEqual([
        /(?:scar)+/.exec(text)?.[0],
      ])
      expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(330)
    })
  }
})
