import { readdir, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { VFileMessage } from 'vfile-message'
import type { SiteFacts } from '../editorial/site'
import { type Content, type Page, type Post, readContent } from '../posts'
import { compareMessages, severityOf } from '../posts/report'
import { describeSchedule } from '../schedule'
import { type CheckTask, type FileFinding, runTask } from './check-task'
import { type Format, formatFindings } from './findings-output'
import { pictureMessages } from './pictures'

export type CheckOptions = {
  /** Relative to the folder the command runs in; none means every text that is or will be published. */
  files: readonly string[]
  format: Format
  strict: boolean
  reading: boolean
}

export const EVERYTHING: CheckOptions = { files: [], format: 'text', strict: false, reading: false }

/**
 * Checks the content and prints every finding, sorted by place.
 *
 * @param root the project's folder
 * @returns true when nothing has to be mended
 */
export async function check(root: string, options: CheckOptions): Promise<boolean> {
  const now = new Date()
  const [content, files, pictures] = await Promise.all([
    readContent(root, now),
    publicFiles(root),
    pictureMessages(root),
  ])
  const wanted = await wantedFiles(root, options.files)
  if (wanted === undefined) return false
  const entries = entriesToCheck(content, wanted)
  const posts = [...content.posts, ...content.unpublished]
  const { pages, glossary } = content
  const findings = await findAll(entries, { posts, pages, files, glossary, now }, options.reading)
  const messages = [
    ...content.messages.filter(({ file }) => wanted === 'all' || wanted.has(file ?? '')),
    ...(wanted === 'all' ? pictures : []),
    ...findings.map(toMessage),
  ].sort(compareMessages)

  const number = (severity: string) => messages.filter((message) => severityOf(message) === severity).length
  const counts = [count(number('error'), 'error'), count(number('warning'), 'warning')]
  if (options.reading) counts.push(count(number('info'), 'piece of advice', 'pieces of advice'))
  const articles = entries.filter(isPost).length
  const texts = [count(articles, 'article'), count(entries.length - articles, 'page')]
  const summary = `${texts.join(' and ')} checked: ${counts.join(', ')}.`
  console.log(formatFindings(messages, summary, options.format))
  if (wanted === 'all' && options.format === 'text')
    for (const line of describeSchedule(content.unpublished)) console.log(line)
  return number('error') === 0 && !(options.strict && number('warning') > 0)
}

type Entry = Post | Page

const isPost = (entry: Entry): entry is Post => 'topics' in entry

/** A draft is its author's business until it is published, or somebody asks. */
function entriesToCheck(
  { posts, unpublished, pages }: Content,
  wanted: ReadonlySet<string> | 'all',
): Entry[] {
  const all: Entry[] = [...posts, ...unpublished, ...pages]
  return all.filter((entry) => (wanted === 'all' ? !(isPost(entry) && entry.draft) : wanted.has(entry.file)))
}

/** The asked-for files as the content names them; undefined after saying that there is no such file. */
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
      console.error(
        `There is no text "${file}" in content/; write for instance content/articles/skin-care.md`,
      )
      return undefined
    }
    wanted.add(name)
  }
  return wanted
}

/** Every file of public/ by its address, with its size in bytes. */
async function publicFiles(root: string): Promise<Map<string, number>> {
  const folder = path.join(root, 'public')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
  return new Map(
    files.map((file, index) => [
      `/${path.relative(folder, file).split(path.sep).join('/')}`,
      sizes[index] ?? 0,
    ]),
  )
}

/** Below this many texts, starting a thread takes longer than it saves. */
const WORTH_A_THREAD = 100

/** Runs the rules on all cores: 1,000 articles take 7 s on one (one parse of 8 KB costs 7 ms). */
async function findAll(entries: readonly Entry[], site: SiteFacts, reading: boolean): Promise<FileFinding[]> {
  const threads = Math.max(1, Math.min(availableParallelism(), Math.floor(entries.length / WORTH_A_THREAD)))
  const tasks = Array.from({ length: threads }, (_, thread): CheckTask => {
    const share = entries.filter((_entry, index) => index % threads === thread)
    return { entries: share, site, reading }
  })
  const [only] = tasks
  if (only !== undefined && threads === 1) return runTask(only)
  return (await Promise.all(tasks.map(runInThread))).flat()
}

function runInThread(task: CheckTask): Promise<FileFinding[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./check-thread.mjs', import.meta.url), {
      workerData: task,
      // A parse makes many small objects; with room for them, a fifth of the time goes that was spent on collecting them.
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
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
