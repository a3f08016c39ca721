import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import env from '@next/env'
import { describeError } from '../describe-error'
import { generateFirstKey } from '../enquiries/first-key'
import { localPort } from '../urls'
import { build } from './build'
import { isUpToDate } from './inputs'

const SERVE = fileURLToPath(new URL('./serve.mjs', import.meta.url))

/**
 * Implements `npm start`: builds the site unless nothing has changed since the last build, and serves it until stopped.
 *
 * @param root the project's folder
 * @returns false when it can't be served; the reason has been printed
 */
export async function start(root: string): Promise<boolean> {
  let port: number
  try {
    port = localPort()
  } catch (error) {
    console.error(describeError(error))
    return false
  }
  if (!(await isFree(port))) {
    console.error(
      `Port ${port} is in use. Stop what is running there, or choose another port: PORT=${port + 1} npm start`,
    )
    return false
  }
  // Without SITE_URL the site's address contains the port, in the build too; a PORT in .env.local is ignored.
  process.env.PORT = String(port)
  env.loadEnvConfig(root, false)
  const keyMessage = await generateFirstKey(root, process.env)
  if (keyMessage !== undefined) console.log(keyMessage)
  if (!(await isUpToDate(root, new Date())) && !(await build(root))) return false
  return serve(root, port)
}

/** In a process of its own, which is in production mode from the start. */
function serve(root: string, port: number): Promise<boolean> {
  const server = spawn(process.execPath, [SERVE, String(port)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
  return new Promise((resolve) => server.on('exit', (code, signal) => resolve(code === 0 || signal !== null)))
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, () => probe.close(() => resolve(true)))
  })
}
