import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { isNotFound } from '../posts/read-source'

/** The paths of all files below a folder, sorted; links are left out, and a folder that is not there has none. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (isNotFound(error)) return []
    throw error
  })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .sort()
}
