import path from 'node:path'
import { VFile } from 'vfile'
import { readIfThere } from './read-source'

/** Every address that was ever published, one per line. `npm run addresses` adds to it; nothing is ever removed. */
export const LEDGER = 'content/addresses.txt'

/** Reads the ledger. @returns undefined when there is none: nothing has been published yet */
export async function readLedger(root: string): Promise<VFile | undefined> {
  const bytes = await readIfThere(path.join(root, LEDGER))
  return bytes && new VFile({ path: LEDGER, value: bytes.toString() })
}
