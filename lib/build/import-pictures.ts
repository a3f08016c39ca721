import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { PICTURE_FILE } from '../editorial/pictures'
import { readIfExists } from '../posts/read-source'
import type { ImportResult } from './import-outcome'
import { inspectPicture } from './inspect-picture'

/**
 * Copies the pictures of static/img to public/img, under the same names, so that every address in the articles stays valid.
 *
 * @param source the folder of the other site
 * @param names its files
 * @param staging the folder to copy them into; existing files are not overwritten
 */
export async function importPictures(
  source: string,
  names: readonly string[],
  staging: string,
): Promise<ImportResult> {
  const result: ImportResult = { candidates: [], outcomes: [] }
  for (const from of names) {
    const report = (message: string) => result.outcomes.push({ file: from, message })
    if (!from.startsWith('static/img/')) {
      if (PICTURE_FILE.test(from))
        report('not copied: put it into public/img if an article shows it, and correct its address there')
      continue
    }
    const to = from.replace('static/', 'public/')
    const target = path.join(staging, to)
    if (!PICTURE_FILE.test(from)) {
      report('not copied: it is not a picture that browsers show')
      continue
    }
    const state = await inspectPicture(path.join(source, from), { decode: true })
    if (state.kind === 'unreadable' || state.kind === 'damaged') {
      report(`not copied: ${state.reason}`)
      continue
    }
    const bytes = await readFile(path.join(source, from))
    const there = await readIfExists(target)
    // A picture that was fixed after it was copied differs from the original.
    if (there)
      report(there.equals(bytes) ? 'is here already' : `left alone: ${to} is here already, compare the two`)
    else {
      await mkdir(path.dirname(target), { recursive: true })
      await writeFile(target, bytes)
      result.candidates.push({ from, to })
    }
  }
  return result
}
