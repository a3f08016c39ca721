import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { RenderedText } from '../markdown/render-to-html'
import type { Content } from '../posts'

/**
 * What a build knows before Next starts: the content, and the text of each file as its page shows it. Next makes the
 * pages in several processes, which would otherwise read all content and compile all texts anew.
 */
export type Prepared = { content: Content; texts: ReadonlyMap<string, RenderedText> }

/** The environment variable that names the file, in the processes of a build. */
const VARIABLE = 'PREPARED_CONTENT'

/**
 * Hands over to the processes that a build starts.
 *
 * @param file where to write it
 * @returns what their environment needs
 */
export async function writePrepared(file: string, prepared: Prepared): Promise<Record<string, string>> {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, serialize(prepared))
  return { [VARIABLE]: file }
}

let read: Promise<Prepared> | undefined

/** What the build has prepared; undefined in `npm run dev`, and when the site runs. */
export async function readPrepared(): Promise<Prepared | undefined> {
  const file = process.env[VARIABLE]
  if (file === undefined) return undefined
  read ??= readFile(file).then((bytes): Prepared => deserialize(bytes))
  return read
}
