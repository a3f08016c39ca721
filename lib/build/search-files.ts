import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build as bundle } from 'esbuild'
import type { ContentWithBodies } from '../posts'
import { readIfExists } from '../posts/read-source'
import { buildSearchIndex, type SectionsOf } from '../search/build-index'
import { otherPages } from '../search/other-pages'
import { CURRENT_SCRIPT_FILE, SEARCH_FOLDER } from '../search/script'

/**
 * Writes the search index and the script of /search below public/_search, into a folder named after a hash of its content:
 * a file there never changes, and a page never mixes the index of one build with the script of another.
 *
 * @param root the project's folder
 * @param content what is shown
 * @param script what bundleSearchScript returned
 */
export async function writeSearchFiles(
  root: string,
  content: ContentWithBodies,
  script: string,
  sectionsOf?: SectionsOf,
): Promise<void> {
  const files = buildSearchIndex(content.posts, {
    pages: otherPages(content, new Date()),
    searchWords: content.searchWords,
    sections: sectionsOf,
  }).set('search.js', script)
  const hash = createHash('sha256')
  for (const [name, text] of files) hash.update(`${name}\n${text}\n`)
  const version = hash.digest('hex').slice(0, 12)
  const folder = path.join(root, 'public', SEARCH_FOLDER)
  const current = path.join(folder, version)
  const address = `/${SEARCH_FOLDER}/${version}/search.js`
  const currentFile = path.join(root, CURRENT_SCRIPT_FILE)
  if ((await readIfExists(currentFile))?.toString() === address) return

  await rm(folder, { recursive: true, force: true })
  await mkdir(current, { recursive: true })
  await Promise.all([...files].map(([name, text]) => writeFile(path.join(current, name), text)))
  await writeFile(currentFile, address)
}

/**
 * Bundles the script of /search.
 *
 * @param root the project's folder
 * @returns its text
 */
export async function bundleSearchScript(root: string): Promise<string> {
  const { outputFiles } = await bundle({
    absWorkingDir: root,
    entryPoints: ['app/search/search.client.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  })
  return outputFiles.map(({ text }) => text).join('')
}
