import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { stop as stopEsbuild } from 'esbuild'
import { PREPARED_FOLDER, writePrepared } from '../posts/prepared'
import { changesAhead } from '../posts/schedule'
import { checkForBuild } from './check'
import { makeEditor } from './editor'
import { formatInputsRecord, inputsHash, PREPARED_INPUTS } from './inputs'
import { writeMarkdownFiles } from './markdown-files'
import { fixPictures } from './pictures'
import { bundleSearchScript, writeSearchFiles } from './search-files'
import { drawSocialImages } from './social-images'

/**
 * What a build does before Next starts: fix the pictures, build the editor, check the content, draw the pictures for
 * shared links, write the search index and the articles as Markdown, and hand over what pages show.
 *
 * @param root the project's folder
 * @returns false when a picture or the content has errors; they have been printed
 */
export async function prepare(root: string): Promise<boolean> {
  if (!(await fixPictures(root))) return false
  // Before anything is read: if a file changes meanwhile, the next start builds again.
  const now = new Date()
  const inputs = await inputsHash(root, now)
  const [script, checked] = await Promise.all([makeScripts(root), checkForBuild(root)])
  if (checked === undefined) return false
  const { content, shown } = checked
  const sections = new Map(shown.map((text) => [text.file, text.sections]))
  const texts = new Map(shown.map(({ file, text }) => [file, text]))
  const folder = path.join(root, PREPARED_FOLDER)
  await Promise.all([
    drawSocialImages(root, content),
    writeMarkdownFiles(root, content.posts),
    writeSearchFiles(root, content, script, ({ file }) => sections.get(file) ?? []),
    writePrepared(folder, content, texts),
  ])
  const changes = changesAhead(content.posts, content.unpublished, now)
  await writeFile(path.join(folder, PREPARED_INPUTS), formatInputsRecord(inputs, changes))
  return true
}

/** @returns the script of /search */
async function makeScripts(root: string): Promise<string> {
  const [script] = await Promise.all([bundleSearchScript(root), makeEditor(root)])
  // The bundler is a process of 0.3 GB. Most texts are still to be rendered when it ends, and take its place in memory.
  await stopEsbuild()
  return script
}
