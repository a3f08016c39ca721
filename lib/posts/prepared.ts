import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { RenderedText } from '../markdown/render-to-html'
import type { Content, ContentWithBodies } from './content'
import type { Page, Post, WithBody } from './post'
import { openRecords, type Records, writeRecords } from './records'

/** Where a build puts prepared content, in the project's folder: Next empties the rest of .next when it starts. */
export const PREPARED_FOLDER = '.next/cache/prepared'

/** The environment variable that tells Next's processes the folder. */
export const PREPARED_VARIABLE = 'PREPARED_CONTENT'

/**
 * The two files in that folder. They have an extension because Turbopack takes a file called `content` for the project's
 * folder of that name, and would hash every article for the files of every route.
 */
const CONTENT_FILE = 'content.v8'
const TEXTS_FILE = 'texts.v8'

/**
 * Passes what a build knows before Next starts to Next's processes, each of which would otherwise read all content and
 * compile all texts itself.
 *
 * @param folder where to write it; created if missing
 * @param content without errors; warnings have been printed, and no page shows them
 * @param texts by content file, the text as its page shows it
 */
export async function writePrepared(
  folder: string,
  {
    posts,
    unpublished,
    pages,
    words: _words,
    searchWords: _searchWords,
    messages: _messages,
    ...others
  }: ContentWithBodies,
  texts: ReadonlyMap<string, RenderedText>,
): Promise<void> {
  function* records(): Iterable<readonly [string, PreparedText]> {
    for (const { file, body } of [...posts, ...pages]) {
      const text = texts.get(file)
      if (text) yield [file, { ...text, body }]
    }
  }
  const content: Content = {
    posts: posts.map(withoutText),
    unpublished: unpublished.map(withoutText),
    pages: pages.map(withoutText),
    ...others,
  }
  await mkdir(folder, { recursive: true })
  await writeRecords(path.join(folder, TEXTS_FILE), records())
  await writeFile(path.join(folder, CONTENT_FILE), serialize(content))
}

function withoutText<T extends Post | Page>({ body: _body, places: _places, ...others }: WithBody<T>) {
  return others
}

/** A text as its page shows it, and as it was written. */
export type PreparedText = RenderedText & { body: string }

/** What the build has prepared. */
export type Prepared = {
  content: Content
  /** Read on demand: 1,000 texts are 27 MB, which each process would keep and its garbage collector would scan. */
  textOf: (file: string) => Promise<PreparedText | undefined>
}

let read: Promise<Prepared> | undefined

/** What the build has prepared; undefined on `npm run dev` and on a running server. */
export async function readPrepared(): Promise<Prepared | undefined> {
  const folder = process.env[PREPARED_VARIABLE]
  if (folder === undefined) return undefined
  read ??= readFolder(folder)
  return read
}

async function readFolder(folder: string): Promise<Prepared> {
  const content: Content = deserialize(await readFile(path.join(folder, CONTENT_FILE)))
  let texts: Promise<Records<PreparedText>> | undefined
  return {
    content,
    textOf: async (file) => {
      texts ??= openRecords(path.join(folder, TEXTS_FILE))
      return (await texts).read(file)
    },
  }
}
