import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Writes a small project's content into `root`: the clinic's facts, one page, and the given files, by path. */
export async function createContent(root: string, files: Record<string, string>): Promise<void> {
  const all = {
    'content/clinic.yaml': await readFile('content/clinic.yaml', 'utf8'),
    'content/pages/about.md': '---\ntitle: About\ndescription: About us.\n---\n\nText.\n',
    ...files,
  }
  await mkdir(path.join(root, 'content/articles'), { recursive: true })
  await writeFiles(root, all)
}

/** Writes files into `root`, by path, and creates their folders. */
export async function writeFiles(root: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true })
    await writeFile(path.join(root, name), content)
  }
}
