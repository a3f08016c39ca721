import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base } from 'playwright/test'

type Environment = Record<string, string | undefined>

/** What a test of this project can ask for, beside what Playwright offers. */
type Fixtures = {
  /**
   * The variables that `test.use` sets before each test and its `beforeEach`; undefined removes one. After the test,
   * process.env is as it was before, whatever the test itself has set.
   */
  environment: Environment
  /** Sets and restores process.env for every test, also for those that ask for nothing. */
  restored: undefined
  /** An empty temporary folder, removed after the test. */
  folder: string
  /** What the code prints with console.error during the test, a line for each call; the terminal shows none of it. */
  log: string[]
}

export const test = base.extend<Fixtures>({
  environment: [{}, { option: true }],
  restored: [
    async ({ environment }, use) => {
      const before = { ...process.env }
      setVariables(environment)
      await use(undefined)
      const added = Object.fromEntries(Object.keys(process.env).map((name) => [name, undefined]))
      setVariables({ ...added, ...before })
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires it
  folder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'test-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires it
  log: async ({}, use) => {
    const log: string[] = []
    const { error } = console
    console.error = (...words) => void log.push(words.join(' '))
    await use(log)
    console.error = error
  },
})

function setVariables(variables: Environment): void {
  for (const [name, value] of Object.entries(variables))
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
}

export { expect } from 'playwright/test'
