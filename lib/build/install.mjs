// Plain JavaScript and nothing but Node: it runs before anything is installed.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'

const MINIMUM = [20, 19]
const STAMP = 'node_modules/.installed'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `This needs Node ${MINIMUM.join('.')} or later, and you have ${process.versions.node}. Get it from https://nodejs.org.`,
  )
  process.exit(1)
}

// What is installed depends on the lock file, and native packages on the machine and on Node.
const wanted = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(`${process.platform} ${process.arch} ${major}`)
  .digest('hex')

if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) {
  console.log('Installing packages (once, and again when package-lock.json changes) …')
  // npm says in this variable where it is; calling `npm` itself would need a shell on Windows.
  const npm = process.env.npm_execpath
  if (npm === undefined) {
    console.error('Run this through npm, for instance: npm start')
    process.exit(1)
  }
  try {
    execFileSync(process.execPath, [npm, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
      stdio: 'inherit',
    })
  } catch {
    console.error(
      'The packages could not be installed; the reason stands above. Is there a connection to the npm registry?',
    )
    process.exit(1)
  }
  writeFileSync(STAMP, wanted)
}
