import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { checkCommand } from '@/lib/build/check-command'
import { type Ran, runProgram } from '../run-program'

type Files = Record<string, string | undefined>

/** Runs `npm run check` on other content, as a person would; undefined removes a file or folder. */
const runCheck = (files: Files, ...words: string[]) =>
  checked(files, (root) => runProgram([path.resolve('lib/build/main.ts'), 'check', ...words], { cwd: root }))

/** The same in this process, which need not load the program first. */
const check = (files: Files, ...words: string[]) =>
  checked(files, async (root) => {
    const stdout: string[] = []
    const stderr: string[] = []
    const { log, error } = console
    console.log = (line: string) => void stdout.push(line)
    console.error = (line: string) => void stderr.push(line)
    try {
      const isFine = await checkCommand(root, words)
      return { code: isFine ? 0 : 1, stdout: stdout.join('\n'), stderr: stderr.join('\n') }
    } finally {
      Object.assign(console, { log, error })
    }
  })

async function checked(files: Files, run: (root: string) => Promise<Omit<Ran, 'output'>>) {
  const root = await mkdtemp(path.join(tmpdir(), 'check-'))
  try {
    await mkdir(path.join(root, 'content/articles'), { recursive: true })
    await mkdir(path.join(root, 'content/pages'))
    await mkdir(path.join(root, 'public'))
    await cp('content/clinic.yaml', path.join(root, 'content/clinic.yaml'))
    for (const [name, text] of Object.entries(files))
      if (text === undefined) await rm(path.join(root, name), { recursive: true })
      else await writeFile(path.join(root, name), text)
    const ran = await run(root)
    const lines = ran.stdout.trimEnd().split('\n')
    // These sites have no address list, of which the last line reminds: addresses.spec.ts tests that.
    return { ...ran, lines: lines.filter((line) => !line.startsWith('There is no content/addresses.txt')) }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

let written = 0

/** An article without findings in its fields. */
const article = (body: string, fields = '') =>
  `---\ntitle: Title ${++written}\ndate: 2026-01-01\ndescription: Description ${written}\nreviewedby: A reviewer\nlastreviewed: 2026-01-01\n${fields}---\n${body}\n`

const A = 'content/articles/a.md'
const B = 'content/articles/b.md'

for (const words of [
  ['lib/build/main.ts', 'check', '--json'],
  ['lib/enquiries/cli.ts', 'key'],
])
  test(`who reads no further than ${words.join(' ')} gets no stack trace`, async () => {
    const program = spawn(process.execPath, ['--import', 'tsx', ...words])
    program.stdout.destroy()
    let said = ''
    program.stderr.on('data', (piece: Buffer) => {
      said += piece.toString()
    })
    await new Promise((resolve) => program.on('close', resolve))
    expect(said).not.toContain('EPIPE')
    expect(program.exitCode).toBe(1)
  })

const SICK = {
  [B]: article('The result is permanent.'),
  [A]: article('One\n\n[a, b](/no:where%20)\n\nThere is no risk.'),
}

const A_LINK = `there is no page or file "/no:where%20" on this site; write the address of one that exists`

test('findings are printed one per line, sorted by place, and counted; an error makes the exit code 1', async () => {
  const { code, lines } = await runCheck(SICK)
  expect(code).toBe(1)
  expect(lines[0]).toBe(`${A}:10:1: error: ${A_LINK} [links/missing-page]`)
  expect(lines[1]).toMatch(/^content\/articles\/a\.md:12:10: warning: .+; .+ \[claims\/no-risk\]$/)
  expect(lines[2]).toMatch(/^content\/articles\/b\.md:8:15: warning: .+; .+ \[claims\/permanent\]$/)
  expect(lines.slice(3)).toEqual(['2 articles and 0 pages checked: 1 error, 2 warnings.'])
})

test('a warning fails the check only with --strict, and only the named files count', async () => {
  expect((await check(SICK, B)).code).toBe(0)
  const strict = await check(SICK, '--strict', `./${B}`)
  expect(strict.code).toBe(1)
  expect(strict.lines).toHaveLength(2)
})

test('a figure that the text lacks hides no other finding, and its article is counted once', async () => {
  const text =
    '---\ntitle: A\ndate: 2026-01-01\ndescription: D\nglance:\n  lasts: 6 months\n---\nIt is known.\n'
  const { code, lines } = await check({ [A]: text })
  expect(code).toBe(1)
  expect(lines.at(-1)).toMatch(/^1 article and 0 pages checked: 1 error, /)
  const found = lines.join('\n')
  expect(found).toMatch(/6:10: error: glance: "6 months" is not in .* \[front-matter\/unstated-figure\]$/m)
  expect(found).toContain('[review/not-reviewed]')
})

test('promises are also found in the clinic’s facts and in the glossary, at their lines', async () => {
  const clinic = (await readFile('content/clinic.yaml', 'utf8')).replace(
    /^tagline: .*$/m,
    'tagline: A cure for wrinkles',
  )
  const line = clinic.split('\n').findIndex((one) => one.startsWith('tagline:')) + 1
  const glossary =
    'terms:\n  - term: Dermis\n    meaning: A layer of the skin.\n    source: https://example.com/a\n  - term: PRP\n    meaning: Its results are permanent.\n    source: https://example.com/b\n'
  const files = { 'content/clinic.yaml': clinic, 'content/glossary.yaml': glossary }
  const { code, lines } = await runCheck(files)
  expect(code).toBe(0)
  expect(lines[0]).toMatch(RegExp(`^content/clinic\\.yaml:${line}:10: warning: "cure" .+ \\[claims/cure\\]$`))
  expect(lines[1]).toMatch(/^content\/glossary\.yaml:6:14: warning: "permanent" .+ \[claims\/permanent\]$/)
  expect(lines[2]).toBe('0 articles and 0 pages checked: 0 errors, 2 warnings.')
  const named = await runCheck(files, 'content/glossary.yaml')
  expect(named.lines).toHaveLength(2)
  expect(named.lines[0]).toContain('content/glossary.yaml:6:14')
})

test('--json prints an array with the fields of each finding', async () => {
  const { stdout } = await runCheck(SICK, '--json', A)
  const [first, ...others]: unknown[] = JSON.parse(stdout)
  expect(first).toEqual({
    file: A,
    line: 10,
    column: 1,
    severity: 'error',
    rule: 'links/missing-page',
    message: A_LINK,
  })
  expect(others).toHaveLength(1)
})

test('--format github escapes what workflow commands reserve', async () => {
  const { lines } = await check(SICK, '--format', 'github', A)
  expect(lines[0]).toBe(
    `::error file=${A},line=10,col=1,title=links/missing-page::${A_LINK.replace('%', '%25')}`,
  )
  expect(lines[1]).toMatch(/^::warning file=/)
})

test('front matter and text are reported together', async () => {
  const { lines } = await check({ [A]: article('It is a cure.', 'tagz: x\n') })
  expect(lines.map((line) => /\[(.+)\]$/.exec(line)?.[1])).toEqual([
    'front-matter/unknown-field',
    'claims/cure',
    undefined,
  ])
})

test('errors in an article’s fields hide no finding in its text, and make no link to it an error', async () => {
  const waiver = '<!-- check: allow disclosures because another page has them -->'
  const { lines } = await check({
    [A]: article(`[Nowhere](/nowhere)\n\n${waiver}\n\nText.`, 'updated: yesterday\n'),
    [B]: article('[One](/articles/a) and [two](/about#us), not [three](/articles/c).'),
    'content/articles/d.md': article('It is a cure.', 'draft: True\nupdated: yesterday\n'),
    'content/pages/about.md':
      '---\ntitle: About\ndescription: Us\nupdated: yesterday\n---\n[Three](/articles/c)\n',
  })
  expect(lines.map((line) => line.replace(/(:\d+:\d+).*\[(.+)\]$/, '$1 $2'))).toEqual([
    `${A}:7:10 front-matter/updated`,
    `${A}:9:1 links/missing-page`,
    `${B}:8:46 links/missing-page`,
    'content/articles/d.md:8:10 front-matter/updated',
    'content/pages/about.md:4:10 front-matter/updated',
    'content/pages/about.md:6:1 links/missing-page',
    '2 articles and 1 page checked: 6 errors, 0 warnings.',
  ])
})

test('a missing clinic.yaml is an error; articles and public/ may be missing', async () => {
  const { code, lines, stderr } = await runCheck({
    'content/clinic.yaml': undefined,
    'content/articles': undefined,
    public: undefined,
  })
  expect(lines[0]).toMatch(/^content\/clinic\.yaml:1:1: error: this file is missing; put it back/)
  expect(lines[1]).toBe('0 articles and 0 pages checked: 1 error, 0 warnings.')
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
})

test('a draft is checked only when it is named, a scheduled article always', async () => {
  const draft = { [A]: article('It is a cure.', 'draft: true\n') }
  expect((await check(draft, '--strict')).code).toBe(0)
  expect((await check(draft, '--strict', A)).code).toBe(1)
  const future = { [A]: article('It is a cure.').replace('date: 2026', 'date: 2999') }
  expect((await check(future, '--strict')).code).toBe(1)
})

test('a link from a published article to a draft is an error, and one between drafts is not', async () => {
  const draft = article('[The other](/articles/b)', 'draft: true\n')
  expect((await check({ [A]: article('[The other](/articles/b)'), [B]: draft })).lines[0]).toBe(
    `${A}:8:1: error: there is nothing at "/articles/b" while ${B} is a draft; publish that first, or remove the link [links/unpublished]`,
  )
  expect((await check({ [A]: draft, [B]: draft }, '--strict', A)).code).toBe(0)
})

test('reading advice is given only with --reading, and never fails the check', async () => {
  const long = { [A]: article(`It is${' very'.repeat(30)} red.`) }
  expect((await check(long)).lines).toHaveLength(1)
  const { code, lines } = await check(long, '--reading', '--strict')
  expect(code).toBe(0)
  expect(lines[0]).toMatch(/: info: .+ \[reading\/long-sentence\]$/)
})

test('a term in the glossary needs no explanation', async () => {
  const files = { [A]: article('Redness, itching and nodules of vasculitis and PRP.') }
  const glossary =
    'terms:\n  - term: Vasculitis\n    meaning: Inflamed small blood vessels.\n    source: https://example.com/\n'
  const namesOf = (lines: string[]) => lines.slice(0, -1).map((line) => /: info: "(\w+)"/.exec(line)?.[1])
  expect(namesOf((await check(files, '--reading')).lines)).toEqual(['vasculitis', 'PRP'])
  const known = { ...files, 'content/glossary.yaml': glossary }
  expect(namesOf((await check(known, '--reading')).lines)).toEqual(['PRP'])
})

for (const [words, message] of [
  [['--colour'], "Unknown option '--colour'"],
  [['--format', 'xml'], 'There is no format "xml"'],
  [['content/articles/none.md'], 'There is no text "content/articles/none.md"'],
  [['/etc/passwd'], 'There is no text "/etc/passwd"'],
  [['b'], 'There is no text "b" in content/; write, for instance, content/articles/b.md'],
] as const) {
  test(`${words.join(' ')} is rejected with a message`, async () => {
    const { code, stderr } = await check(SICK, ...words)
    expect(code).toBe(1)
    expect(stderr).toContain(message)
  })
}

test('many texts, checked on all cores, are all reported, in order', async () => {
  const names = Array.from({ length: 250 }, (_, index) => `content/articles/a-${1000 + index}.md`)
  const { lines } = await runCheck(Object.fromEntries(names.map((name) => [name, article('It is a cure.')])))
  expect(lines.slice(0, -1).map((line) => line.split(':')[0])).toEqual(names)
})
