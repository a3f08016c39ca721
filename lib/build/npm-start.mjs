// What `npm start` runs. One program and not two in a row: npm passes a signal on to its shell alone, and a shell that has
// another program to start afterwards does not pass it on, so that the site went on running.
import { spawn } from 'node:child_process'
import process from 'node:process'
import './install.mjs'

const site = spawn(process.execPath, ['--import', 'tsx', 'lib/build/main.ts', 'start'], { stdio: 'inherit' })
process.on('SIGTERM', () => site.kill('SIGTERM'))
// A terminal sends it to the site as well.
process.on('SIGINT', () => {})
site.on('exit', (code) => process.exit(code ?? 1))
