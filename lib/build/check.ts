import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { VFileMessage } from 'vfile-message'
import { claimsRule, findClaims } from '../editorial/claims'
import type { ContentWithBodies, Page, Post, WithBody } from '../posts'
import { readContent, shownContent } from '../posts/read-content'
import { compareMessages, severityOf } from '../posts/report'
import { describeSchedule } from '../posts/schedule'
import { describeUnlisted } from './addresses'
import { type Format, formatFindings } from './findings-output'
import { pictureMessages } from './pictures'
import { processTexts } from './process-texts'
import type { FileFinding, Job, ShownText, TextResult } from './text-task'

export type CheckOptions = {
  /** Relative to the folder the command runs in; none means every text that is or will be published. */
  files: readonly string[]
  format: Format
  strict: boolean
  reading: boolean
}

/** The files that a check is about: those named, or every text that is or will be published. */
type Wanted = ReadonlySet<string> | 'all'

const covers = (wanted: Wanted, file: string | undefined) => wanted === 'all' || wanted.has(file ?? '')

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
  const results = await processTexts(root, now, content, jobs, options)
  return report(root, content, wanted, jobs, results, options)
}

/** The content of a build, all of it ready to be shown. */
export type CheckedContent = { content: ContentWithBodies; shown: readonly ShownText[] }

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
  const results = await processTexts(root, now, all, jobs, { isCached: true })
  const options = { format: 'text', strict: false, reading: false } as const
  const isPassed = await report(root, all, 'all', jobs, results, options)
  return isPassed ? { content, shown: results.flatMap(({ shown }) => shown ?? []) } : undefined
}

/** Prints what was found. @returns true when nothing has to be fixed */
async function report(
  root: string,
  content: ContentWithBodies,
  wanted: Wanted,
  jobs: readonly Job[],
  results: readonly TextResult[],
  { format, strict, reading }: Omit<CheckOptions, 'files'>,
): Promise<boolean> {
  const messages = [
    ...content.messages.filter(({ file }) => covers(wanted, file)),
    ...(wanted === 'all' ? await pictureMessages(root) : []),
    ...results.flatMap(({ findings }) => findings).map(toMessage),
    ...checkSiteTexts(content, wanted).map(toMessage),
  ].sort(compareMessages)
  const number = (severity: string) => messages.filter((message) => severityOf(message) === severity).length
  const [errors, warnings] = [number('error'), number('warning')]
  const counts = [count(errors, 'error'), count(warnings, 'warning')]
  if (reading) counts.push(count(number('info'), 'piece of advice', 'pieces of advice'))
  const summary = `${describeChecked(jobs, wanted)} checked: ${counts.join(', ')}.`
  console.log(formatFindings(messages, summary, format))
  if (wanted === 'all' && format === 'text') {
    for (const line of describeSchedule(content.unpublished)) console.log(line)
    const unlisted = await describeUnlisted(root, content)
    if (unlisted !== undefined) console.log(unlisted)
  }
  return errors === 0 && (warnings === 0 || !strict)
}

/** "8 articles and 3 pages", with the number of other files that were named. */
function describeChecked(jobs: readonly Job[], wanted: Wanted): string {
  const checked = jobs.filter(({ isChecked }) => isChecked).map(({ entry }) => entry.file)
  const articles = checked.filter((file) => file.startsWith('content/articles/')).length
  const others = wanted === 'all' ? 0 : [...wanted].filter((file) => !checked.includes(file)).length
  return [
    count(articles, 'article'),
    count(checked.length - articles, 'page'),
    ...(others > 0 ? [count(others, 'other file')] : []),
  ].join(' and ')
}

/** Claims in words that pages show but no text contains. */
function checkSiteTexts({ words }: ContentWithBodies, wanted: Wanted): FileFinding[] {
  return words
    .filter(({ file }) => covers(wanted, file))
    .flatMap(({ file, place, text }) =>
      findClaims(text, place).map((finding) => ({ ...finding, family: claimsRule.family, file })),
    )
}

type Entry = WithBody<Post | Page>

function entriesToCheck({ posts, unpublished, pages }: ContentWithBodies, wanted: Wanted): Entry[] {
  return [...posts, ...unpublished, ...pages].filter((entry) => isWanted(entry, wanted))
}

/** The texts whose fields have errors: what is wrong in the text itself is reported in the same run. */
function brokenToCheck({ broken, brokenPages }: ContentWithBodies, wanted: Wanted): Job[] {
  return [...broken, ...brokenPages]
    .filter((text) => isWanted(text, wanted))
    .flatMap(({ written }) => written ?? [])
    .map((entry) => ({ entry, isChecked: true, isShown: false, isBroken: true }))
}

/** A draft is its author's business until it is published, or named on the command line. */
function isWanted(text: { file: string; draft?: boolean }, wanted: Wanted): boolean {
  return wanted === 'all' ? !text.draft : wanted.has(text.file)
}

/** The requested files, relative to the project; undefined, after a message, when one is not in content/. */
async function wantedFiles(root: string, files: readonly string[]): Promise<Wanted | undefined> {
  if (files.length === 0) return 'all'
  const wanted = new Set<string>()
  for (const file of files) {
    const name = path.relative(root, path.resolve(root, file)).split(path.sep).join('/')
    const isFile = await stat(path.join(root, name)).then(
      (found) => found.isFile(),
      () => false,
    )
    if (!isFile || !name.startsWith('content/')) {
      const similar = (await readdir(path.join(root, 'content'), { recursive: true }))
        .map((one) => `content/${one.replaceAll(path.sep, '/')}`)
        .filter((one) => one.endsWith('.md') && one.includes(path.basename(name, '.md')))
      const [example = 'content/articles/skin-care.md'] = similar
      console.error(`There is no text "${file}" in content/; write, for instance, ${example}`)
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
