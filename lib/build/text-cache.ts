import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { serialize } from 'node:v8'
import { openRecords, writeRecords } from '../posts/records'
import { TEXT_CACHE_FOLDER } from './first-build'
import { codeHash } from './inputs'
import { haveSameResults, type SiteQueries } from './site-queries'
import type { Job, TextResult } from './text-task'

/**
 * A cache of what earlier builds made of texts. Most builds follow a change to one article, and the other 999 would be
 * checked and rendered with the same result. A text is processed again when it, the code, the glossary or the day has
 * changed, or when one of the questions asked about the site around it (does this link lead anywhere? how large is this
 * picture?) has a different answer now.
 */
export type TextCache = {
  /** @returns the cached result for the same text, if processing it now would give the same */
  find: (job: Job) => Promise<TextResult | undefined>
  /** Replaces the cache with the results of this build, given by file. After that, `find` must not be called. */
  save: (jobs: readonly Job[], results: ReadonlyMap<string, TextResult>) => Promise<void>
}

/**
 * @param root the project's folder
 * @param shared what else affects every result; plain data
 * @param queries what texts may ask about the site
 */
export async function openTextCache(
  root: string,
  now: Date,
  shared: unknown,
  queries: SiteQueries,
): Promise<TextCache> {
  const baseHash = createHash('sha256')
    .update(await codeHash(root, now))
    .update(serialize(shared))
    .digest('hex')
  const folder = path.join(root, TEXT_CACHE_FOLDER)
  // One file, named after the hash of what affects all texts, so that results of other code are not reused.
  const file = path.join(folder, baseHash)
  const previous = existsSync(file) ? await openRecords<TextResult>(file) : undefined
  const hashOf = (job: Job) => createHash('sha256').update(serialize(job)).digest('hex')
  return {
    find: async (job) => {
      const text = await previous?.read(hashOf(job))
      return text && (await haveSameResults(text.recordedQueries, queries)) ? text : undefined
    },
    save: async (jobs, results) => {
      // Windows does not replace a file that is open.
      await previous?.close()
      const texts = jobs.flatMap((job) => {
        const result = results.get(job.entry.file)
        return result ? [[hashOf(job), result] as const] : []
      })
      await mkdir(folder, { recursive: true })
      // Renamed once complete: an interrupted build leaves no incomplete file to be read.
      const part = path.join(folder, 'part')
      await writeRecords(part, texts)
      await rename(part, file)
      const others = (await readdir(folder)).filter((name) => name !== baseHash)
      await Promise.all(others.map((name) => rm(path.join(folder, name))))
    },
  }
}
