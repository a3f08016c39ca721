import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { generatedArticle } from './articles'
import { type Measured, measure } from './measure'
import { median } from './page-bench'
import { createPeers, type Peer } from './peers'

/**
 * Builds of each kind are made so many times, in turns, and the medians compared: the same build takes up to a fifth
 * longer in one minute than in another, where other machines share the processor.
 */
const ROUNDS = 3
/** From here on a build takes minutes, in which the good and the bad ones even out. */
const LONG = 5000

/**
 * Builds all sites with so many articles: this one as it is, with the pictures for shared links that were drawn, and
 * after one article was edited.
 *
 * @param sizes the numbers of articles
 * @param say tells what goes on
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
    const peers = await createPeers(articles)
    const builds = new Map<string, Measured[]>()
    const note = (name: string, one: Measured) => builds.set(name, [...(builds.get(name) ?? []), one])
    const rounds = articles < LONG ? ROUNDS : 1
    for (let round = 1; round <= rounds; round++) {
      for (const peer of peers) {
        say(`${articles} articles, round ${round} of ${rounds}: ${peer.name} …`)
        note(peer.name, await cleanBuild(peer))
        if (peer.keeps === undefined) continue
        note(`${peer.name}, pictures apart`, await cleanBuild(peer, peer.keeps))
        await editOneArticle(peer, round)
        // A host keeps this folder, and nothing else.
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
        'ms an article': rounded((seconds * 1000) / articles),
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
 * Builds as a host does that has nothing of an earlier build, or only one folder of it.
 *
 * What an earlier build left is moved away, not deleted: without a journal, ext4 looks for each new file at every one
 * deleted in the last minute, which took 15 s of the processor in a second build of 1,000 articles, and none in a first.
 *
 * @param kept what of an earlier build is left in its place
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

/** @returns the number with so many decimals */
export function rounded(number: number, decimals = 1): number {
  return Number(number.toFixed(decimals))
}
