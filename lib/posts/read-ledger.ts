import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { VFile } from 'vfile'
import { isMissing } from './read-source'

/** Every address that was ever published, one a line. `npm run addresses` adds to it; nothing takes away from it. */
export const LEDGER = 'content/addresses.txt'

/** Reads the ledger. @returns undefined when there is none: nothing has been published yet */
export async function readLedger(root: string): Promise<VFile | undefined> {
  try {
    return new VFile({ path: LEDGER, value: await readFile(path.join(root, LEDGER), 'utf8') })
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
