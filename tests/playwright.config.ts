import { defineConfig } from 'playwright/test'

// Half an hour off the full ones, and another day than in UTC in the evening: nothing may go by the machine's time zone.
process.env.TZ = 'America/St_Johns'

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  // Two cores on the smallest machine that has to pass: one test a core.
  workers: 2,
  fullyParallel: true,
  // They end what hangs, and judge nothing: axe on a long page takes 23 s where the processor is shared.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  reporter: [['line'], ['./summary-reporter.ts']],
  use: {
    baseURL: process.env.TEST_BASE_URL,
    launchOptions: process.env.BROWSER_PATH ? { executablePath: process.env.BROWSER_PATH } : {},
  },
  projects: [
    { name: 'unit', testDir: 'unit' },
    { name: 'e2e', testDir: 'e2e' },
  ],
  globalSetup: './global-setup.ts',
})
