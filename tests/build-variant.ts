import { existsSync } from 'node:fs'
import {
  copyFile,
  cp,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Ran, runProgram } from './run-program'
import { serveSite } from './serve-site'

/** A temporary copy of the project, to be built with other content. */
export type Variant = { root: string; remove: () => Promise<void> }

const COPIED = [
  '.postcssrc.json',
  'app',
  'components',
  'content',
  'instrumentation.ts',
  'lib',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'public',
  'tsconfig.json',
]

/**
 * Copies the project, changes its files, and leaves it ready to be built. Packages are hard links: Turbopack
 * refuses symbolic links that lead out of the folder.
 *
 * @param files what to write into the copy, by path; null removes the file or folder
 */
export async function createVariant(files: Record<string, string | Uint8Array | null>): Promise<Variant> {
  const root = await mkdtemp(path.join(tmpdir(), 'clinic-'))
  const remove = () => rm(root, { recursive: true, force: true })
  await Promise.all(COPIED.map((name) => cp(name, path.join(root, name), { recursive: true })))
  // The ledger lists the project's own articles, which a variant may lack.
  await rm(path.join(root, 'content/addresses.txt'), { force: true })
  await linkFolder('node_modules', path.join(root, 'node_modules'))
  for (const [name, text] of Object.entries(files)) {
    const target = path.join(root, name)
    if (text === null) await rm(target, { recursive: true, force: true })
    else {
      await mkdir(path.dirname(target), { recursive: true })
      await writeFile(target, text)
    }
  }
  return { root, remove }
}

/** What a host keeps between builds. */
const KEPT = '.next/cache'

/**
 * Runs `npm run build` in a variant, on top of the cache of the project's own build: compiling the same code again would
 * take three times as long.
 */
export async function buildVariant(
  { root }: Variant,
  environment: Record<string, string> = {},
): Promise<Ran> {
  const kept = path.join(root, KEPT)
  if (!existsSync(kept)) await cp(KEPT, kept, { recursive: true })
  return runProgram(['lib/build/main.ts', 'build'], { cwd: root, environment })
}

/** A variant that is built and served. `output` is what its build printed; `remove` ends the server first. */
export type ServedVariant = Variant & { origin: string; output: string }

/**
 * Builds the project with other content, and serves it.
 *
 * @param files as for createVariant
 * @param environment of the build and of the server
 * @throws Error with what was printed if it can't be built or does not start
 */
export async function serveVariant(
  files: Record<string, string | Uint8Array | null>,
  environment: Record<string, string> = {},
): Promise<ServedVariant> {
  const { root, remove } = await createVariant(files)
  try {
    const { code, output } = await buildVariant({ root, remove }, environment)
    if (code !== 0) throw new Error(output)
    const { origin, stop } = await serveSite(root, { environment })
    return { root, origin, output, remove: () => stop().then(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Copies a folder as hard links. */
export async function linkFolder(from: string, to: string): Promise<void> {
  await mkdir(to)
  const entries = await readdir(from, { withFileTypes: true })
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
      if (entry.isDirectory()) await linkFolder(source, target)
      else if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
      // Hard links can't lead to a temporary folder on another disk.
      else await link(source, target).catch(() => copyFile(source, target))
    }),
  )
}
