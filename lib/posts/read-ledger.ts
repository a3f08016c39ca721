import path from 'node:path'
import { VFile } from 'vfile'
import { readIfExists } from './read-source'

/** Every address that was ever published, one per line. `npm run addresses` adds to it; nothing is ever removed. */
export const LEDGER_FILE = 'content/addresses.txt'

/** Reads the ledger. @returns undefined when there is none: nothing has been published yet */
export async function readLedger(root: string): Promise<VFile | undefined> {
  const bytes = await readIfExists(path.join(root, LEDGER_FILE))
  return bytes && new VFile({ path: LEDGER_FILE, value: bytes.toString() })
}
