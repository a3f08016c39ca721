import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { codeHash } from './inputs'
import { areSame, type Surroundings } from './surroundings'
import type { Job, TextResult } from './text-task'

/** Next, and Vercel for it, keep this folder from one build to the next. */
const KEPT = '.next/cache/texts'

/**
 * What earlier builds made of texts. Most builds follow the change of one article, and the other 999 would be checked
 * and rendered to the same result. A text is gone through again when it has changed itself, or the code, the glossary or
 * the day; or when one of the questions that were asked about the site around it (does this link lead anywhere? how
 * large is this picture?) has another answer now.
 */
export type KeptTexts = {
  /** @returns what was made of the same text, if the same would be made of it now */
  find: (job: Job) => Promise<TextResult | undefined>
  /** Keeps what was made of the texts of this build, by file, and nothing else. */
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
  const file = path.join(root, KEPT)
  const base = createHash('sha256')
    .update(await codeHash(root, now))
    .update(serialize(shared))
    .digest('hex')
  const kept = await readKept(file, base)
  const hashOf = (job: Job) => createHash('sha256').update(serialize(job)).digest('hex')
  return {
    find: async (job) => {
      const text = kept.get(hashOf(job))
      return text && (await areSame(text.answers, surroundings)) ? text : undefined
    },
    keep: async (jobs, results) => {
      const texts: Texts = new Map(jobs.map((job) => [hashOf(job), results.get(job.entry.file)]))
      await mkdir(path.dirname(file), { recursive: true })
      // Renamed when it is whole: a build that was stopped leaves no half of it to be read.
      await writeFile(`${file}.part`, serialize({ base, texts }))
      await rename(`${file}.part`, file)
    },
  }
}

/** By the hash of the text and what was to be done with it. */
type Texts = ReadonlyMap<string, TextResult | undefined>

/** Nothing, when the code was another: it may have kept something else. */
async function readKept(file: string, base: string): Promise<Texts> {
  if (!existsSync(file)) return new Map()
  const kept: { base: string; texts: Texts } = deserialize(await readFile(file))
  return kept.base === base ? kept.texts : new Map()
}
