import { constants, existsSync } from 'node:fs'
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { VFile } from 'vfile'
import { FILE_SHAPE } from '../cms/fields'
import { type Entry, readEntry, writeEntry } from '../cms/file-format'
import { isEmpty } from '../cms/same-value'
import { checkEntry } from '../editorial/check'
import { PICTURE_FILE } from '../editorial/pictures'
import { createSite, decode, type SiteFacts } from '../editorial/site'
import { formerAddresses } from '../old-addresses'
import { type Post, readContent } from '../posts'
import { ARTICLE_TEMPLATE, slugOf } from '../posts/article-schema'
import { siteClaim } from '../posts/check-addresses'
import { splitFrontMatter } from '../posts/front-matter'
import { formatMessage, isError } from '../posts/report'
import { urls } from '../urls'
import { inspectPicture } from './inspect-picture'
import { publicFiles, siteFacts } from './site-facts'

/** What became of one file, for the person who has to look at it. */
type Outcome = { file: string; said: string; copiedTo?: string }

/** Folders of a site that hold nothing which somebody wrote. */
const SKIPPED = new Set(['node_modules', '.git', '.cache', '.next', 'public', 'dist', 'build'])

/**
 * What `npm run import -- DIR` does: takes over the articles and pictures of a site that was written with Netlify CMS,
 * Decap CMS or Gatsby. Nothing that is here already is changed, so that a second run changes nothing.
 *
 * An article whose fields would stop the build is not copied. To know, all are tried together with the content that is
 * here, in a copy: two that want one address are found too. What would stop it in the text of one that is copied is said.
 *
 * @param root the project's folder
 * @param words the folder of the other site
 * @returns false when there is no such folder; the reason has been printed
 */
export async function importSite(root: string, words: readonly string[]): Promise<boolean> {
  const source = path.resolve(words[0] ?? '')
  const isFolder = words.length === 1 && (await stat(source).catch(() => undefined))?.isDirectory()
  if (!isFolder) {
    const [name] = words
    const what = name === undefined || words.length > 1 ? '' : `There is no folder ${source}. `
    console.error(`${what}Write the folder of the other site: npm run import -- ../old-website`)
    return false
  }
  const trial = await mkdtemp(path.join(tmpdir(), 'import-'))
  try {
    await cp(path.join(root, 'content'), path.join(trial, 'content'), { recursive: true })
    if (existsSync(path.join(root, 'public/img')))
      await cp(path.join(root, 'public/img'), path.join(trial, 'public/img'), { recursive: true })
    const { names, unreadable } = await filesBelow(source)
    const pictures = await importPictures(source, names, trial)
    const { candidates, outcomes } = await importArticles(source, names, trial)
    for (const file of unreadable)
      outcomes.push({ file, said: 'not looked into: this folder may not be read; change who may read it' })
    const now = new Date()
    const content = await readContent(trial, now)
    const facts = await siteFacts(trial, content, now)
    const files = new Map([...(await publicFiles(root)), ...facts.files])
    const site = createSite({ ...facts, files })
    const entries = new Map([...facts.posts, ...facts.unpublished].map((post) => [post.file, post]))
    // Messages name the files of the trial, of which nobody but this function knows.
    const originals = new Map(candidates.map(({ from, to }) => [to, from]))
    const inOriginal = (text: string) =>
      text.replace(/content\/articles\/\S+?\.md/g, (name) => originals.get(name) ?? name)

    for (const { from, to, addresses } of candidates) {
      const own = content.messages.filter(({ file }) => file === to)
      const lines = own.map((message) => `\n    ${inOriginal(formatMessage(message))}`)
      if (own.some(isError)) {
        outcomes.push({ file: from, said: `not copied, mend it first:${lines.join('')}` })
        continue
      }
      if (/\.mdx$/i.test(from))
        lines.push('\n    it is read as Markdown here: imports and components of MDX would show as text')
      const entry = entries.get(to)
      for (const address of entry ? lostAddresses(entry, addresses, facts) : [])
        lines.push(
          `\n    its old address ${address} does not lead here: it ${siteClaim(decode(address)) ?? 'is that of another page'}; mend what links to it`,
        )
      for (const { severity, place, reason } of entry ? checkEntry(entry, site, { reading: false }) : [])
        if (severity === 'error') lines.push(`\n    ${to}:${place.line}:${place.column}: error: ${reason}`)
      await mkdir(path.dirname(path.join(root, to)), { recursive: true })
      await copyFile(path.join(trial, to), path.join(root, to), constants.COPYFILE_EXCL)
      const toLookAt = lines.length > 0 ? `; look at:${lines.join('')}` : ''
      outcomes.push({ file: from, copiedTo: to, said: `copied to ${to}${toLookAt}` })
    }
    for (const { from, to } of pictures.candidates) {
      await mkdir(path.dirname(path.join(root, to)), { recursive: true })
      await copyFile(path.join(trial, to), path.join(root, to), constants.COPYFILE_EXCL)
      const state = await inspectPicture(path.join(root, to))
      outcomes.push({
        file: from,
        copiedTo: to,
        said: `copied to ${to}${state.kind === 'script' ? `; look at: ${state.reason}` : ''}`,
      })
    }
    const all = [...outcomes, ...pictures.outcomes].sort((a, b) => a.file.localeCompare(b.file, 'en'))
    for (const { file, said } of all) console.log(`${file}: ${said}`)
    const copied = all.filter(({ copiedTo }) => copiedTo !== undefined).length
    console.log(`${copied} of ${all.length} files copied. Run "npm run check", and commit what you keep.`)
    return true
  } finally {
    await rm(trial, { recursive: true, force: true })
  }
}

type Taken<File = { from: string; to: string }> = { candidates: File[]; outcomes: Outcome[] }
/** An article with the addresses that it had. */
type TakenArticle = { from: string; to: string; addresses: readonly string[] }

/** Pictures of static/img go to public/img, with the same names, so that every address in the articles stays right. */
async function importPictures(source: string, names: readonly string[], trial: string): Promise<Taken> {
  const taken: Taken = { candidates: [], outcomes: [] }
  for (const from of names) {
    const say = (said: string) => taken.outcomes.push({ file: from, said })
    if (!from.startsWith('static/img/')) {
      if (PICTURE_FILE.test(from))
        say('not copied: put it into public/img if an article shows it, and mend its address')
      continue
    }
    const to = from.replace('static/', 'public/')
    const target = path.join(trial, to)
    if (!PICTURE_FILE.test(from)) {
      say('not copied: it is no picture that browsers show')
      continue
    }
    const state = await inspectPicture(path.join(source, from), { decode: true })
    if (state.kind === 'unreadable' || state.kind === 'damaged') {
      say(`not copied: ${state.reason}`)
      continue
    }
    const bytes = await readFile(path.join(source, from))
    const there = await readFile(target).catch(() => undefined)
    // A picture that was copied and then mended is another file than the one that it was.
    if (there)
      say(there.equals(bytes) ? 'is here already' : `left alone: ${to} is here already, compare the two`)
    else {
      await mkdir(path.dirname(target), { recursive: true })
      await writeFile(target, bytes)
      taken.candidates.push({ from, to })
    }
  }
  return taken
}

async function importArticles(
  source: string,
  names: readonly string[],
  trial: string,
): Promise<Taken<TakenArticle>> {
  const taken: Taken<TakenArticle> = { candidates: [], outcomes: [] }
  for (const name of names.filter((one) => /\.(?:mdx?|markdown)$/i.test(one))) {
    const say = (said: string) => taken.outcomes.push({ file: name, said })
    let text: string
    try {
      const bytes = await readFile(path.join(source, name))
      // Decoded without `fatal`, what is not UTF-8 would be copied with other characters in its place.
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      say('not copied, it can’t be read: save it with the encoding "UTF-8"')
      continue
    }
    let entry: Entry
    try {
      entry = readEntry(text, FILE_SHAPE)
    } catch (error) {
      const file = new VFile({ path: name, value: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') })
      splitFrontMatter(file)
      const lines = file.messages.map((message) => `\n    ${formatMessage(message)}`)
      say(
        file.messages.some(isError)
          ? `not copied, mend it first:${lines.join('')}`
          : `not copied, its fields can't be read: ${error instanceof Error ? error.message : error}`,
      )
      continue
    }
    if (typeof entry.title !== 'string' || typeof entry.date !== 'string') {
      say(
        'not copied: without a title and a date it is no article; if it is a page, write it anew in content/pages',
      )
      continue
    }
    if (!isEmpty(entry.templateKey) && entry.templateKey !== ARTICLE_TEMPLATE) {
      say(`not copied: "${entry.templateKey}" is no article; if it is a page, write it anew in content/pages`)
      continue
    }
    const stem = path.basename(name, path.extname(name))
    const own = stem === 'index' ? path.basename(path.dirname(name)) : stem
    // `path` is what Netlify's starter writes; the others are those of other sites of Gatsby.
    const written = [entry.path, entry.permalink, entry.slug].filter((value) => typeof value === 'string')
    const last = written[0]?.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1)
    const slug = slugOf(last || own.replace(/^\d{4}-\d{2}-\d{2}-/, ''))
    const day = /^\d{4}-\d{2}-\d{2}/.exec(entry.date)?.[0] ?? 'undated'
    const to = `content/articles/${day}-${slug}.md`

    const addresses = [...new Set([...written, ...addressesOfName(name, own)].map(cleanAddress))].filter(
      (address) => address !== '/',
    )
    const byThemselves: readonly string[] = [urls.article(slug), `/${slug}`, `/blog/${slug}`]
    const former = addresses.filter(
      (address) => !byThemselves.includes(address) && siteClaim(decode(address)) === undefined,
    )
    const kept: unknown[] = Array.isArray(entry.aliases) ? entry.aliases : []
    const imported = writeEntry({ ...entry, path: slug, aliases: [...new Set([...kept, ...former])] })
    const rival = taken.candidates.find((candidate) => candidate.to === to)
    const there = await readFile(path.join(trial, to), 'utf8').catch(() => undefined)
    if (rival) say(`not copied: it wants the same address and date as ${rival.from}; give one another "path"`)
    else if (there !== undefined)
      say(there === imported ? 'is here already' : `left alone: ${to} is here already, compare the two`)
    else {
      await writeFile(path.join(trial, to), imported)
      taken.candidates.push({ from: name, to, addresses })
    }
  }
  return taken
}

/**
 * The addresses that Gatsby makes of a file's name: its place below src/pages, or below a folder of content; and, where
 * the articles are elsewhere, /blog. `/<slug>` and `/blog/<slug>` lead to the article by themselves (lib/old-addresses.ts).
 */
function addressesOfName(name: string, own: string): string[] {
  const place = /^(?:src\/pages|content\/[^/]+)\/(.+?)(?:\/index)?\.\w+$/.exec(name)?.[1]
  return [...(place === undefined ? [] : [place]), `blog/${own}`]
}

/** Those of the addresses that an article had at which a reader now comes to something else. */
function lostAddresses({ slug, aliases }: Post, addresses: readonly string[], { posts, pages }: SiteFacts) {
  const target = urls.article(slug)
  const former = formerAddresses(posts, pages)
  return addresses.filter(
    (address) => address !== target && former.get(address) !== target && !aliases.includes(decode(address)),
  )
}

/** An address as a browser asks for it: without origin, `..`, query and closing slash, and with spaces as %20. */
function cleanAddress(address: string): string {
  const { pathname } = new URL(address.trim().replace(/^(?!\w+:)\/*/, '/'), 'https://old.invalid')
  return `/${pathname.split('/').filter(Boolean).join('/')}`
}

/** The names of all files of a folder, with `/` between folders, and of folders that can't be read; links are not followed. */
async function filesBelow(folder: string): Promise<{ names: string[]; unreadable: string[] }> {
  const names: string[] = []
  const unreadable: string[] = []
  const look = async (prefix: string): Promise<void> => {
    const entries = await readdir(path.join(folder, prefix), { withFileTypes: true }).catch(() => undefined)
    if (entries === undefined) unreadable.push(prefix || '.')
    for (const entry of entries ?? []) {
      const name = `${prefix}${entry.name}`
      if (entry.isFile()) names.push(name)
      else if (entry.isDirectory() && !SKIPPED.has(entry.name)) await look(`${name}/`)
    }
  }
  await look('')
  return { names: names.sort(), unreadable }
}
