import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright'

/**
 * Where systems keep Chromium or Chrome. First the one that has no windows: the others make the buttons and the menus of
 * a window for each test, and axe took 1.7 times as long beside that.
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
 * The browser for the tests: the one that BROWSER_PATH names, else Playwright's own if it has been downloaded, else one
 * of the system, else one that can be had now, from Playwright or on Debian and Ubuntu from their packages.
 *
 * @returns the path of its program
 * @throws Error with one sentence when there is none
 */
export function findBrowser(): string {
  const named = process.env.BROWSER_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`BROWSER_PATH names ${named}, and there is no such file.`)
  }
  return installedBrowser() ?? downloadedBrowser() ?? packagedBrowser() ?? giveUp()
}

function installedBrowser(): string | undefined {
  return [chromium.executablePath(), ...SYSTEM_PATHS].find((program) => program !== '' && existsSync(program))
}

function downloadedBrowser(): string | undefined {
  console.log('There is no browser yet; downloading one for the tests …')
  const cli = path.join('node_modules', 'playwright', 'cli.js')
  const timeout = 5 * 60_000
  const download = spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout })
  return download.status === 0 ? installedBrowser() : undefined
}

function packagedBrowser(): string | undefined {
  const isRootOnDebian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (!isRootOnDebian) return undefined
  console.log('The download failed; installing the system’s own Chromium …')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...words: string[]) => spawnSync('apt-get', words, { stdio: 'inherit', env: environment })
  run('update')
  for (const name of ['chromium-headless-shell', 'chromium']) {
    // The first is not in every Debian, and not in Ubuntu.
    if (run('install', '--yes', '--no-install-recommends', name).status === 0) break
  }
  return installedBrowser()
}

function giveUp(): never {
  throw new Error(
    'The tests need a browser and none could be installed: install Chromium or Chrome, or say with BROWSER_PATH where one is.',
  )
}
