import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'

export type ServedSite = {
  origin: string
  pid: number | undefined
  output: () => string
  stop: () => Promise<void>
  /** As a power cut does it: SIGKILL. */
  kill: () => Promise<void>
}

/**
 * Serves a folder with `next start` or `next dev` on a free port of this machine, and waits until it answers.
 *
 * @param root a folder with a built site
 * @param environment added to that of the tests
 * @throws Error with the server's output when it ends before it answers
 */
export async function serveSite(
  root: string,
  { mode = 'start', environment = {} }: { mode?: 'start' | 'dev'; environment?: Record<string, string> } = {},
): Promise<ServedSite> {
  const port = await freePort()
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const server = spawn(process.execPath, [next, mode, '--port', String(port)], {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('Ready in')) resolve()
    }
    server.stdout.on('data', read)
    server.stderr.on('data', read)
    server.on('exit', () => reject(new Error(`The site did not start:\n${output}`)))
  })
  return {
    origin: `http://localhost:${port}`,
    pid: server.pid,
    output: () => output,
    stop: () => stopped(server, 'SIGTERM'),
    kill: () => stopped(server, 'SIGKILL'),
  }
}

function stopped(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.kill(signal)
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('No free port.')),
      )
    })
  })
}
