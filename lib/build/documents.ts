import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { runTask, type WrittenPage } from './document-task'
import { inThreads } from './threads'

/**
 * After `next build`, every page becomes a document: the framework's scripts leave its HTML, and its styles come into
 * it. A bare Next page carries 135 KB of compressed JavaScript to show text that needs none.
 *
 * Every page of app/ is a document. These alone have a script of their own, a module that app/ marks with
 * `data-page-script`:
 */
const PAGE_SCRIPTS: Record<string, readonly string[]> = { '/search': ['search'] }

/**
 * Makes documents of all pages that `next build` has written. `next start` and Vercel's builder read these files
 * afterwards.
 *
 * @param root the project's folder
 * @throws Error naming the page, when it has a script that is not known, or is rendered at request time
 */
export async function makeDocuments(root: string): Promise<void> {
  await refusePagesRenderedOnRequest(root)
  const server = path.join(root, '.next', 'server')
  // Copies of the pages as they were before, which the server would prefer.
  await rm(path.join(server, 'route-cache'), { recursive: true, force: true })
  const pages = await Promise.all(
    ['app', 'pages'].map(async (folder) =>
      (await readdir(path.join(server, folder), { recursive: true }))
        .filter((name) => name.endsWith('.html'))
        .map((name): WrittenPage => {
          const address = `/${name.replaceAll(path.sep, '/').replace(/\.html$/, '')}`
          return { file: path.join(server, folder, name), address, ownScripts: PAGE_SCRIPTS[address] ?? [] }
        }),
    ),
  )
  const module = new URL('./document-task.ts', import.meta.url)
  await inThreads(module, runTask, pages.flat(), (some) => ({ root, pages: some }))
}

/** A page that is rendered at request time never passes here, so it would bring its scripts along. */
async function refusePagesRenderedOnRequest(root: string): Promise<void> {
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(root, '.next', name), 'utf8'))
  const routes = Object.entries((await read('app-path-routes-manifest.json')) as Record<string, string>)
  const manifest = (await read('prerender-manifest.json')) as { routes: object; dynamicRoutes: object }
  const prerendered = new Set([...Object.keys(manifest.routes), ...Object.keys(manifest.dynamicRoutes)])
  for (const [file, route] of routes) {
    if (file.endsWith('/page') && !prerendered.has(route)) {
      throw new Error(
        `${route} is rendered at request time, so it can't become a document; give it generateStaticParams, or make it a route handler.`,
      )
    }
  }
}
