import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { SEARCH_SCRIPT_NOTE } from './script'

/**
 * The address of the script of /search, as writeSearchFiles noted it.
 *
 * @param root the project's folder
 * @throws Error when the search has not been prepared
 */
export async function searchScript(root: string): Promise<string> {
  try {
    return await readFile(path.join(/* turbopackIgnore: true */ root, SEARCH_SCRIPT_NOTE), 'utf8')
  } catch (cause) {
    throw new Error('The search index is missing: start the site with `npm run dev` or `npm run build`.', {
      cause,
    })
  }
}
