// Plain JavaScript that needs nothing but Node: it runs before anything is installed.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

// The folder to install packages in, by default the project's: the benchmark has its own.
const folder = process.argv[2] ?? '.'
const stamp = path.join(folder, 'node_modules/.installed')
const lockFile = path.join(folder, 'package-lock.json')

// `>=` and the major and minor number of the oldest version.
const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const oldest = engines.node.replace('>=', '')
const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number)
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
  console.error(
    `This needs Node ${oldest} or later, and you have ${process.versions.node}. Get it from https://nodejs.org.`,
  )
  process.exit(1)
}

// What is installed depends on the lock file, and for native packages on the machine and on Node.
const wanted = createHash('sha256')
  .update(readFileSync(lockFile))
  .update(`${process.platform} ${process.arch} ${major}`)
  .digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.log(`Installing packages (once, and again when ${lockFile} changes) …`)
  // npm puts its own path into this variable; calling `npm` itself would need a shell on Windows.
  const npm = process.env.npm_execpath
  if (npm === undefined) {
    console.error('Run this through npm, for instance: npm start')
    process.exit(1)
  }
  try {
    execFileSync(process.execPath, [npm, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'inherit',
    })
  } catch {
    console.error(
      'The packages could not be installed; the reason is given above. Is there a connection to the npm registry?',
    )
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}
