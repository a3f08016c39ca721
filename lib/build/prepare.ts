import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { stop as stopEsbuild } from 'esbuild'
import { PREPARED, writePrepared } from '../posts/prepared'
import { checkForBuild } from './check'
import { makeEditor } from './editor'
import { inputsHash, PREPARED_INPUTS } from './inputs'
import { writeMarkdownFiles } from './markdown-files'
import { mendPictures } from './pictures'
import { writeSearchFiles } from './search-files'
import { drawSocialImages } from './social-images'

/**
 * What a build does before Next starts: mend the pictures, check the content, draw the pictures for shared links, write
 * the search index, the articles as Markdown and the files of the editor, and hand over what pages show.
 *
 * @param root the project's folder
 * @returns false when a picture or the content has errors; they have been printed
 */
export async function prepare(root: string): Promise<boolean> {
  if (!(await mendPictures(root))) return false
  // Before anything is read: who changes a file meanwhile gets another build at the next start.
  const inputs = await inputsHash(root, new Date())
  const checked = await checkForBuild(root)
  if (checked === undefined) return false
  const { content, shown } = checked
  const sections = new Map(shown.map((text) => [text.file, text.sections]))
  const texts = new Map(shown.map(({ file, text }) => [file, text]))
  const bundles = Promise.all([
    makeEditor(root),
    writeSearchFiles(root, content.posts, ({ file }) => sections.get(file) ?? []),
  ])
  const folder = path.join(root, PREPARED)
  await Promise.all([
    drawSocialImages(root, content),
    writeMarkdownFiles(root, content.posts),
    // Its process would keep 0.3 GB while the pictures are drawn.
    bundles.then(stopEsbuild),
    writePrepared(folder, content, texts),
  ])
  await writeFile(path.join(folder, PREPARED_INPUTS), inputs)
  return true
}
