import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright/test'

/** The project's folders that the editor reads and writes. */
const FOLDERS = ['content', 'public/img']

/**
 * Replaces the dialog for choosing a folder, which no test can click, with the browser's private file system, which has
 * the same interface and holds a copy of the project's files.
 *
 * @param root the project's folder
 */
export async function chooseFolder(page: Page, origin: string, root: string): Promise<void> {
  const files = await filesOf(root)
  // Any document of the origin will do to write the files before the editor starts.
  await page.goto(`${origin}/robots.txt`)
  await page.evaluate(
    async (contents) => {
      const project = await navigator.storage.getDirectory()
      await project.getDirectoryHandle('.git', { create: true })
      for (const [name, text] of Object.entries(contents)) {
        const parts = name.split('/')
        let folder = project
        for (const part of parts.slice(0, -1))
          folder = await folder.getDirectoryHandle(part, { create: true })
        const file = await folder.getFileHandle(parts.at(-1) ?? '', { create: true })
        const stream = await file.createWritable()
        await stream.write(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)))
        await stream.close()
      }
    },
    Object.fromEntries([...files].map(([name, bytes]) => [name, bytes.toString('base64')])),
  )
  await page.addInitScript(() => {
    Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() })
    Object.assign(FileSystemHandle.prototype, { requestPermission: async () => 'granted' })
  })
}

/** Copies the files, deletions included, from the private file system back to the project's folder. */
export async function bringBack(page: Page, root: string): Promise<void> {
  const files = await page.evaluate(async () => {
    const found: Record<string, string> = {}
    const walk = async (folder: FileSystemDirectoryHandle, prefix: string) => {
      for await (const [name, handle] of folder.entries()) {
        if (handle instanceof FileSystemDirectoryHandle) await walk(handle, `${prefix}${name}/`)
        else if (handle instanceof FileSystemFileHandle) {
          const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer())
          found[prefix + name] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
        }
      }
    }
    await walk(await navigator.storage.getDirectory(), '')
    return found
  })
  for (const name of (await filesOf(root)).keys()) if (!(name in files)) await rm(path.join(root, name))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true })
    await writeFile(path.join(root, name), Buffer.from(text, 'base64'))
  }
}

/** The bytes of every file in the editor's folders, by path from `root`. */
export async function filesOf(root: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const folder of FOLDERS) {
    const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    )
    for (const entry of entries.filter((one) => one.isFile())) {
      const file = path.join(entry.parentPath, entry.name)
      files.set(path.relative(root, file).replaceAll(path.sep, '/'), await readFile(file))
    }
  }
  return files
}
