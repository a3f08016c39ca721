import { spawnSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describeSettings } from '../enquiries/settings'
import { writePrepared } from '../posts/prepared'
import { originProblem } from '../urls'
import { checkForBuild } from './check'
import { makeDocuments } from './documents'
import { makeEditor } from './editor'
import { addTemplateToFunctions } from './function-files'
import { INPUTS_FILE, inputsHash } from './inputs'
import { writeMarkdownFiles } from './markdown-files'
import { mendPictures } from './pictures'
import { writeSearchFiles } from './search-files'
import { drawSocialImages } from './social-images'

/** Next empties the rest of .next when it starts. */
const PREPARED = '.next/cache/prepared'

/**
 * What `npm run build` does, here and on Vercel: mend the pictures, check the content, draw the pictures for shared links, make the search
 * index and the files of the editor, build the site, make documents of its pages.
 *
 * @param root the project's folder
 * @returns false when the content has errors or the build failed; the reason has been printed
 */
export async function build(root: string): Promise<boolean> {
  const problem = originProblem()
  if (problem !== undefined) {
    console.error(problem)
    return false
  }
  if (!(await mendPictures(root))) return false
  const inputs = await inputsHash(root, new Date())
  await rm(INPUTS_FILE, { force: true })
  const checked = await checkForBuild(root)
  if (checked === undefined) return false
  const { content, shown } = checked
  const sections = new Map(shown.map((text) => [text.file, text.sections]))
  await Promise.all([
    drawSocialImages(root, content),
    makeEditor(root),
    writeMarkdownFiles(root, content.posts),
    writeSearchFiles(root, content.posts, ({ file }) => sections.get(file) ?? []),
  ])
  const texts = new Map(shown.map(({ file, text }) => [file, text]))
  const folder = path.join(root, PREPARED)
  const prepared = await writePrepared(folder, content, texts)
  const next = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...prepared },
  })
  await rm(folder, { recursive: true })
  if (next.status !== 0) return false
  await makeDocuments(root)
  await addTemplateToFunctions(root)
  await writeFile(INPUTS_FILE, inputs)
  // Elsewhere the site may run with another environment than it is built with, and says this when it starts.
  if (process.env.VERCEL) for (const line of describeSettings(process.env)) console.warn(line)
  return true
}
