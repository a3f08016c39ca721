import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { SEARCH_SCRIPT_NOTE } from './script'

/**
 * The address of the script of /search, as recorded by writeSearchFiles.
 *
 * @param root the project's folder
 * @throws Error when the search files have not been built
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
