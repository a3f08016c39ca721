import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { VFileMessage } from 'vfile-message'
import { claims, claimsInWords } from '../editorial/claims'
import { type Page, type Post, readContent, shownContent, type Written, type WrittenContent } from '../posts'
import { compareMessages, severityOf } from '../posts/report'
import { describeSchedule } from '../schedule'
import { describeUnlisted } from './addresses'
import { type Format, formatFindings } from './findings-output'
import { pictureMessages } from './pictures'
import { siteFacts } from './site-facts'
import { surroundingsOf } from './surroundings'
import { openTextCache } from './text-cache'
import { begin, type FileFinding, type Job, type ShownText, type TextResult } from './text-task'
import { inThreads } from './threads'

export type CheckOptions = {
  /** Relative to the folder the command runs in; none means every text that is or will be published. */
  files: readonly string[]
  format: Format
  strict: boolean
  reading: boolean
}

/**
 * Checks the content and prints every finding, sorted by place.
 *
 * @param root the project's folder
 * @returns true when nothing has to be fixed
 */
export async function check(root: string, options: CheckOptions): Promise<boolean> {
  const wanted = await wantedFiles(root, options.files)
  if (wanted === undefined) return false
  const now = new Date()
  const content = await readContent(root, now)
  const jobs = [
    ...entriesToCheck(content, wanted).map((entry) => ({ entry, isChecked: true, isShown: false })),
    ...brokenToCheck(content, wanted),
  ]
  return (await goThrough({ root, now, content, jobs, wanted, options })) !== undefined
}

/** The content of a build, all of it ready to be shown. */
export type CheckedContent = { content: WrittenContent; shown: readonly ShownText[] }

/**
 * Checks all content as `npm run check` does, and in the same pass renders what pages and search show of each text.
 *
 * @param root the project's folder
 * @returns undefined when something has to be fixed, or a page would not show every number that was written
 */
export async function checkForBuild(root: string): Promise<CheckedContent | undefined> {
  const now = new Date()
  const all = await readContent(root, now)
  const content = shownContent(all)
  const checked = new Set(entriesToCheck(all, 'all'))
  const shown = new Set<Entry>([...content.posts, ...content.pages])
  const jobs = [
    ...[...new Set([...checked, ...shown])].map((entry) => ({
      entry,
      isChecked: checked.has(entry),
      isShown: shown.has(entry),
    })),
    ...brokenToCheck(all, 'all'),
  ]
  const options = { files: [], format: 'text', strict: false, reading: false } as const
  const texts = await goThrough({ root, now, content: all, jobs, wanted: 'all', options, keep: true })
  return texts && { content, shown: texts }
}

/** @returns the rendered texts, or undefined when something has to be fixed; every finding has been printed */
async function goThrough({
  root,
  now,
  content,
  jobs,
  wanted,
  options,
  keep = false,
}: {
  root: string
  now: Date
  content: WrittenContent
  jobs: readonly Job[]
  wanted: ReadonlySet<string> | 'all'
  options: CheckOptions
  /** Reuse what an earlier build cached for the same texts, and cache the results for the next. */
  keep?: boolean
}): Promise<readonly ShownText[] | undefined> {
  const [site, pictures] = await Promise.all([siteFacts(root, content, now), pictureMessages(root)])
  const { glossary } = content
  const kept = keep ? await openTextCache(root, now, glossary, surroundingsOf(root, site)) : undefined
  const results = new Map<string, TextResult>()
  for (const job of jobs) {
    const known = await kept?.find(job)
    if (known) results.set(known.file, known)
  }
  const module = new URL('./text-task.ts', import.meta.url)
  const facts = { root, site, reading: options.reading, glossary }
  const open = jobs.filter(({ entry }) => !results.has(entry.file))
  for (const made of await inThreads(module, begin, facts, open)) results.set(made.file, made)
  await kept?.keep(jobs, results)

  const all = [...results.values()]
  const messages = [
    ...content.messages.filter(({ file }) => wanted === 'all' || wanted.has(file ?? '')),
    ...(wanted === 'all' ? pictures : []),
    ...all.flatMap(({ findings }) => findings).map(toMessage),
    ...claimsOfSite(content, wanted).map(toMessage),
  ].sort(compareMessages)

  const number = (severity: string) => messages.filter((message) => severityOf(message) === severity).length
  const counts = [count(number('error'), 'error'), count(number('warning'), 'warning')]
  if (options.reading) counts.push(count(number('info'), 'piece of advice', 'pieces of advice'))
  const checked = jobs.filter(({ isChecked }) => isChecked).map(({ entry }) => entry)
  const articles = checked.filter(({ file }) => file.startsWith('content/articles/')).length
  const texts = [count(articles, 'article'), count(checked.length - articles, 'page')]
  const others =
    wanted === 'all' ? [] : [...wanted].filter((file) => !checked.some((entry) => entry.file === file))
  if (others.length > 0) texts.push(count(others.length, 'other file'))
  const summary = `${texts.join(' and ')} checked: ${counts.join(', ')}.`
  console.log(formatFindings(messages, summary, options.format))
  if (wanted === 'all' && options.format === 'text') {
    for (const line of describeSchedule(content.unpublished)) console.log(line)
    const unlisted = await describeUnlisted(root, content)
    if (unlisted !== undefined) console.log(unlisted)
  }
  return number('error') > 0 || (options.strict && number('warning') > 0)
    ? undefined
    : all.flatMap(({ shown }) => shown ?? [])
}

/** Claims in words that pages show but no text contains. */
function claimsOfSite({ words }: WrittenContent, wanted: ReadonlySet<string> | 'all'): FileFinding[] {
  return words
    .filter(({ file }) => wanted === 'all' || wanted.has(file))
    .flatMap(({ file, place, text }) =>
      claimsInWords(text, place).map((finding) => ({ ...finding, family: claims.family, file })),
    )
}

type Entry = Written<Post | Page>

function entriesToCheck(
  { posts, unpublished, pages }: WrittenContent,
  wanted: ReadonlySet<string> | 'all',
): Entry[] {
  return [...posts, ...unpublished, ...pages].filter((entry) => isWanted(entry, wanted))
}

/** The texts whose fields have errors: what is wrong in the text itself is reported in the same run. */
function brokenToCheck({ broken, brokenPages }: WrittenContent, wanted: ReadonlySet<string> | 'all'): Job[] {
  return [...broken, ...brokenPages]
    .filter((text) => isWanted(text, wanted))
    .flatMap(({ written }) => written ?? [])
    .map((entry) => ({ entry, isChecked: true, isShown: false, isBroken: true }))
}

/** A draft is its author's business until it is published, or named on the command line. */
function isWanted(text: { file: string; draft?: boolean }, wanted: ReadonlySet<string> | 'all'): boolean {
  return wanted === 'all' ? !text.draft : wanted.has(text.file)
}

/** The requested files, relative to the project; undefined, after a message, when one is not in content/. */
async function wantedFiles(
  root: string,
  files: readonly string[],
): Promise<ReadonlySet<string> | 'all' | undefined> {
  if (files.length === 0) return 'all'
  const wanted = new Set<string>()
  for (const file of files) {
    const name = path.relative(root, path.resolve(root, file)).split(path.sep).join('/')
    const isFile = await stat(path.join(root, name)).then(
      (found) => found.isFile(),
      () => false,
    )
    if (!isFile || !name.startsWith('content/')) {
      const meant = (await readdir(path.join(root, 'content'), { recursive: true }))
        .map((one) => `content/${one.replaceAll(path.sep, '/')}`)
        .filter((one) => one.endsWith('.md') && one.includes(path.basename(name, '.md')))
      const [example = 'content/articles/skin-care.md'] = meant
      console.error(`There is no text "${file}" in content/; write for instance ${example}`)
      return undefined
    }
    wanted.add(name)
  }
  return wanted
}

function toMessage({ file, family, name, severity, place, reason }: FileFinding): VFileMessage {
  const message = new VFileMessage(reason, { place, source: family, ruleId: name })
  message.file = file
  message.fatal = severity === 'info' ? undefined : severity === 'error'
  return message
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
