import { constants, existsSync } from 'node:fs'
import { copyFile, cp, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkEntry } from '../editorial/check'
import { createSite, decodeIfValid, type SiteFacts } from '../editorial/site'
import type { Post } from '../posts'
import { reservedReason } from '../posts/check-addresses'
import { formerAddresses } from '../posts/old-addresses'
import { readContent } from '../posts/read-content'
import { formatMessage, isError } from '../posts/report'
import { urls } from '../urls'
import { type ImportedArticle, importArticles } from './import-articles'
import type { ImportResult, Outcome } from './import-outcome'
import { importPictures } from './import-pictures'
import { inspectPicture } from './inspect-picture'
import { publicFiles, siteFacts } from './site-facts'

/** Folders of a site that contain nothing anybody wrote. */
const SKIPPED = new Set(['node_modules', '.git', '.cache', '.next', 'public', 'dist', 'build'])

/**
 * Implements `npm run import -- DIR`: imports the articles and pictures of a site that was written with Netlify CMS, Decap
 * CMS or Gatsby. No existing file is changed, so a second run changes nothing.
 *
 * An article whose fields would stop the build is not copied. To find out, all are tried together with a copy of this
 * site's content, which also finds two that claim one address. Errors in the text of a copied article are reported.
 *
 * @param root the project's folder
 * @param args the folder of the other site
 * @returns false when there is no such folder; the reason has been printed
 */
export async function importSite(root: string, args: readonly string[]): Promise<boolean> {
  const source = path.resolve(args[0] ?? '')
  const isFolder = args.length === 1 && (await stat(source).catch(() => undefined))?.isDirectory()
  if (!isFolder) {
    const [name] = args
    const what = name === undefined || args.length > 1 ? '' : `There is no folder ${source}. `
    console.error(`${what}Write the folder of the other site: npm run import -- ../old-website`)
    return false
  }
  const staging = await mkdtemp(path.join(tmpdir(), 'import-'))
  try {
    await cp(path.join(root, 'content'), path.join(staging, 'content'), { recursive: true })
    if (existsSync(path.join(root, 'public/img')))
      await cp(path.join(root, 'public/img'), path.join(staging, 'public/img'), { recursive: true })
    const { names, unreadable } = await scanFolder(source)
    const pictures = await importPictures(source, names, staging)
    const articles = await importArticles(source, names, staging)
    const outcomes: Outcome[] = [
      ...unreadable.map((file) => ({
        file,
        message: 'not searched: you are not allowed to read this folder; change its permissions',
      })),
      ...articles.outcomes,
      ...pictures.outcomes,
      ...(await copyArticles(staging, root, articles.candidates)),
      ...(await copyPictures(staging, root, pictures.candidates)),
    ].sort((a, b) => a.file.localeCompare(b.file, 'en'))
    for (const { file, message } of outcomes) console.log(`${file}: ${message}`)
    const copied = outcomes.filter(({ copiedTo }) => copiedTo !== undefined).length
    console.log(
      `${copied} of ${outcomes.length} files copied. Run "npm run check", and commit what you keep.`,
    )
    return true
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Copies the staged articles that would not stop the build, and reports what somebody should look at. */
async function copyArticles(
  staging: string,
  root: string,
  candidates: readonly ImportedArticle[],
): Promise<Outcome[]> {
  const now = new Date()
  const content = await readContent(staging, now)
  const facts = await siteFacts(staging, content, now)
  const site = createSite({ ...facts, files: new Map([...(await publicFiles(root)), ...facts.files]) })
  const entries = new Map([...facts.posts, ...facts.unpublished].map((post) => [post.file, post]))
  // Messages name the staged files, which nobody outside this function knows.
  const originals = new Map(candidates.map(({ from, to }) => [to, from]))
  const inOriginal = (text: string) =>
    text.replace(/content\/articles\/\S+?\.md/g, (name) => originals.get(name) ?? name)

  const outcomes: Outcome[] = []
  for (const { from, to, addresses } of candidates) {
    const own = content.messages.filter(({ file }) => file === to)
    const lines = own.map((message) => `\n    ${inOriginal(formatMessage(message))}`)
    if (own.some(isError)) {
      outcomes.push({ file: from, message: `not copied, fix it first:${lines.join('')}` })
      continue
    }
    if (/\.mdx$/i.test(from))
      lines.push('\n    it is read as Markdown here: imports and components of MDX would appear as text')
    const entry = entries.get(to)
    for (const address of entry ? lostAddresses(entry, addresses, facts) : [])
      lines.push(
        `\n    its old address ${address} does not lead here: it ${reservedReason(decodeIfValid(address)) ?? 'is that of another page'}; correct the links to it`,
      )
    for (const { severity, place, reason } of entry ? checkEntry(entry, site, { reading: false }) : [])
      if (severity === 'error') lines.push(`\n    ${to}:${place.line}:${place.column}: error: ${reason}`)
    await copyNew(staging, root, to)
    const toLookAt = lines.length > 0 ? `; look at:${lines.join('')}` : ''
    outcomes.push({ file: from, copiedTo: to, message: `copied to ${to}${toLookAt}` })
  }
  return outcomes
}

async function copyPictures(
  staging: string,
  root: string,
  candidates: ImportResult['candidates'],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { from, to } of candidates) {
    await copyNew(staging, root, to)
    const state = await inspectPicture(path.join(root, to))
    const toLookAt = state.kind === 'script' ? `; look at: ${state.reason}` : ''
    outcomes.push({ file: from, copiedTo: to, message: `copied to ${to}${toLookAt}` })
  }
  return outcomes
}

/** @throws Error when the file exists: nothing but this command should have written it in the meantime */
async function copyNew(staging: string, root: string, to: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, to)), { recursive: true })
  await copyFile(path.join(staging, to), path.join(root, to), constants.COPYFILE_EXCL)
}

/** Those of an article's old addresses that do not lead to it here. */
function lostAddresses({ slug, aliases }: Post, addresses: readonly string[], { posts, pages }: SiteFacts) {
  const target = urls.article(slug)
  const former = formerAddresses(posts, pages)
  return addresses.filter(
    (address) =>
      address !== target && former.get(address) !== target && !aliases.includes(decodeIfValid(address)),
  )
}

/** The names of all files below a folder, with `/` between folders, and of unreadable folders. Links are not followed. */
async function scanFolder(folder: string): Promise<{ names: string[]; unreadable: string[] }> {
  const names: string[] = []
  const unreadable: string[] = []
  const visit = async (prefix: string): Promise<void> => {
    const entries = await readdir(path.join(folder, prefix), { withFileTypes: true }).catch(() => undefined)
    if (entries === undefined) unreadable.push(prefix || '.')
    for (const entry of entries ?? []) {
      const name = `${prefix}${entry.name}`
      if (entry.isFile()) names.push(name)
      else if (entry.isDirectory() && !SKIPPED.has(entry.name)) await visit(`${name}/`)
    }
  }
  await visit('')
  return { names: names.sort(), unreadable }
}
