import { existsSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { mock } from 'node:test'
import {
  codeHash,
  editorHash,
  formatInputsRecord,
  INPUTS_FILE,
  inputsHash,
  isUpToDate,
} from '@/lib/build/inputs'
import { DAY } from '@/lib/enquiries/terms'
import { writeFiles } from '../create-content'
import { runProgram } from '../run-program'
import { expect, test } from '../test'

const NOW = new Date('2026-05-01T12:00:00Z')

test.use({
  environment: {
    PORT: undefined,
    SITE_URL: undefined,
    VERCEL_ENV: undefined,
    VERCEL_PROJECT_PRODUCTION_URL: undefined,
    CMS_REPOSITORY: undefined,
  },
})

const FOLDERS = ['app', 'components', 'content', 'lib', 'public', '.next']
const FILES = [
  '.postcssrc.json',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'tsconfig.json',
]

let root: string

test.beforeEach(async ({ folder }) => {
  root = folder
  for (const name of FOLDERS) await mkdir(path.join(root, name))
  await writeFiles(root, Object.fromEntries(FILES.map((name) => [name, name])))
})

test('a site that is started on another port is rebuilt, unless it has an address', async () => {
  const built = await inputsHash(root, NOW)
  process.env.PORT = '3000'
  expect(await inputsHash(root, NOW)).toBe(built)
  process.env.PORT = '3001'
  expect(await inputsHash(root, NOW)).not.toBe(built)
  process.env.SITE_URL = 'https://clinic.example'
  const published = await inputsHash(root, NOW)
  process.env.PORT = '3000'
  expect(await inputsHash(root, NOW)).toBe(published)
})

test('another day or address rebuilds the site and its texts, another repository the editor', async () => {
  mock.timers.enable({ apis: ['Date'], now: NOW })
  try {
    const hashes = async () => [
      await inputsHash(root, new Date()),
      await codeHash(root, new Date()),
      await editorHash(root),
    ]
    const [site, code, editor] = await hashes()
    mock.timers.setTime(NOW.getTime() + DAY)
    const nextDay = await hashes()
    process.env.SITE_URL = 'https://clinic.example'
    const elsewhere = await hashes()
    expect(new Set([site, nextDay[0], elsewhere[0]]).size).toBe(3)
    expect(new Set([code, nextDay[1], elsewhere[1]]).size).toBe(3)
    expect([nextDay[2], elsewhere[2]]).toEqual([editor, editor])
    process.env.CMS_REPOSITORY = 'clinic/website'
    expect(await editorHash(root)).not.toBe(editor)
  } finally {
    mock.timers.reset()
  }
})

for (const repository of ['website', 'https://github.com/clinic/website', 'clinic/website/tree', 'a b/c'])
  test(`CMS_REPOSITORY=${repository} is rejected in one sentence, by the build`, async () => {
    process.env.CMS_REPOSITORY = repository
    await expect(inputsHash(root, NOW)).resolves.toMatch(/^\w+$/)
    const { code, output } = await runProgram([path.resolve('lib/build/main.ts'), 'build'], { cwd: root })
    expect(output).toBe(`CMS_REPOSITORY is "${repository}"; write owner/name, for instance clinic/website\n`)
    expect(code).toBe(1)
  })

test('an invalid SITE_URL counts as a change, and is left for the build to report', async () => {
  const hashes: string[] = []
  for (const address of ['nonsense', 'https://clinic.example', 'other nonsense', 'nonsense']) {
    process.env.SITE_URL = address
    hashes.push(await inputsHash(root, NOW))
  }
  expect(new Set(hashes.slice(0, 3)).size).toBe(3)
  expect(hashes[3]).toBe(hashes[0])
})

for (const name of [
  'app/page.tsx',
  'components/parts/button.tsx',
  'content/articles/skin.md',
  'lib/posts.ts',
  'public/img/cell.jpg',
  'public/og.png',
  ...FILES,
])
  test(`the site is rebuilt when ${name} changes`, async () => {
    const built = await inputsHash(root, NOW)
    await writeFiles(root, { [name]: 'changed' })
    expect(await inputsHash(root, NOW)).not.toBe(built)
  })

for (const name of ['public/og/1a2b.png', 'public/admin/editor.js', 'public/articles/skin.md', 'README.md'])
  test(`the site is not rebuilt for ${name}`, async () => {
    const built = await inputsHash(root, NOW)
    await writeFiles(root, { [name]: 'changed' })
    expect(await inputsHash(root, NOW)).toBe(built)
  })

test('the build of a preview is never used as the published site', async () => {
  process.env.SITE_URL = 'https://clinic.example'
  process.env.VERCEL_ENV = 'preview'
  const preview = await inputsHash(root, NOW)
  process.env.VERCEL_ENV = 'production'
  expect(await inputsHash(root, NOW)).not.toBe(preview)
})

test('the site is rebuilt from the moment an article is due, also on the day of the build', async () => {
  expect(await isUpToDate(root, NOW)).toBe(false)
  const noon = formatInputsRecord(await inputsHash(root, NOW), [new Date('2026-05-01T15:00:00Z')])
  await writeFile(path.join(root, INPUTS_FILE), noon)
  expect(await isUpToDate(root, new Date('2026-05-01T14:59:59Z'))).toBe(true)
  expect(await isUpToDate(root, new Date('2026-05-01T15:00:00Z'))).toBe(false)
  expect(await isUpToDate(root, new Date('2026-05-02T12:00:00Z'))).toBe(false)
  await writeFile(path.join(root, 'content', 'x.md'), 'changed')
  expect(await isUpToDate(root, NOW)).toBe(false)
})

test('a failed build leaves no record of its inputs in its folder', async () => {
  const file = path.join(root, INPUTS_FILE)
  await writeFile(file, 'of the last build')
  await symlink(path.resolve('node_modules'), path.join(root, 'node_modules'), 'junction')
  const { code, output } = await runProgram([path.resolve('lib/build/main.ts'), 'build'], { cwd: root })
  // Its first step fails: the folder has no script to bundle.
  expect(output).toContain('Could not resolve "app/')
  expect(code).toBe(1)
  expect(existsSync(file)).toBe(false)
})
