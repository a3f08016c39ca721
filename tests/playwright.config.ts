import { defineConfig } from 'playwright/test'

// A half-hour offset, and in the evening another day than in UTC: nothing may depend on the machine's time zone.
process.env.TZ = 'America/St_Johns'

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  // One test per core on the smallest machine that has to pass.
  workers: 2,
  fullyParallel: true,
  // These end what hangs and do not judge speed: axe on a long page takes 23 s where the processor is shared.
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
