import path from 'node:path'
import { PREPARED, writePrepared } from '../posts/prepared'
import { checkForBuild } from './check'
import { makeEditor } from './editor'
import { writeMarkdownFiles } from './markdown-files'
import { writeSearchFiles } from './search-files'
import { drawSocialImages } from './social-images'

/**
 * What a build makes of the content before Next starts: check it, draw the pictures for shared links, write the search
 * index, the articles as Markdown and the files of the editor, and hand over what pages show.
 *
 * @param root the project's folder
 * @returns false when the content has errors; they have been printed
 */
export async function prepare(root: string): Promise<boolean> {
  const checked = await checkForBuild(root)
  if (checked === undefined) return false
  const { content, shown } = checked
  const sections = new Map(shown.map((text) => [text.file, text.sections]))
  const texts = new Map(shown.map(({ file, text }) => [file, text]))
  await Promise.all([
    drawSocialImages(root, content),
    makeEditor(root),
    writeMarkdownFiles(root, content.posts),
    writeSearchFiles(root, content.posts, ({ file }) => sections.get(file) ?? []),
    writePrepared(path.join(root, PREPARED), content, texts),
  ])
  return true
}
