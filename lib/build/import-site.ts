import { constants } from 'node:fs'
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import slugify from '@sindresorhus/slugify'
import { FILE_SHAPE } from '../cms/fields'
import { type Entry, readEntry, writeEntry } from '../cms/file-format'
import { readContent } from '../posts'
import { ARTICLE_TEMPLATE } from '../posts/article-schema'
import { formatMessage, isError } from '../posts/report'

/** What became of one file, for the person who has to look at it. */
type Outcome = { file: string; said: string }

/** Folders of a site that hold nothing which somebody wrote. */
const SKIPPED = new Set(['node_modules', '.git', '.cache', '.next', 'public', 'dist', 'build'])
const PICTURES = /\.(?:jpe?g|png|webp|avif|gif|svg)$/i

/**
 * What `npm run import -- DIR` does: takes over the articles and pictures of a site that was written with Netlify CMS,
 * Decap CMS or Gatsby. Nothing that is here already is changed, so that a second run changes nothing.
 *
 * An article that would stop the build is not copied. To know, all are tried together with the content that is here, in
 * a copy: two that want one address are found too.
 *
 * @param root the project's folder
 * @param words the folder of the other site
 * @returns false when there is no such folder; the reason has been printed
 */
export async function importSite(root: string, words: readonly string[]): Promise<boolean> {
  const source = path.resolve(words[0] ?? '')
  const isFolder = words.length === 1 && (await stat(source).catch(() => undefined))?.isDirectory()
  if (!isFolder) {
    console.error('Write the folder of the other site: npm run import -- ../old-website')
    return false
  }
  const trial = await mkdtemp(path.join(tmpdir(), 'import-'))
  try {
    await cp(path.join(root, 'content'), path.join(trial, 'content'), { recursive: true })
    await cp(path.join(root, 'public/img'), path.join(trial, 'public/img'), { recursive: true })
    const pictures = await importPictures(source, trial)
    const { candidates, outcomes } = await importArticles(source, trial)
    const { messages } = await readContent(trial, new Date())

    for (const { from, to } of candidates) {
      const own = messages.filter(({ file }) => file === to)
      const lines = own.map((message) => `\n    ${formatMessage(message)}`).join('')
      if (own.some(isError)) outcomes.push({ file: from, said: `not copied, mend it first:${lines}` })
      else {
        await copyFile(path.join(trial, to), path.join(root, to), constants.COPYFILE_EXCL)
        outcomes.push({ file: from, said: `copied to ${to}${lines && `; look at:${lines}`}` })
      }
    }
    for (const { from, to } of pictures.candidates) {
      await mkdir(path.dirname(path.join(root, to)), { recursive: true })
      await copyFile(path.join(trial, to), path.join(root, to), constants.COPYFILE_EXCL)
      outcomes.push({ file: from, said: `copied to ${to}` })
    }
    const all = [...outcomes, ...pictures.outcomes].sort((a, b) => a.file.localeCompare(b.file, 'en'))
    for (const { file, said } of all) console.log(`${file}: ${said}`)
    const copied = all.filter(({ said }) => said.startsWith('copied')).length
    console.log(`${copied} of ${all.length} files copied. Run "npm run check", and commit what you keep.`)
    return true
  } finally {
    await rm(trial, { recursive: true, force: true })
  }
}

type Taken = { candidates: { from: string; to: string }[]; outcomes: Outcome[] }

/** Pictures of static/img go to public/img, with the same names, so that every address in the articles stays right. */
async function importPictures(source: string, trial: string): Promise<Taken> {
  const taken: Taken = { candidates: [], outcomes: [] }
  for (const name of await filesBelow(path.join(source, 'static/img'))) {
    const [from, to] = [`static/img/${name}`, `public/img/${name}`]
    const say = (said: string) => taken.outcomes.push({ file: from, said })
    const [bytes, there] = [
      await readFile(path.join(source, from)),
      await readFile(path.join(trial, to)).catch(() => undefined),
    ]
    if (!PICTURES.test(name)) say('not copied: it is no picture that browsers show')
    // A picture that was copied and then mended is another file than the one that it was.
    else if (there)
      say(there.equals(bytes) ? 'is here already' : `left alone: ${to} is here already, compare the two`)
    else {
      await mkdir(path.dirname(path.join(trial, to)), { recursive: true })
      await writeFile(path.join(trial, to), bytes)
      taken.candidates.push({ from, to })
    }
  }
  return taken
}

async function importArticles(source: string, trial: string): Promise<Taken> {
  const taken: Taken = { candidates: [], outcomes: [] }
  const names = (await filesBelow(source)).filter((name) => /\.(?:mdx?|markdown)$/i.test(name))
  for (const name of names) {
    const say = (said: string) => taken.outcomes.push({ file: name, said })
    const bytes = await readFile(path.join(source, name))
    let entry: Entry
    try {
      entry = readEntry(bytes.toString('utf8'), FILE_SHAPE)
    } catch (error) {
      say(`not copied, its front matter can’t be read: ${error instanceof Error ? error.message : error}`)
      continue
    }
    if (typeof entry.title !== 'string' || typeof entry.date !== 'string') {
      say(
        'not copied: without a title and a date it is no article; if it is a page, write it anew in content/pages',
      )
      continue
    }
    if (entry.templateKey !== '' && entry.templateKey !== ARTICLE_TEMPLATE) {
      say(`not copied: "${entry.templateKey}" is no article; if it is a page, write it anew in content/pages`)
      continue
    }
    const stem = path.basename(name, path.extname(name))
    const folder = path.basename(path.dirname(name))
    const own = stem === 'index' ? folder : stem
    const old = typeof entry.path === 'string' ? entry.path.trim().replace(/^\/+|\/+$/g, '') : ''
    const slug = slugify(old.split('/').at(-1) || own.replace(/^\d{4}-\d{2}-\d{2}-/, ''), {
      decamelize: false,
    })
    const day = /^\d{4}-\d{2}-\d{2}/.exec(entry.date)?.[0] ?? 'undated'
    const to = `content/articles/${day}-${slug}.md`

    const text = writeEntry({ ...entry, path: slug, aliases: aliasesOf(entry, slug, old, own) })
    const there = await readFile(path.join(trial, to), 'utf8').catch(() => undefined)
    if (there !== undefined)
      say(there === text ? 'is here already' : `left alone: ${to} is here already, compare the two`)
    else {
      await writeFile(path.join(trial, to), text)
      taken.candidates.push({ from: name, to })
    }
  }
  return taken
}

/**
 * Every address that the article had: the one in `path`, and the one that Gatsby's Netlify starter makes of the file's
 * name. `/<slug>` and `/blog/<slug>` lead to the article by themselves (lib/old-addresses.ts).
 */
function aliasesOf({ aliases }: Entry, slug: string, old: string, own: string): unknown[] {
  const kept: unknown[] = Array.isArray(aliases) ? aliases : []
  const former = [`/${old}`, `/blog/${own}`].filter(
    (address) => !['/', `/${slug}`, `/blog/${slug}`].includes(address),
  )
  return [...new Set([...kept, ...former])]
}

/** The names of all files of a folder, with `/` between folders; links are not followed. */
async function filesBelow(folder: string, prefix = ''): Promise<string[]> {
  const entries = await readdir(path.join(folder, prefix), { withFileTypes: true }).catch(() => [])
  const names = await Promise.all(
    entries.map(async (entry) => {
      const name = `${prefix}${entry.name}`
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(folder, `${name}/`)
      return entry.isFile() ? [name] : []
    }),
  )
  return names.flat().sort()
}
