import { spawnSync } from 'node:child_process'
import { expect, test } from 'playwright/test'

for (const port of ['abc', '-1', '3.5', '0', '65536']) {
  test(`npm start does not begin with PORT=${port}`, () => {
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'lib/build/main.ts', 'start'], {
      env: { ...process.env, PORT: port },
      encoding: 'utf8',
    })
    expect(run.stderr).toBe(
      `PORT is "${port}"; write a whole number from 1 to 65535, for instance PORT=3001 npm start\n`,
    )
    expect(run.status).toBe(1)
  })
}
