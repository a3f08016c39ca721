import { writeAddresses } from './addresses'
import { build } from './build'
import { checkCommand } from './check-command'
import { dev } from './dev'
import { importSite } from './import-site'
import { indexNow } from './indexnow'
import { newArticle } from './new-article'
import { mendPictures } from './pictures'
import { start } from './start'
import { subsetFonts } from './subset-fonts'

/** The commands of package.json that work on the site: `tsx lib/build/main.ts <command>`. */
const commands: Record<string, (root: string, words: string[]) => Promise<boolean>> = {
  addresses: (root) => writeAddresses(root),
  build: (root) => build(root),
  check: checkCommand,
  dev: (root) => dev(root),
  fonts: () => subsetFonts(),
  import: importSite,
  indexnow: (root) => indexNow(root, process.argv.includes('--send')),
  new: newArticle,
  pictures: (root) => mendPictures(root),
  start: (root) => start(root, Number(process.env.PORT ?? 3000)),
}

const command = commands[process.argv[2] ?? '']
if (command === undefined) {
  console.error(`Write one of: ${Object.keys(commands).join(', ')}`)
  process.exitCode = 2
} else {
  process.exitCode = (await command(process.cwd(), process.argv.slice(3))) ? 0 : 1
}
