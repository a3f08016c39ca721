import { spawn } from 'node:child_process'
import { watch } from 'node:fs/promises'
import path from 'node:path'
import { readShownContent } from '../posts'
import { makeEditor } from './editor'
import { writeSearchFiles } from './search-files'

/**
 * What `npm run dev` does: make the editor's files and the search index, the index anew whenever an article changes, and
 * serve the site for writing.
 *
 * @param root the project's folder
 * @returns false when the server failed; the reason has been printed
 */
export async function dev(root: string): Promise<boolean> {
  await Promise.all([writeIndex(root), makeEditor(root)])
  const next = ['node_modules/next/dist/bin/next', 'dev', ...process.argv.slice(3)]
  const server = spawn(process.execPath, next, { cwd: root, stdio: 'inherit' })
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
  const watching = keepIndexNew(root, stopped.signal)
  return new Promise((resolve) =>
    server.on('exit', (code, signal) => {
      stopped.abort()
      void watching.then(() => resolve(code === 0 || signal !== null))
    }),
  )
}

async function writeIndex(root: string) {
  await writeSearchFiles(root, (await readShownContent(root)).posts)
}

async function keepIndexNew(root: string, signal: AbortSignal): Promise<void> {
  try {
    for await (const _change of watch(path.join(root, 'content', 'articles'), { signal }))
      await writeIndex(root)
  } catch (error) {
    if (!signal.aborted) console.error('The search index is no longer kept up to date:', error)
  }
}
