import { existsSync } from 'node:fs'
import path from 'node:path'

/** Where a build leaves what it made of texts, for the next one (text-cache.ts). Next and Vercel keep this folder. */
export const TEXT_CACHE_FOLDER = '.next/cache/texts'

/** The environment variable that tells Next's process about a first build. */
export const FIRST_BUILD_VARIABLE = 'FIRST_BUILD'

/** True when there is nothing of an earlier build. */
export function isFirstBuild(root: string): boolean {
  return !existsSync(path.join(root, TEXT_CACHE_FOLDER))
}
