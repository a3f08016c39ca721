import { isUtf8 } from 'node:buffer'
import type { Stats } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { VFile } from 'vfile'
import { type Place, reportError, reportWarning, START } from './report'

/**
 * What no screen shows: control characters, from a PDF or a Windows-1252 dash read in another encoding; private characters
 * of fonts such as Word's Symbol; and those that change the reading direction, which can show "10 mg" as "gm 01".
 */
export const HIDDEN_CHARACTER =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufffd]/

/** A longer text is not an article: a clinic's longest are around 100 KB. */
const MAX_BYTES = 1_000_000

/**
 * Reads every Markdown file of a content folder, sorted by name.
 *
 * @param root the project's folder; the paths of the files are relative to it
 * @param folder for instance `content/articles`
 * @returns one VFile per entry. A file that can't be read carries its problem and has no value. None for a missing folder:
 *   git keeps no empty folders.
 */
export async function readSources(root: string, folder: string): Promise<VFile[]> {
  const names = await namesIn(root, folder)
  const sources = await Promise.all(names.sort().map((name) => readSource(root, `${folder}/${name}`)))
  return sources.filter((source) => source !== undefined)
}

/**
 * Texts beside the folders that are read: nobody would ever see them.
 *
 * @param folder the parent folder; its own README.md is skipped
 * @returns a VFile with a warning for each
 */
export async function misplacedTexts(root: string, folder: string): Promise<VFile[]> {
  const names = (await namesIn(root, folder)).filter((name) => name.endsWith('.md') && name !== 'README.md')
  return names.map((name) => {
    const file = new VFile({ path: `${folder}/${name}` })
    const reason = `this file is not read; move it to ${folder}/articles or ${folder}/pages`
    reportWarning(file, START, reason, 'file')
    return file
  })
}

async function namesIn(root: string, folder: string): Promise<string[]> {
  try {
    return (await readdir(path.join(root, folder))).filter((name) => !isSidecarFile(name))
  } catch (error) {
    if (isNotFound(error)) return []
    throw error
  }
}

/** True for what a Mac (`._x.md`) and Word (`~$x.docx`) put beside a file, where authors never see it. */
export function isSidecarFile(name: string): boolean {
  return name.startsWith('._') || name.startsWith('~$')
}

/**
 * Reads one text file as UTF-8, without a byte order mark and with LF line ends.
 *
 * @returns undefined for what is not content (`.DS_Store`, a picture …); otherwise a VFile, with a problem if it has one
 */
export async function readSource(root: string, relativePath: string): Promise<VFile | undefined> {
  const file = new VFile({ path: relativePath })
  const absolutePath = path.join(root, relativePath)
  const stat = await lstat(absolutePath).catch((error: unknown) => {
    if (isNotFound(error)) return undefined
    throw error
  })
  if (stat === undefined) {
    reportError(file, START, 'this file is missing; put it back, for instance from the history', 'file')
    return file
  }

  const extension = path.extname(relativePath)
  if (!['.md', '.yaml'].includes(extension)) {
    const slip = slipOf(relativePath, extension, stat)
    if (slip !== undefined) reportWarning(file, START, slip, 'file')
    return slip === undefined ? undefined : file
  }
  const problem = problemOf(stat)
  if (problem !== undefined) {
    reportError(file, START, problem, 'file')
    return file
  }
  let bytes: Buffer
  try {
    bytes = await readFile(absolutePath)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    reportError(file, START, `the file can't be read (${code}); check its permissions`, 'file')
    return file
  }
  const text = decodeUtf8(file, bytes)
  if (text !== undefined) file.value = text
  return file
}

/** What to tell somebody who meant this as content; undefined for what is not content (`.DS_Store`, a picture …). */
function slipOf(relativePath: string, extension: string, stat: Stats): string | undefined {
  if (stat.isDirectory() && !relativePath.includes('/.'))
    return 'this folder is not read; move the texts in it to the folder above'
  return /^\.(mdx?|markdown|mkd|ya?ml|txt|docx?|odt|rtf)$/i.test(extension)
    ? `files that end in "${extension}" are not read; save this one as Markdown, with a name that ends in ".md"`
    : undefined
}

/** Why something with the name of a text can't be read as one; undefined when it can. */
function problemOf(stat: Stats): string | undefined {
  if (stat.isSymbolicLink())
    return 'this is a link to another file, not a file; put a copy of the text itself here'
  if (stat.isDirectory())
    return 'this is a folder, not a file; rename it so that its name does not end in ".md"'
  if (!stat.isFile())
    return 'this is not a file with a text, but a pipe or a device; put the text itself here'
  if (stat.size <= MAX_BYTES) return undefined
  const megabytes = (stat.size / 1_000_000).toFixed(1)
  return `the file is ${megabytes} MB; a text can be at most 1 MB: put pictures in public/img`
}

/** @returns undefined after reporting the first character that can't be read, or that no screen shows */
function decodeUtf8(file: VFile, bytes: Buffer): string | undefined {
  if (!isUtf8(bytes)) {
    const reason = 'a character here is not UTF-8; save the file with the encoding "UTF-8"'
    reportError(file, endOf(bytes.subarray(0, firstBadByte(bytes)).toString('utf8')), reason, 'encoding')
    return undefined
  }
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
  const hidden = text.search(HIDDEN_CHARACTER)
  if (hidden < 0) return text
  const reason =
    text[hidden] === '\0'
      ? 'the file has a character with code 0, so it is not text; save it again as plain text'
      : 'there is an invisible character here; delete it, and write the character that was meant'
  reportError(file, endOf(text.slice(0, hidden)), reason, 'encoding')
  return undefined
}

/** The place after the last character of a text. */
function endOf(text: string): Place {
  const lines = text.split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

/** The bytes of a file; undefined if it does not exist. */
export async function readIfExists(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

/** True for the error that a file does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** The offset of the first character that is not UTF-8: decoded, it is replaced, so encoding it again gives other bytes. */
function firstBadByte(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'))
  let offset = again.findIndex((byte, index) => byte !== bytes[index])
  // The replacement may have its first bytes in common with a character that is cut off: back to where it begins.
  while (((again[offset] ?? 0) & 0xc0) === 0x80) offset--
  return offset
}
