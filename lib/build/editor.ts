import { cpSync, existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { EDITOR_FOLDER } from './generated-files'
import { editorHash } from './inputs'

/** Next and Vercel keep this folder between builds. */
const CACHE_FOLDER = '.next/cache/editor'

/**
 * Puts the files of /admin into public/admin. They are cached under a hash of their sources: no article changes them, and
 * bundling them takes a second.
 *
 * @param root the project's folder
 */
export async function makeEditor(root: string): Promise<void> {
  const [folder, all] = [path.join(root, EDITOR_FOLDER), path.join(root, CACHE_FOLDER)]
  const cached = path.join(all, await editorHash(root))
  if (!existsSync(cached)) {
    await rm(all, { recursive: true, force: true })
    const part = path.join(all, 'part')
    await mkdir(part, { recursive: true })
    // Imported only when needed: the bundler and Tailwind take a while to load.
    const { writeEditorFiles } = await import('./editor-files')
    await writeEditorFiles(root, part)
    // Renamed once complete: an interrupted build leaves nothing incomplete in the cache.
    await rename(part, cached)
  }
  await rm(folder, { recursive: true, force: true })
  // Synchronous, as in editor-files.ts: each of its many steps would wait for a text to be rendered.
  cpSync(cached, folder, { recursive: true })
}
