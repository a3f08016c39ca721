import { existsSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { editorHash } from './inputs'
import { EDITOR_FILES } from './made-files'

/** Next, and Vercel for it, keep this folder from one build to the next. */
const KEPT = '.next/cache/editor'

/**
 * Puts the files of /admin into public/admin. They are kept by what they are made of: no article changes them, and
 * bundling them is a second of each build.
 *
 * @param root the project's folder
 */
export async function makeEditor(root: string): Promise<void> {
  const [folder, all] = [path.join(root, EDITOR_FILES), path.join(root, KEPT)]
  const kept = path.join(all, await editorHash(root))
  if (!existsSync(kept)) {
    await rm(all, { recursive: true, force: true })
    const part = path.join(all, 'part')
    await mkdir(part, { recursive: true })
    // Loaded when it is needed: the bundler and Tailwind take a while.
    const { writeEditorFiles } = await import('./editor-files')
    await writeEditorFiles(root, part)
    // Renamed when it is whole: a build that was stopped leaves no half of it to be kept.
    await rename(part, kept)
  }
  await rm(folder, { recursive: true, force: true })
  await cp(kept, folder, { recursive: true })
}
