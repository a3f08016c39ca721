import { editYaml, readYaml, writeYaml } from './edit-yaml'
import { keepUnchangedLines, markdownMeaning } from './keep-unchanged-lines'

/**
 * How the CMS reads and writes content files. Its own formatter writes every field anew: fields change places, dates
 * lose their seconds, quotes and comments go, and the history of a medical text would no longer show what was edited.
 * Here what was not edited keeps its bytes. What can't be kept is what the CMS takes away before anybody else sees it
 * (Sveltia 0.221): a file that it saves has the line ends of Unix, and one of them at its end.
 */

/** What the CMS holds of a file: its fields, `body` for the text below them. */
export type Entry = Record<string, unknown>

/** The field in which a file's own text goes along with an entry; it is never written into a file. */
export const SOURCE = 'sourcetext'

/** What the CMS can't know of a file by itself. */
export type FileShape = {
  /** Fields that hold lists of words, which a file may also write as a single one: the CMS would lose that. */
  lists: readonly string[]
  /** What a field is that a file does not have: the CMS would put in what a new file begins with. */
  blanks: Readonly<Record<string, unknown>>
}

/** What stands above the fields, the fields, what stands between them and the body. */
type Parts = { head: string; yaml: string; tail: string; body: string | undefined }

/**
 * Reads a Markdown file with front matter, or a YAML file.
 *
 * @throws Error when the front matter is not closed, or is no YAML
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
 * Writes an entry. Of one that was read from a file, only the lines of what has been edited change.
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
