import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { serveSite } from '../serve-site'
import { generatedArticle } from './articles'
import { measureLoad } from './load-bench'
import { type Measured, measure } from './measure'
import { measureNavigation, measurePage } from './page-bench'
import { createPeers, emptyPages, type Peer } from './peers'
import { serveFolder } from './static-server'

// `npm run bench -- [check] [builds] [pages] [navigation] [load] [--articles 100,1000,5000] [--seconds 60]`: this site beside a
// bare Next app and an Eleventy site, with the same articles, in one run on one machine. Without words, all of it.

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
if (wants('builds')) results.builds = await compareBuilds()
if (wants('pages') || wants('navigation') || wants('load')) await comparePages()
await writeFile('tests/bench/results.json', `${JSON.stringify(results, null, 2)}\n`)
say('\nAll figures are in tests/bench/results.json.')

async function measureCheck(articles: number) {
  const peers = await createPeers(articles)
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
      seconds: round(seconds),
      'cpu seconds': round(cpuSeconds),
      'peak MB': Math.round(peakMegabytes),
    })
  }
  console.table(rows)
  await Promise.all(peers.map(({ remove }) => remove()))
  return rows
}

async function compareBuilds() {
  const rows: Record<string, unknown>[] = []
  // Deleted after the last build, for the reason that cleanBuild gives.
  const done: Peer[] = []
  for (const articles of sizes) {
    const peers = await createPeers(articles)
    const byName = new Map<string, Measured>()
    for (const peer of peers) {
      say(`Building ${peer.name} with ${articles} articles …`)
      byName.set(peer.name, await cleanBuild(peer))
      if (peer.keeps === undefined) continue
      say(`… and anew, with the pictures for shared links that were drawn …`)
      byName.set(`${peer.name}, pictures apart`, await cleanBuild(peer, peer.keeps))
    }
    const bare = byName.get('bare Next')
    for (const [name, { seconds, cpuSeconds, peakMegabytes }] of byName) {
      const row = {
        articles,
        name,
        seconds: round(seconds),
        'ms an article': round((seconds * 1000) / articles),
        'cpu seconds': round(cpuSeconds),
        'peak MB': Math.round(peakMegabytes),
        'time ÷ bare': round(seconds / (bare?.seconds ?? Number.NaN), 2),
        'memory ÷ bare': round(peakMegabytes / (bare?.peakMegabytes ?? Number.NaN), 2),
      }
      rows.push(row)
    }
    console.table(rows.slice(-byName.size))
    const own = peers.find(({ name }) => name === 'this site')
    if (own) rows.push(await rebuildAfterOneEdit(own, articles, bare?.seconds ?? Number.NaN))
    done.push(...peers)
  }
  await Promise.all(done.map(({ remove }) => remove()))
  return rows
}

/**
 * Builds as a host does that has nothing of an earlier build, or only one folder of it.
 *
 * What an earlier build left is moved away, not deleted: without a journal, ext4 looks for each new file at every one
 * deleted in the last minute, which took 15 s of the processor in a second build of 1,000 articles, and none in a first.
 *
 * @param kept what of an earlier build is left in its place
 */
async function cleanBuild(peer: Peer, kept?: string): Promise<Measured> {
  const earlier = await mkdtemp(path.join(peer.root, 'earlier-'))
  for (const name of peer.output) {
    if (existsSync(path.join(peer.root, name)))
      await rename(path.join(peer.root, name), path.join(earlier, name))
  }
  if (kept !== undefined) {
    await mkdir(path.dirname(path.join(peer.root, kept)), { recursive: true })
    await rename(path.join(earlier, kept), path.join(peer.root, kept))
  }
  return build(peer)
}

async function build(peer: Peer): Promise<Measured> {
  const measured = await measure(peer.root, peer.build)
  if (measured.code !== 0) throw new Error(`${peer.name} could not be built:\n${measured.output}`)
  return measured
}

/** A host keeps .next/cache, and nothing else. */
async function rebuildAfterOneEdit(peer: Peer, articles: number, bareSeconds: number) {
  const { name, text } = generatedArticle(0)
  await writeFile(
    path.join(peer.root, 'content/articles', name),
    text.replace('\n## ', '\nOne more sentence.\n\n## '),
  )
  const { seconds } = await cleanBuild(peer, '.next/cache')
  const row = {
    articles,
    name: 'this site, again after one edit',
    seconds: round(seconds),
    'time ÷ bare': round(seconds / bareSeconds, 2),
  }
  console.table([row])
  return row
}

async function comparePages() {
  say('Building all three with 20 articles …')
  const peers = await createPeers(20)
  for (const peer of peers) await cleanBuild(peer)
  const served: { name: string; origin: string; article: string; stop: () => Promise<void> }[] = []
  for (const { name, root } of peers) {
    const site = name === 'Eleventy' ? await serveFolder(path.join(root, '_site')) : await serveSite(root)
    const file = generatedArticle(0).name.replace(/\.md$/, '')
    // Each names the page in its own way: by `path`, by the file, by the file without its date.
    const slug = name === 'bare Next' ? file : 'generated-article-0'
    served.push({
      name,
      ...site,
      article: `${site.origin}/articles/${slug}${name === 'Eleventy' ? '/' : ''}`,
    })
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

function round(number: number, digits = 1): number {
  return Number(number.toFixed(digits))
}
