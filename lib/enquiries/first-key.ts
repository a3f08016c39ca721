import { existsSync } from 'node:fs'
import { appendFile, chmod } from 'node:fs/promises'
import path from 'node:path'
import { readIfExists } from '../posts/read-source'
import { newKey } from './encryption'
import { DEFAULT_DATABASE_URL } from './settings'

/** The file from which Next reads this machine's settings; it is not in the repository. */
const FILE = '.env.local'

/**
 * Generates the key of a site started for the first time on your own server, so that its form works at once. Never
 * where enquiries exist already: they can't be decrypted with a new key, and the missing one has to be found.
 *
 * @param root the project's folder
 * @param environment the site's variables. The key is added to them: Next does not read the file again in processes that
 *   are started with the variables of an earlier reading
 * @returns what to tell whoever started it; undefined when no key was generated
 */
export async function generateFirstKey(
  root: string,
  environment: Record<string, string | undefined>,
): Promise<string | undefined> {
  if (environment.ENQUIRY_KEYS || environment.ENQUIRY_DATABASE_URL || environment.VERCEL) return undefined
  if (existsSync(path.join(root, DEFAULT_DATABASE_URL.slice('file:'.length)))) return undefined
  const file = path.join(root, FILE)
  const before = (await readIfExists(file))?.toString() ?? ''
  const gap = before === '' || before.endsWith('\n') ? '' : '\n'
  const key = newKey(new Date())
  await appendFile(file, `${gap}ENQUIRY_KEYS=${key}\n`, { mode: 0o600 })
  // The mode above applies only to a new file.
  await chmod(file, 0o600)
  environment.ENQUIRY_KEYS = key
  return `Generated the key that encrypts enquiries, in ${FILE}. Keep a copy of it: without it they can't be read.`
}
