import { readdirSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { urls } from '../urls'
import { createTask, type WrittenPage } from './document-task'
import { runInThreads } from './threads'

/**
 * After `next build`, every page of app/ becomes a document: the framework's scripts are removed from its HTML, and its
 * styles are inlined. A bare Next page carries 137 KB of compressed JavaScript to show text that needs none.
 *
 * Only these pages have a script of their own, a module that app/ marks with `data-page-script`.
 */
const PAGE_SCRIPTS: Record<string, readonly string[]> = { [urls.search]: ['search'] }

/**
 * Turns all pages that `next build` has written into documents, in place. `next start` and Vercel's builder read these
 * files afterwards.
 *
 * @param root the project's folder
 * @throws Error naming the page, when it has an unknown script, or is rendered at request time
 */
export async function makeDocuments(root: string): Promise<void> {
  await assertAllPagesPrerendered(root)
  const server = path.join(root, '.next', 'server')
  // Copies of the pages as Next wrote them, which the server would prefer.
  await rm(path.join(server, 'route-cache'), { recursive: true, force: true })
  const pages = ['app', 'pages'].flatMap((folder) =>
    // Synchronous: with three folders per article, 1,000 articles took 0.2 s instead of 0.8.
    readdirSync(path.join(server, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.html'))
      .map((name): WrittenPage => {
        const address = `/${name.replaceAll(path.sep, '/').replace(/\.html$/, '')}`
        return { file: path.join(server, folder, name), address, ownScripts: PAGE_SCRIPTS[address] ?? [] }
      }),
  )
  const module = new URL('./document-task.ts', import.meta.url)
  await runInThreads(module, createTask, { styles: await readStyles(root) }, pages)
}

/** The address of each file of app/. */
const routesSchema = z.record(z.string(), z.string())

/** What was prerendered, by address. */
const prerenderedSchema = z.object({
  routes: z.record(z.string(), z.unknown()),
  dynamicRoutes: z.record(z.string(), z.unknown()),
})

/** A page that is rendered at request time never gets here, so it would keep the framework's scripts. */
async function assertAllPagesPrerendered(root: string): Promise<void> {
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(root, '.next', name), 'utf8'))
  const routes = routesSchema.parse(await read('app-path-routes-manifest.json'))
  const manifest = prerenderedSchema.parse(await read('prerender-manifest.json'))
  const prerendered = new Set([...Object.keys(manifest.routes), ...Object.keys(manifest.dynamicRoutes)])
  for (const [file, route] of Object.entries(routes)) {
    if (file.endsWith('/page') && !prerendered.has(route)) {
      throw new Error(
        `${route} is rendered at request time, so it can't become a document; give it generateStaticParams, or make it a route handler.`,
      )
    }
  }
}

/** The text of every style sheet of the build, by its address. @throws Error when one could end its `<style>` early */
async function readStyles(root: string): Promise<Map<string, string>> {
  const folder = path.join(root, '.next', 'static')
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.css'))
  const styles = new Map<string, string>()
  for (const name of names) {
    const text = await readFile(path.join(folder, name), 'utf8')
    if (/<\/style/i.test(text)) throw new Error(`The style sheet ${name} contains "</style".`)
    const address = `/_next/static/${name.replaceAll(path.sep, '/')}`
    // An address in a style sheet is relative to the sheet; inlined, it would be relative to the page.
    const absolute = text.replace(/url\((\.[^)"']*)\)/g, (_url, relative: string) => {
      return `url(${new URL(relative, `https://site.invalid${address}`).pathname})`
    })
    styles.set(address, absolute)
  }
  return styles
}
