import { spawnSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeSettings } from '../enquiries/settings'
import { PREPARED, PREPARED_VARIABLE } from '../posts/prepared'
import { originProblem } from '../urls'
import { makeDocuments } from './documents'
import { addTemplateToFunctions } from './function-files'
import { INPUTS_FILE, inputsHash } from './inputs'
import { mendPictures } from './pictures'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const NEXT = 'node_modules/next/dist/bin/next'

/**
 * What `npm run build` does, here and on Vercel: mend the pictures, check and prepare the content, build the site, make
 * documents of its pages.
 *
 * Each step that needs much memory is a process of its own, and gives it back when it ends: with 1,000 articles Next's
 * compiler has 1.0 GB, its two workers 0.5 GB each, and the preparation 0.8 GB.
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
  const folder = path.join(root, PREPARED)
  const prepared = { [PREPARED_VARIABLE]: folder }
  const isBuilt =
    succeeds(root, ['--import', 'tsx', MAIN, 'prepare'], {}) &&
    succeeds(root, [NEXT, 'build', '--experimental-build-mode', 'compile'], prepared) &&
    succeeds(root, [NEXT, 'build', '--experimental-build-mode', 'generate'], prepared)
  await rm(folder, { recursive: true, force: true })
  if (!isBuilt) return false
  await makeDocuments(root)
  await addTemplateToFunctions(root)
  await writeFile(INPUTS_FILE, inputs)
  // Elsewhere the site may run with another environment than it is built with, and says this when it starts.
  if (process.env.VERCEL) for (const line of describeSettings(process.env)) console.warn(line)
  return true
}

function succeeds(root: string, words: readonly string[], environment: Record<string, string>): boolean {
  const { status } = spawnSync(process.execPath, words, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment },
  })
  return status === 0
}
