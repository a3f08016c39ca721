import { spawn } from 'node:child_process'
import { watch } from 'node:fs/promises'
import path from 'node:path'
import { readContent, shownContent } from '../posts/read-content'
import { NEXT } from './build'
import { makeEditor } from './editor'
import { writeMarkdownFiles } from './markdown-files'
import { bundleSearchScript, writeSearchFiles } from './search-files'

/**
 * Implements `npm run dev`: builds the editor, the search index and the articles as Markdown, the latter two again
 * whenever an article changes, and serves the site with Next's development server.
 *
 * @param root the project's folder
 * @param args arguments for Next, for instance `--port 3001`
 * @returns false when the server failed; the reason has been printed
 */
export async function dev(root: string, args: readonly string[]): Promise<boolean> {
  await Promise.all([writeFiles(root), makeEditor(root)])
  const next = [NEXT, 'dev', ...args]
  const server = spawn(process.execPath, next, { cwd: root, stdio: 'inherit' })
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
  const watching = watchArticles(root, stopped.signal)
  return new Promise((resolve) =>
    server.on('exit', (code, signal) => {
      stopped.abort()
      void watching.then(() => resolve(code === 0 || signal !== null))
    }),
  )
}

async function writeFiles(root: string) {
  const [content, script] = await Promise.all([readContent(root, new Date()), bundleSearchScript(root)])
  const shown = shownContent(content)
  await Promise.all([writeSearchFiles(root, shown, script), writeMarkdownFiles(root, shown.posts)])
}

async function watchArticles(root: string, signal: AbortSignal): Promise<void> {
  try {
    // What fails now, because a file is being written or moved, may work after the next change.
    for await (const _change of watch(path.join(root, 'content', 'articles'), { signal }))
      await writeFiles(root).catch((error: unknown) =>
        console.error(`The search index and the articles as Markdown are not up to date: ${error}`),
      )
  } catch (error) {
    if (!signal.aborted)
      console.error(`The search index and the articles as Markdown are no longer kept up to date: ${error}`)
  }
}
