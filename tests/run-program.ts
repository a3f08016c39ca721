import { spawnSync } from 'node:child_process'

export type Ran = { code: number | null; stdout: string; stderr: string; output: string }

/**
 * Runs a program of this project as its commands do, and waits for its end.
 *
 * @param words the program's file, and what follows it on the command line
 * @param environment added to that of the tests
 * @returns its exit code, what it printed, and in `output` all of that in one
 */
export function runProgram(
  words: readonly [file: string, ...words: string[]],
  { cwd = process.cwd(), environment = {} }: { cwd?: string; environment?: Record<string, string> } = {},
): Ran {
  // By its address, because the folder may have no packages.
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), ...words],
    { cwd, encoding: 'utf8', env: { ...process.env, ...environment } },
  )
  return { code: status, stdout, stderr, output: stdout + stderr }
}
