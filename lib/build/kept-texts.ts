import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { serialize } from 'node:v8'
import { openRecords, writeRecords } from '../posts/records'
import { codeHash } from './inputs'
import { areSame, type Surroundings } from './surroundings'
import type { Job, TextResult } from './text-task'

/**
 * Next, and Vercel for it, keep this folder from one build to the next. In it is one file, called by the hash of what
 * decides about all texts: what other code made has another name.
 */
const KEPT = '.next/cache/kept-texts'

/**
 * What earlier builds made of texts. Most builds follow the change of one article, and the other 999 would be checked
 * and rendered to the same result. A text is gone through again when it has changed itself, or the code, the glossary or
 * the day; or when one of the questions that were asked about the site around it (does this link lead anywhere? how
 * large is this picture?) has another answer now.
 */
export type KeptTexts = {
  /** @returns what was made of the same text, if the same would be made of it now */
  find: (job: Job) => Promise<TextResult | undefined>
  /** Keeps what was made of the texts of this build, by file, and nothing else. Nothing can be found after that. */
  keep: (jobs: readonly Job[], results: ReadonlyMap<string, TextResult>) => Promise<void>
}

/**
 * @param root the project's folder
 * @param shared what else decides what is made of each text; data only
 * @param surroundings what texts may ask
 */
export async function openKeptTexts(
  root: string,
  now: Date,
  shared: unknown,
  surroundings: Surroundings,
): Promise<KeptTexts> {
  const base = createHash('sha256')
    .update(await codeHash(root, now))
    .update(serialize(shared))
    .digest('hex')
  const folder = path.join(root, KEPT)
  const file = path.join(folder, base)
  const kept = existsSync(file) ? await openRecords<TextResult>(file) : undefined
  const hashOf = (job: Job) => createHash('sha256').update(serialize(job)).digest('hex')
  return {
    find: async (job) => {
      const text = await kept?.read(hashOf(job))
      return text && (await areSame(text.answers, surroundings)) ? text : undefined
    },
    keep: async (jobs, results) => {
      // Windows does not replace a file that is open.
      await kept?.close()
      const texts = jobs.flatMap((job) => {
        const result = results.get(job.entry.file)
        return result ? [[hashOf(job), result] as const] : []
      })
      await mkdir(folder, { recursive: true })
      // Renamed when it is whole: a build that was stopped leaves no half of it to be read.
      const part = path.join(folder, 'part')
      await writeRecords(part, texts)
      await rename(part, file)
      const others = (await readdir(folder)).filter((name) => name !== base)
      await Promise.all(others.map((name) => rm(path.join(folder, name))))
    },
  }
}
