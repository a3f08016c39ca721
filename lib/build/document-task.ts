import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { toDocument } from './to-document'
import { namesIn, readStyleSheet, type StyleSheet } from './used-styles'

/** A page that `next build` has written, and the names of the scripts that it may keep. */
export type WrittenPage = { file: string; address: string; ownScripts: readonly string[] }

/** The share of the pages that one thread makes documents of; data only. */
export type DocumentTask = { root: string; pages: readonly WrittenPage[] }

/** @throws Error naming the page, when it has a script that is not known */
export async function runTask({ root, pages }: DocumentTask): Promise<void> {
  const styles = await readStyles(root)
  for (const { file, address, ownScripts } of pages) {
    const html = await readFile(file, 'utf8')
    try {
      await writeFile(file, toDocument(html, ownScripts, stylesFor(html, styles, ownScripts)))
    } catch (error) {
      throw new Error(`${address} can't become a document. ${error instanceof Error ? error.message : error}`)
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
