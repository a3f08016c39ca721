import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Parser } from 'htmlparser2'
import { namesIn, readStyleSheet, type StyleSheet } from './used-styles'

/**
 * After `next build`, every page becomes a document: the framework's scripts leave its HTML, and its styles come into
 * it. A bare Next page carries 135 KB of compressed JavaScript to show text that needs none.
 *
 * Every page of app/ is a document. These alone have a script of their own, a module that app/ marks with
 * `data-page-script`:
 */
const PAGE_SCRIPTS: Record<string, readonly string[]> = { '/search': ['search'] }

/** Inline scripts that Next 16.4 writes into a prerendered page, by how they begin. */
const FRAMEWORK_INLINE = [
  // The flight data: the page once more, for hydration.
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(/,
  /^self\.__next_f\.push\(/,
  // The start of Turbopack's runtime.
  /^\(globalThis\["TURBOPACK"\]/,
]

/** What React leaves between pieces of text and around boundaries, to find them again when it hydrates. */
const REACT_COMMENTS = new Set([' ', '$', '/$'])

/**
 * Takes the framework's scripts out of a prerendered page, and puts its styles where they are linked: the page can be
 * shown when its one file is there. Everything else stays as it is, byte for byte. (Next's own `inlineCss` writes the
 * styles three times for each page, and made the build of 1,000 articles 12 % slower.)
 *
 * @param html the page as Next wrote it
 * @param ownScripts the names of the scripts that the page may keep
 * @param styles the text of each style sheet by its address
 * @throws Error when there is a script that is neither the framework's nor one of the page's own: a new version of Next
 * must not change in silence what patients are sent
 */
export function toDocument(
  html: string,
  ownScripts: readonly string[],
  styles: ReadonlyMap<string, string>,
): string {
  const edits: { from: number; to: number; text?: string }[] = []
  let script: { from: number; attributes: Record<string, string>; text: string } | undefined
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'script') script = { from: parser.startIndex, attributes, text: '' }
      const isScriptPreload =
        name === 'link' && (attributes.as === 'script' || attributes.rel === 'modulepreload')
      if (isScriptPreload) edits.push({ from: parser.startIndex, to: parser.endIndex + 1 })
      if (name === 'link' && attributes.rel === 'stylesheet') {
        const text = styles.get(attributes.href ?? '')
        if (text === undefined)
          throw new Error(`There is a style sheet that is not known: ${attributes.href}`)
        edits.push({ from: parser.startIndex, to: parser.endIndex + 1, text: `<style>${text}</style>` })
      }
      const handler = Object.keys(attributes).find((attribute) => attribute.startsWith('on'))
      if (handler !== undefined)
        throw new Error(`<${name}> has the script ${handler}="${attributes[handler]}".`)
    },
    ontext(text) {
      if (script !== undefined) script.text += text
    },
    oncomment(text) {
      if (REACT_COMMENTS.has(text)) edits.push({ from: parser.startIndex, to: parser.endIndex + 1 })
    },
    onclosetag(name) {
      if (name !== 'script' || script === undefined) return
      if (!isKept(script, ownScripts)) edits.push({ from: script.from, to: parser.endIndex + 1 })
      script = undefined
    },
  })
  parser.end(html)

  let lean = ''
  let position = 0
  for (const { from, to, text = '' } of edits) {
    lean += html.slice(position, from) + text
    position = to
  }
  return lean + html.slice(position)
}

function isKept(
  { attributes, text }: { attributes: Record<string, string>; text: string },
  own: readonly string[],
): boolean {
  if (attributes.type === 'application/ld+json') return true
  const pageScript = attributes['data-page-script']
  if (pageScript !== undefined && attributes.type === 'module' && own.includes(pageScript)) return true
  const isFrameworkFile = attributes.src?.startsWith('/_next/static/chunks/') ?? false
  if (isFrameworkFile || FRAMEWORK_INLINE.some((beginning) => beginning.test(text))) return false
  throw new Error(`There is a script that is not known: ${attributes.src ?? text.slice(0, 100)}`)
}

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
  const styles = await readStyles(root)
  for (const folder of ['app', 'pages']) {
    const names = await readdir(path.join(server, folder), { recursive: true })
    for (const name of names.filter((one) => one.endsWith('.html'))) {
      const file = path.join(server, folder, name)
      const address = `/${name.replaceAll(path.sep, '/').replace(/\.html$/, '')}`
      const html = await readFile(file, 'utf8')
      try {
        const ownScripts = PAGE_SCRIPTS[address] ?? []
        await writeFile(file, toDocument(html, ownScripts, stylesFor(html, styles, ownScripts)))
      } catch (error) {
        throw new Error(
          `${address} can't become a document. ${error instanceof Error ? error.message : error}`,
        )
      }
    }
  }
}

/** The text of each style sheet as a page needs it. A page with a script needs all: the script adds to its classes. */
function stylesFor(
  html: string,
  styles: ReadonlyMap<string, { text: string; usedBy: StyleSheet }>,
  ownScripts: readonly string[],
): Map<string, string> {
  const names = namesIn(html)
  return new Map(
    [...styles].map(([address, { text, usedBy }]) => [address, ownScripts.length > 0 ? text : usedBy(names)]),
  )
}

/** Every style sheet of the build by its address. One that could end its own `<style>` early is refused. */
async function readStyles(root: string): Promise<Map<string, { text: string; usedBy: StyleSheet }>> {
  const folder = path.join(root, '.next', 'static')
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.css'))
  const styles = new Map<string, { text: string; usedBy: StyleSheet }>()
  for (const name of names) {
    const text = await readFile(path.join(folder, name), 'utf8')
    if (/<\/style/i.test(text)) throw new Error(`The style sheet ${name} contains "</style".`)
    const address = `/_next/static/${name.replaceAll(path.sep, '/')}`
    // An address in a style sheet is relative to the sheet; in a page it would be relative to the page.
    const absolute = text.replace(/url\((\.[^)"']*)\)/g, (_url, relative: string) => {
      return `url(${new URL(relative, `https://site.invalid${address}`).pathname})`
    })
    styles.set(address, { text: absolute, usedBy: readStyleSheet(absolute) })
  }
  return styles
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
