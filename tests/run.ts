import { spawnSync } from 'node:child_process'
import { build } from '../lib/build/build'
import { findBrowser } from './find-browser'

/** The steps of `npm test`, in order; the first failure ends it. */
const steps: readonly (readonly [string, () => boolean | Promise<boolean>])[] = [
  ['Lint', () => node('node_modules/@biomejs/biome/bin/biome', 'check', '.')],
  [
    'Type check',
    () =>
      node('node_modules/next/dist/bin/next', 'typegen') &&
      node('node_modules/typescript/bin/tsc', '--noEmit', '--incremental', 'false'),
  ],
  ['Content check and build', () => build(process.cwd())],
  [
    'Tests',
    () =>
      node(
        'node_modules/playwright/cli.js',
        'test',
        '--config',
        'tests/playwright.config.ts',
        ...process.argv.slice(2),
      ),
  ],
]

function node(...words: string[]): boolean {
  return spawnSync(process.execPath, words, { stdio: 'inherit' }).status === 0
}

try {
  // First, because it may have to be downloaded: nobody should wait for a build to learn that there is no browser.
  process.env.BROWSER_PATH = findBrowser()
  for (const [name, run] of steps) {
    console.log(`\n── ${name}`)
    if (await run()) continue
    console.error(`\n${name} failed.`)
    process.exitCode = 1
    break
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
