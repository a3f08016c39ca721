import { editYaml, readYaml, writeYaml } from './edit-yaml'
import { keepUnchangedLines, markdownMeaning } from './keep-unchanged-lines'

/**
 * How the CMS reads and writes content files. Its own formatter rewrites every field: fields change places, dates lose
 * their seconds, quotes and comments are lost, and the history of a medical text would no longer show what was edited.
 * Here, what was not edited keeps its bytes, except what the CMS (Sveltia 0.221) changes before other code sees it: a file
 * that it saves has Unix line endings, and one of them at its end.
 */

/** A file in the CMS: its fields, with the text below them as `body`. */
export type Entry = Record<string, unknown>

/** The field that carries a file's own text along with its entry; it is never written to a file. */
export const SOURCE = 'sourcetext'

/** What the CMS can't know about a file by itself. */
export type FileShape = {
  /** Fields with lists of words, which a file may also write as a single word: the CMS would lose that. */
  lists: readonly string[]
  /** The values of fields missing from a file: the CMS would use the defaults of a new file. */
  blanks: Readonly<Record<string, unknown>>
}

/** The opening fence, the fields, the closing fence, and the body. */
type Parts = { head: string; yaml: string; tail: string; body: string | undefined }

/**
 * Reads a Markdown file with front matter, or a YAML file.
 *
 * @returns its fields, with defaults for missing ones, `body` and `SOURCE`
 * @throws Error when the front matter is not closed, or is not valid YAML
 */
export function readEntry(text: string, { lists, blanks }: FileShape): Entry {
  const { yaml, body } = split(text)
  const entry: Entry = { ...blanks }
  for (const [name, value] of Object.entries(readYaml(yaml)))
    entry[name] = lists.includes(name) && typeof value === 'string' ? [value] : value
  if (body !== undefined) entry.body = body.trim()
  return { ...entry, [SOURCE]: text }
}

/**
 * The text of an entry's file. If the entry was read from a file, only the lines of what was edited change.
 *
 * @throws Error when the fields in that file are not a map
 */
export function writeEntry(entry: Entry): string {
  const { [SOURCE]: source, body, ...fields } = entry
  if (typeof source !== 'string') {
    const yaml = writeYaml(fields)
    return typeof body === 'string' ? `---\n${yaml}---\n\n${body.trim()}\n` : yaml
  }
  const { head, yaml, tail, body: was } = split(source)
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n'
  return head + editYaml(yaml, fields, lineEnd) + tail + writeBody(was, body, lineEnd)
}

function writeBody(was: string | undefined, now: unknown, lineEnd: string): string {
  if (was === undefined || typeof now !== 'string') return was ?? ''
  const text = was.trim()
  if (now.trim() === text) return was
  const [before, after] = [was.slice(0, was.length - was.trimStart().length), was.slice(was.trimEnd().length)]
  const lines = (one: string) => one.replaceAll('\r\n', '\n')
  const edited = keepUnchangedLines(lines(text), lines(now.trim()), markdownMeaning)
  return (before || lineEnd) + withLineEnds(edited, lineEnd) + (after || lineEnd)
}

function split(text: string): Parts {
  const lines = text.split(/(?<=\n)/)
  const isMarkdown = /^\uFEFF?---[ \t]*(?:yaml)?\s*$/.test(lines[0] ?? '')
  const closing = isMarkdown ? lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(line)) : -1
  if (isMarkdown && closing < 0)
    throw new Error('The front matter is not closed: put a line "---" after its last field.')
  if (!isMarkdown) return { head: '', yaml: text, tail: '', body: undefined }
  const join = (from: number, to?: number) => lines.slice(from, to).join('')
  return {
    head: join(0, 1),
    yaml: join(1, closing),
    tail: join(closing, closing + 1),
    body: join(closing + 1),
  }
}

function withLineEnds(text: string, lineEnd: string): string {
  return text.replaceAll('\n', lineEnd)
}
