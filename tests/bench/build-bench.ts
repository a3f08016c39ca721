import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { generatedArticle, generatedArticles } from './articles'
import { type Measured, measure } from './measure'
import { median } from './page-bench'
import { createPeers, type Peer } from './peers'

/**
 * How often each kind of build runs, in turn with the others; the medians are compared. Where other machines share the
 * processor, the same build takes up to a fifth longer in one minute than in another.
 */
const ROUNDS = 3
/** From this many articles on, a build takes minutes, over which fast and slow ones even out. */
const LONG = 5000

/**
 * Builds all sites from nothing at each size; this one also with the social images of an earlier build, and after an edit
 * of one article.
 *
 * @param sizes numbers of articles
 * @param say reports progress
 * @returns a row for each size and kind of build
 */
export async function compareBuilds(
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = []
  // Deleted after the last build, for the reason that cleanBuild gives.
  const done: Peer[] = []
  for (const articles of sizes) {
    const peers = await createPeers(generatedArticles(articles))
    const builds = new Map<string, Measured[]>()
    const note = (name: string, one: Measured) => builds.set(name, [...(builds.get(name) ?? []), one])
    const rounds = articles < LONG ? ROUNDS : 1
    for (let round = 1; round <= rounds; round++) {
      for (const peer of peers) {
        say(`${articles} articles, round ${round} of ${rounds}: ${peer.name} …`)
        note(peer.name, await cleanBuild(peer))
        if (peer.keeps === undefined) continue
        note(`${peer.name}, social images kept`, await cleanBuild(peer, peer.keeps))
        await editOneArticle(peer, round)
        // A host keeps this folder and nothing else.
        note(`${peer.name}, after one edit`, await cleanBuild(peer, '.next/cache'))
      }
    }
    const bare = medians(builds.get('bare Next') ?? [])
    for (const [name, measured] of builds) {
      const { seconds, cpuSeconds, peakMegabytes } = medians(measured)
      rows.push({
        articles,
        name,
        seconds: rounded(seconds),
        'ms per article': rounded((seconds * 1000) / articles),
        'cpu seconds': rounded(cpuSeconds),
        'peak MB': Math.round(peakMegabytes),
        'time ÷ bare': rounded(seconds / bare.seconds, 2),
        'memory ÷ bare': rounded(peakMegabytes / bare.peakMegabytes, 2),
        'seconds of each': measured.map(({ seconds }) => rounded(seconds)).join(' '),
      })
    }
    done.push(...peers)
  }
  await Promise.all(done.map(({ remove }) => remove()))
  return rows
}

/**
 * Builds as on a host that has nothing of an earlier build, or only one folder of it.
 *
 * The output of an earlier build is moved away, not deleted: without a journal, ext4 checks for each new file all those
 * deleted in the last minute, which took 15 s of processor time in a second build of 1,000 articles, and none in a first.
 *
 * @param kept the folder of an earlier build that stays in its place
 */
export async function cleanBuild(peer: Peer, kept?: string): Promise<Measured> {
  const earlier = await mkdtemp(path.join(peer.root, 'earlier-'))
  for (const name of peer.output) {
    if (!existsSync(path.join(peer.root, name))) continue
    await mkdir(path.dirname(path.join(earlier, name)), { recursive: true })
    await rename(path.join(peer.root, name), path.join(earlier, name))
  }
  if (kept !== undefined) {
    await mkdir(path.dirname(path.join(peer.root, kept)), { recursive: true })
    await rename(path.join(earlier, kept), path.join(peer.root, kept))
  }
  const measured = await measure(peer.root, peer.build)
  if (measured.code !== 0) throw new Error(`${peer.name} could not be built:\n${measured.output}`)
  return measured
}

async function editOneArticle(peer: Peer, round: number): Promise<void> {
  const { name, text } = generatedArticle(0)
  await writeFile(
    path.join(peer.root, 'content/articles', name),
    text.replace('\n## ', `\nOne more sentence, edition ${round}.\n\n## `),
  )
}

function medians(measured: readonly Measured[]) {
  return {
    seconds: median(measured.map(({ seconds }) => seconds)),
    cpuSeconds: median(measured.map(({ cpuSeconds }) => cpuSeconds)),
    peakMegabytes: median(measured.map(({ peakMegabytes }) => peakMegabytes)),
  }
}

/** @returns the number rounded to this many decimals */
export function rounded(number: number, decimals = 1): number {
  return Number(number.toFixed(decimals))
}
