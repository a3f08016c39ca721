import process from 'node:process'
import { exitWhenUnread } from '../closed-pipe'

type Command = (root: string, args: string[]) => Promise<boolean>

/**
 * The commands of package.json that work on the site: `node --import tsx lib/build/main.ts <command>`. Each is imported
 * on demand: loading all of them takes longer than some take to run.
 */
const commands: Record<string, () => Promise<Command>> = {
  addresses: async () => (await import('./addresses')).writeAddresses,
  build: async () => (await import('./build')).build,
  check: async () => (await import('./check-command')).checkCommand,
  dev: async () => (await import('./dev')).dev,
  fonts: async () => (await import('./subset-fonts')).subsetFonts,
  import: async () => (await import('./import-site')).importSite,
  indexnow: async () => (await import('./indexnow')).indexNow,
  new: async () => (await import('./new-article')).newArticle,
  pictures: async () => (await import('./pictures')).picturesCommand,
  // A step of `build`.
  prepare: async () => (await import('./prepare')).prepare,
  start: async () => (await import('./start')).start,
}

exitWhenUnread()

const load = commands[process.argv[2] ?? '']
if (load === undefined) {
  console.error(`Use one of: ${Object.keys(commands).join(', ')}`)
  process.exitCode = 2
} else {
  const command = await load()
  process.exitCode = (await command(process.cwd(), process.argv.slice(3))) ? 0 : 1
}
