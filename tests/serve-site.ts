import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { NEXT } from '@/lib/build/build'
import { listen } from './listen'

export type ServedSite = {
  origin: string
  pid: number | undefined
  output: () => string
  stop: () => Promise<void>
  /** Ends it as a power cut would: SIGKILL. */
  kill: () => Promise<void>
}

/** What to run in the folder, and what it prints once it responds. */
const WAYS = {
  start: { words: ['lib/build/serve.mjs'], ready: 'The site is at', env: { NODE_ENV: 'production' } },
  'next start': { words: [NEXT, 'start', '--port'], ready: 'Ready in', env: {} },
  dev: { words: [NEXT, 'dev', '--port'], ready: 'Ready in', env: {} },
} as const

/**
 * Serves a folder as `npm start` does, or with Next alone, on a free port of this machine, and waits until it responds.
 *
 * @param root a built site, or for `dev` a project
 * @param environment variables added to the tests' own
 * @throws Error with the server's output when it exits before it responds
 */
export async function serveSite(
  root: string,
  {
    mode = 'start',
    environment = {},
  }: { mode?: keyof typeof WAYS; environment?: Record<string, string> } = {},
): Promise<ServedSite> {
  const port = await freePort()
  const { words, ready, env } = WAYS[mode]
  const server = spawn(process.execPath, [...words, String(port)], {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes(ready)) resolve()
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

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const { port, stop } = await listen(createServer())
  await stop()
  return port
}
