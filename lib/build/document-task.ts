import { readFileSync, writeFileSync } from 'node:fs'
import { describeError } from '../describe-error'
import { toDocument } from './to-document'
import { createStylePruner, namesIn } from './used-styles'

/** A page that `next build` has written, and the names of the scripts that it may keep. */
export type WrittenPage = { file: string; address: string; ownScripts: readonly string[] }

/** What the work needs: the text of each style sheet of the build, by its address. */
export type DocumentFacts = { styles: ReadonlyMap<string, string> }

/** @returns what turns a page into a document; it throws Error naming the page when that is impossible (`toDocument`) */
export function createTask({ styles }: DocumentFacts): (page: WrittenPage) => Promise<void> {
  const sheets = [...styles].map(([address, text]) => ({ address, text, prune: createStylePruner(text) }))
  return async ({ file, address, ownScripts }) => {
    // Synchronous, since this thread has nothing else to do: with promises, the documents of 1,000 articles took 4.6 s
    // instead of 3.2.
    const html = readFileSync(file, 'utf8')
    const names = namesIn(html)
    // A page with a script needs all of each sheet: the script adds classes.
    const needed = sheets.map(
      (sheet) => [sheet.address, ownScripts.length > 0 ? sheet.text : sheet.prune(names)] as const,
    )
    try {
      writeFileSync(file, toDocument(html, ownScripts, new Map(needed)))
    } catch (error) {
      throw new Error(`${address} can't become a document. ${describeError(error)}`)
    }
  }
}
