import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '../test'

test('the oldest Node accepted is the one in package.json', async ({ folder }) => {
  const { engines } = JSON.parse(await readFile('package.json', 'utf8'))
  const [major = 0, minor = 0] = engines.node.replace('>=', '').split('.').map(Number)
  // Without npm, nothing is installed.
  delete process.env.npm_execpath
  /** What the installer prints under this version of Node. */
  const saidTo = (version: string) => {
    const fake = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`
    return spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(fake)}`, 'lib/build/install.mjs', folder],
      { encoding: 'utf8' },
    ).stderr
  }
  await writeFile(path.join(folder, 'package-lock.json'), '{}')
  expect(saidTo(`${major}.${minor}.0`)).toMatch(/^Run this through npm/)
  expect(saidTo(`${major + 1}.0.0`)).toMatch(/^Run this through npm/)
  for (const old of [`${major}.${minor - 1}.9`, `${major - 1}.99.0`])
    expect(saidTo(old)).toContain(`This needs Node ${major}.${minor} or later, and you have ${old}.`)
})
