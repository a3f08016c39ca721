import { execFile } from 'node:child_process'

export type Ran = { code: number | null; stdout: string; stderr: string; output: string }

/**
 * Runs a program of this project as its commands do, to its end. Servers of the test go on answering meanwhile.
 *
 * @param words the program's file, and what follows it on the command line
 * @param environment added to that of the tests
 * @param node further arguments of Node
 * @returns its exit code, what it printed, and in `output` all of that in one
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
      // By its address, because the folder may have no packages.
      ['--import', import.meta.resolve('tsx'), ...node, ...words],
      { cwd, env: { ...process.env, ...environment }, maxBuffer: Number.POSITIVE_INFINITY },
      (_error, stdout, stderr) => {
        resolve({ code: program.exitCode, stdout, stderr, output: stdout + stderr })
      },
    )
  })
}
