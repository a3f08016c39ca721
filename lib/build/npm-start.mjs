// What `npm start` runs: installs missing packages, starts the site, and stops it when npm has ended. npm passes a signal
// only to its shell, which does not pass it on: a hosting platform that stopped npm left the site running.
import { spawn } from 'node:child_process'
import process from 'node:process'
import './install.mjs'

/** How often to check that npm's shell is still there, in milliseconds. */
const LOOK = 500

const site = spawn(process.execPath, ['--import', 'tsx', 'lib/build/main.ts', 'start'], { stdio: 'inherit' })
process.on('SIGTERM', () => site.kill('SIGTERM'))
// A terminal sends it to the site as well.
process.on('SIGINT', () => {})
site.on('exit', (code) => process.exit(code ?? 1))

const shell = process.ppid
if (process.env.npm_lifecycle_event === 'start') {
  const look = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(look)
    site.kill('SIGTERM')
  }, LOOK)
}
