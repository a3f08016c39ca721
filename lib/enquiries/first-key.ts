import { existsSync } from 'node:fs'
import { appendFile, chmod } from 'node:fs/promises'
import path from 'node:path'
import { readIfThere } from '../posts/read-source'
import { newKey } from './sealing'
import { DEFAULT_DATABASE_URL } from './settings'

/** Where Next reads settings of this machine from; it is not in the repository. */
const FILE = '.env.local'

/**
 * Makes the key of a site that is started for the first time on a machine of one's own, so that its form works at once.
 * Never where there are enquiries already: they would not open with a new key, and the missing one has to be found.
 *
 * @param root the project's folder
 * @param environment variables as the site will have them. The key is put there too: Next does not read the file again
 *   in the processes that are started with variables of an earlier reading
 * @returns what to tell whoever started it; undefined when nothing was made
 */
export async function makeFirstKey(
  root: string,
  environment: Record<string, string | undefined>,
): Promise<string | undefined> {
  if (environment.ENQUIRY_KEYS || environment.ENQUIRY_DATABASE_URL || environment.VERCEL) return undefined
  if (existsSync(path.join(root, DEFAULT_DATABASE_URL.slice('file:'.length)))) return undefined
  const file = path.join(root, FILE)
  const before = (await readIfThere(file))?.toString() ?? ''
  const gap = before === '' || before.endsWith('\n') ? '' : '\n'
  const key = newKey(new Date())
  await appendFile(file, `${gap}ENQUIRY_KEYS=${key}\n`, { mode: 0o600 })
  // The mode above is only that of a new file.
  await chmod(file, 0o600)
  environment.ENQUIRY_KEYS = key
  return `Made the key that enquiries are encrypted with, in ${FILE}. Keep a copy of it: without it they can't be read.`
}
