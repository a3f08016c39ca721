import { execFile } from 'node:child_process'

export type Ran = { code: number | null; stdout: string; stderr: string; output: string }

/**
 * Runs a program of this project to its end, as the npm scripts do. The test's own servers keep responding meanwhile.
 *
 * @param words the program's file and its arguments
 * @param environment variables added to the tests' own
 * @param node further arguments for Node
 * @returns its exit code and what it printed; `output` is stdout and stderr joined
 */
export function runProgram(
  words: readonly [file: string, ...words: string[]],
  {
    cwd = process.cwd(),
    environment = {},
    node = [],
  }: { cwd?: string; environment?: Record<string, string>; node?: readonly string[] } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const program = execFile(
      process.execPath,
      // By its URL, because `cwd` may have no node_modules.
      ['--import', import.meta.resolve('tsx'), ...node, ...words],
      { cwd, env: { ...process.env, ...environment }, maxBuffer: Number.POSITIVE_INFINITY },
      (_error, stdout, stderr) => {
        resolve({ code: program.exitCode, stdout, stderr, output: stdout + stderr })
      },
    )
  })
}
