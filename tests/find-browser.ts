import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright'

/**
 * Where systems install Chromium or Chrome. The headless shell comes first: the others build a window's buttons and menus
 * for each test, and axe took 1.7 times as long alongside that.
 */
const SYSTEM_PATHS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Finds a browser for the tests: the one that BROWSER_PATH names, Playwright's own if it has been downloaded, or one
 * installed on the system. Otherwise installs one: Playwright's or, as root on Debian and Ubuntu, their package.
 *
 * @returns the path of its executable
 * @throws Error with one sentence when there is none
 */
export function findBrowser(): string {
  const named = process.env.BROWSER_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`BROWSER_PATH is ${named}, but there is no such file.`)
  }
  return installedBrowser() ?? downloadedBrowser() ?? packagedBrowser() ?? giveUp()
}

function installedBrowser(): string | undefined {
  return [chromium.executablePath(), ...SYSTEM_PATHS].find((program) => program !== '' && existsSync(program))
}

function downloadedBrowser(): string | undefined {
  console.log('No browser found; downloading one for the tests …')
  const cli = path.join('node_modules', 'playwright', 'cli.js')
  const timeout = 5 * 60_000
  const download = spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout })
  return download.status === 0 ? installedBrowser() : undefined
}

function packagedBrowser(): string | undefined {
  const isRootOnDebian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (!isRootOnDebian) return undefined
  console.log('The download failed; installing the system’s Chromium package …')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...words: string[]) => spawnSync('apt-get', words, { stdio: 'inherit', env: environment })
  run('update')
  for (const name of ['chromium-headless-shell', 'chromium']) {
    // Ubuntu and some Debian releases lack the first.
    if (run('install', '--yes', '--no-install-recommends', name).status === 0) break
  }
  return installedBrowser()
}

function giveUp(): never {
  throw new Error(
    'The tests need a browser and none could be installed: install Chromium or Chrome, or set BROWSER_PATH to one.',
  )
}
