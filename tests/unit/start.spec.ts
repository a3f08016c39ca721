import { expect, test } from 'playwright/test'
import { runProgram } from '../run-program'

test('what npm start runs ends as the site does', async () => {
  const { code, stderr } = await runProgram(['lib/build/npm-start.mjs'], { environment: { PORT: 'abc' } })
  expect(stderr).toContain('PORT is "abc"')
  expect(code).toBe(1)
})

for (const port of ['abc', '-1', '3.5', '0', '65536']) {
  test(`npm start does not begin with PORT=${port}`, async () => {
    const { code, stderr } = await runProgram(['lib/build/main.ts', 'start'], { environment: { PORT: port } })
    expect(stderr).toBe(
      `PORT is "${port}"; write a whole number from 1 to 65535, for instance PORT=3001 npm start\n`,
    )
    expect(code).toBe(1)
  })
}
