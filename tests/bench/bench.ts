import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { serveSite } from '../serve-site'
import { clinicArticles, generatedArticles } from './articles'
import { cleanBuild, compareBuilds, rounded } from './build-bench'
import { measureLoad } from './load-bench'
import { measure } from './measure'
import { measureNavigation, measurePage } from './page-bench'
import { createPeers, emptyPages } from './peers'
import { serveFolder } from './static-server'

// `npm run bench -- [check] [builds] [pages] [navigation] [load] [--articles 100,1000,5000] [--seconds 60]`: this site
// against a bare Next app and an Eleventy site, with the same articles, in one run on one machine. Default: all of it.

const words = process.argv.slice(2)
const option = (name: string, otherwise: string) =>
  words[words.indexOf(name) + 1 || words.length] ?? otherwise
const sizes = option('--articles', '100,1000,5000').split(',').map(Number)
const seconds = Number(option('--seconds', '60'))
const parts = words.filter((word) => ['check', 'builds', 'pages', 'navigation', 'load'].includes(word))
const wants = (part: string) => parts.length === 0 || parts.includes(part)

const results: Record<string, unknown> = {}
const say = (line: string) => console.log(line)

if (wants('check')) results.check = await measureCheck(1000)
if (wants('builds')) {
  const builds = await compareBuilds(sizes, say)
  console.table(builds)
  results.builds = builds
}
if (wants('pages') || wants('navigation') || wants('load')) await comparePages()
await writeFile('tests/bench/results.json', `${JSON.stringify(results, null, 2)}\n`)
say('\nAll figures are in tests/bench/results.json.')

async function measureCheck(articles: number) {
  const peers = await createPeers(generatedArticles(articles))
  const rows: Record<string, unknown>[] = []
  for (const { root } of peers.filter(({ name }) => name === 'this site')) {
    say(`Checking ${articles} articles …`)
    const { seconds, cpuSeconds, peakMegabytes, code, output } = await measure(root, [
      '--import',
      'tsx',
      'lib/build/main.ts',
      'check',
    ])
    if (code !== 0) throw new Error(`The check failed:\n${output}`)
    rows.push({
      articles,
      seconds: rounded(seconds),
      'cpu seconds': rounded(cpuSeconds),
      'peak MB': Math.round(peakMegabytes),
    })
  }
  console.table(rows)
  await Promise.all(peers.map(({ remove }) => remove()))
  return rows
}

async function comparePages() {
  const articles = await clinicArticles()
  const [longest] = articles
  if (longest === undefined) throw new Error('There is no article in content/articles.')
  say(`Building all three with the clinic’s ${articles.length} articles; ${longest.name} is measured …`)
  const peers = await createPeers(articles)
  for (const peer of peers) await cleanBuild(peer)
  const file = path.parse(longest.name).name
  const nameOfPage = {
    'this site': longest.slug,
    'bare Next': file,
    Eleventy: `${file.replace(/^\d{4}-\d\d-\d\d-/, '')}/`,
  }
  const served: { name: string; origin: string; article: string; stop: () => Promise<void> }[] = []
  for (const { name, root } of peers) {
    const site =
      name === 'Eleventy'
        ? await serveFolder(path.join(root, '_site'))
        : await serveSite(root, { mode: name === 'bare Next' ? 'next start' : 'start' })
    served.push({ name, ...site, article: `${site.origin}/articles/${nameOfPage[name]}` })
  }
  try {
    if (wants('pages')) {
      const rows: Record<string, unknown>[] = []
      for (const { name, article } of served) {
        say(`Lighthouse, ${name} …`)
        rows.push({ name, ...(await measurePage(article)) })
      }
      const own = served.find(({ name }) => name === 'this site')
      for (const address of ['/', '/articles', '/topics/hair-loss', '/search', '/enquiry', '/nothing/here']) {
        say(`Lighthouse, ${address} …`)
        if (own) rows.push({ name: address, ...(await measurePage(`${own.origin}${address}`, 1)) })
      }
      console.table(rows)
      results.pages = rows
    }
    if (wants('navigation')) {
      const rows: Record<string, unknown>[] = []
      for (const { name, origin } of served.filter(({ name }) => name === 'this site')) {
        say(`Following a link, ${name} …`)
        rows.push({ name, ...(await measureNavigation(origin, '/articles', 'main article a')) })
      }
      say('Following a link, empty pages …')
      rows.push({ name: 'empty pages', ...(await measureEmptyPages()) })
      console.table(rows)
      results.navigation = rows
    }
    if (wants('load')) {
      const rows: Record<string, unknown>[] = []
      for (const { name, article } of served.filter(({ name }) => name !== 'Eleventy')) {
        say(`200 connections for ${seconds} s, ${name} …`)
        rows.push({ name, ...(await measureLoad(article, seconds)) })
      }
      console.table(rows)
      results.load = rows
    }
  } finally {
    await Promise.all(served.map(({ stop }) => stop()))
    await Promise.all(peers.map(({ remove }) => remove()))
  }
}

async function measureEmptyPages() {
  const pages = await emptyPages()
  const { origin, stop } = await serveFolder(pages.root)
  try {
    return await measureNavigation(origin, '/', 'a')
  } finally {
    await stop()
    await pages.remove()
  }
}
