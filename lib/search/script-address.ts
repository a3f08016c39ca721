import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { CURRENT_SCRIPT_FILE } from './script'

/**
 * The address of the script of /search, as recorded by writeSearchFiles.
 *
 * @param root the project's folder
 * @throws Error when the search files have not been built
 */
export async function readScriptAddress(root: string): Promise<string> {
  try {
    return await readFile(path.join(/* turbopackIgnore: true */ root, CURRENT_SCRIPT_FILE), 'utf8')
  } catch (cause) {
    throw new Error('The search index is missing: start the site with `npm run dev` or `npm run build`.', {
      cause,
    })
  }
}
