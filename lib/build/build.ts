import { spawnSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { check } from './check'
import { INPUTS_FILE, inputsHash } from './inputs'

/**
 * What `npm run build` does, here and on Vercel: check the content, then build the site.
 *
 * @param root the project's folder
 * @returns false when the content has errors or the build failed; the reason has been printed
 */
export async function build(root: string): Promise<boolean> {
  const inputs = await inputsHash(root, new Date())
  await rm(INPUTS_FILE, { force: true })
  if (!(await check(root))) return false
  const next = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (next.status !== 0) return false
  await writeFile(INPUTS_FILE, inputs)
  return true
}
