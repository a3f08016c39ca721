import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { GENERATED_FOLDERS } from '@/lib/build/generated-files'
import { colors } from '@/lib/drawing/colors'
import { RULE_TEXTS } from '@/lib/editorial/check'
import { reservedReason } from '@/lib/posts/check-addresses'

// What is added in one place and must be registered in another, where nothing else fails if that is forgotten.

test('the check runs and explains every rule of lib/editorial', async () => {
  const names = (await readdir('lib/editorial')).filter((name) => name.endsWith('.ts'))
  const modules: Record<string, unknown>[] = await Promise.all(
    names.map((name) => import(`../../lib/editorial/${name}`)),
  )
  const rules = modules.flatMap((module) => Object.values(module)).filter(isRuleText)
  expect(rules.map(({ title }) => title).sort()).toEqual(RULE_TEXTS.map(({ title }) => title).sort())
})

const isRuleText = (value: unknown): value is { title: string } =>
  typeof value === 'object' && value !== null && 'family' in value && 'title' in value && 'finds' in value

test('no page of content/ and no old address can take an address that app/ or a build uses', async () => {
  const routes = (await readdir('app', { recursive: true }))
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => /(?:^|\/)(?:page|route)\.tsx?$/.test(name) && !name.includes('['))
    .map((name) => `/${path.posix.dirname(name)}`)
    .filter((route) => route !== '/.')
  const files = (await readdir('app'))
    .filter((name) => /\.(?:ico|svg|png)$/.test(name))
    .map((name) => `/${name}`)
  const made = GENERATED_FOLDERS.map((folder) => `/${path.relative('public', folder)}`)
  expect(routes).toContain('/search')
  expect(files).toContain('/icon.svg')
  for (const address of [...routes, ...files, ...made, '/img', '/robots.txt', '/sitemap.xml'])
    expect(reservedReason(address), address).toBe('is an address of the site itself')
})

test('the icon has the accent colours of the styles', async () => {
  const [theme, icon] = await Promise.all(
    ['app/theme.css', 'app/icon.svg'].map((name) => readFile(name, 'utf8')),
  )
  const accents = [...(theme ?? '').matchAll(/--accent: (#\w+)/g)].map(([, accent]) => accent)
  expect(accents).toHaveLength(2)
  for (const color of [...accents, colors.dark.paper]) expect(icon).toContain(color)
})
