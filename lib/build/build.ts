import { spawnSync } from 'node:child_process'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import env from '@next/env'
import { repositoryProblem } from '../cms/repository'
import { PREPARED_FOLDER, PREPARED_VARIABLE } from '../posts/prepared'
import { originProblem } from '../urls'
import { FIRST_BUILD_VARIABLE, isFirstBuild } from './first-build'
import { INPUTS_FILE, PREPARED_INPUTS } from './inputs'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
/** Next's program, relative to the project's folder. */
export const NEXT = 'node_modules/next/dist/bin/next'

/**
 * Room for objects that live only while one text or page is processed, in megabytes. With Node's 16, preparing 1,000
 * articles takes 12.1 s instead of 11.5, and rendering their pages 15.8 instead of 15.3; 64 is no faster, and takes 0.1 GB
 * more.
 */
const YOUNG = '--max-semi-space-size=32'

/**
 * How far the heap for everything else may grow before garbage is collected: 200 MB, then 20 % more than was in use. By
 * default Node lets it double or more: preparing 5,000 articles took 2.2 GB instead of 1.1, and no less time.
 */
const OLD = ['--initial-old-space-size=200', '--heap-growing-percent=20']

/**
 * Next's compiler gives back at once the memory that it no longer needs (github.com/microsoft/mimalloc, "environment
 * options"): while it compiles and then renders the pages of 1,000 articles, Next takes 0.8 GB instead of 1.2.
 */
const RETURNING_MEMORY = { MIMALLOC_PURGE_DELAY: '0' }

/**
 * Implements `npm run build`, here and on Vercel: checks and prepares the content, builds the site, and turns its pages
 * into documents.
 *
 * The preparation, which takes 0.7 GB with 1,000 articles, is a process of its own, and gives all of it back when it ends.
 * This process loads modules only when needed.
 *
 * @param root the project's folder
 * @returns false when the content has errors or the build failed; the reason has been printed
 */
export async function build(root: string): Promise<boolean> {
  // Next reads .env.local itself, but the preparation comes first, and needs the same site address.
  env.loadEnvConfig(root, false)
  const problem = originProblem() ?? repositoryProblem()
  if (problem !== undefined) {
    console.error(problem)
    return false
  }
  await rm(path.join(root, INPUTS_FILE), { force: true })
  const folder = path.join(root, PREPARED_FOLDER)
  const isFirst = isFirstBuild(root)
  const isBuilt =
    succeeds(root, [YOUNG, ...OLD, '--import', 'tsx', MAIN, 'prepare'], { NODE_ENV: 'production' }) &&
    succeeds(root, [NEXT, 'build'], {
      [PREPARED_VARIABLE]: folder,
      // In the environment, where Next's worker threads look for it.
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${YOUNG}`.trim(),
      ...RETURNING_MEMORY,
      ...(isFirst && { [FIRST_BUILD_VARIABLE]: '1' }),
    })
  if (isBuilt) {
    const { makeDocuments } = await import('./documents')
    const { addTemplateToFunctions } = await import('./function-files')
    await makeDocuments(root)
    await addTemplateToFunctions(root)
    await rename(path.join(folder, PREPARED_INPUTS), path.join(root, INPUTS_FILE))
  }
  await rm(folder, { recursive: true, force: true })
  // Elsewhere the site may run in another environment than the build's, so it prints this when it starts.
  if (isBuilt && process.env.VERCEL) {
    const { describeSettings } = await import('../enquiries/settings')
    for (const line of describeSettings(process.env)) console.warn(line)
  }
  return isBuilt
}

function succeeds(root: string, args: readonly string[], environment: Record<string, string>): boolean {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment },
  })
  return status === 0
}
