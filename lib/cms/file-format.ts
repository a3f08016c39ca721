import { isMap, isNode, isScalar, parseDocument, stringify } from 'yaml'
import { keepUnchangedLines, markdownMeaning, yamlMeaning } from './keep-unchanged-lines'

/**
 * How the CMS reads and writes content files. Its own formatter writes every field anew: fields change places, dates
 * lose their seconds, quotes and comments go, and the history of a medical text would no longer show what was edited.
 * Here what was not edited keeps its bytes.
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

/** One line with its line end. */
type Line = string
type Field = { value: unknown; from: number; to: number }
type Parts = {
  /** What stands above the fields, the fields, what stands between them and the body. */
  head: Line[]
  yaml: Line[]
  tail: Line[]
  body: string | undefined
  fields: Map<string, Field>
}

/**
 * Reads a Markdown file with front matter, or a YAML file.
 *
 * @throws Error when the front matter is not closed, or is no YAML
 */
export function readEntry(text: string, { lists, blanks }: FileShape): Entry {
  const { fields, body } = split(text)
  const entry: Entry = { ...blanks }
  for (const [name, { value }] of fields)
    entry[name] = lists.includes(name) && typeof value === 'string' ? [value] : value
  if (body !== undefined) entry.body = body.trim()
  return { ...entry, [SOURCE]: text }
}

/**
 * Writes an entry. Of one that was read from a file, only the lines of what has been edited change.
 */
export function writeEntry(entry: Entry, shape: FileShape): string {
  const { [SOURCE]: source, body, ...fields } = entry
  if (typeof source !== 'string') {
    const filled = Object.entries(fields).filter(([, value]) => !isEmpty(value))
    const yaml = filled.map(([name, value]) => fieldText(name, value)).join('')
    return typeof body === 'string' ? `---\n${yaml}---\n\n${body.trim()}\n` : yaml
  }
  const parts = split(source)
  const read = readEntry(source, shape)
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n'
  const yaml = [...parts.yaml]
  const added: string[] = []
  for (const name of new Set([...parts.fields.keys(), ...Object.keys(fields)])) {
    const value = fields[name]
    if (isSame(read[name], value)) continue
    const lines = isEmpty(value) ? '' : fieldText(name, value)
    const known = parts.fields.get(name)
    if (known === undefined) {
      added.push(withLineEnds(lines, lineEnd))
      continue
    }
    const { from, to } = known
    const was = parts.yaml.slice(from, to).join('').replaceAll('\r\n', '\n')
    // Of a list or a group, too, only the lines that were edited change.
    const text = lines === '' ? '' : keepUnchangedLines(was, lines, yamlMeaning)
    yaml.splice(from, to - from, withLineEnds(text, lineEnd), ...Array(to - from - 1).fill(''))
  }
  return [...parts.head, ...yaml, ...added, ...parts.tail].join('') + writeBody(parts.body, body, lineEnd)
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
  const isMarkdown = /^\uFEFF?---\s*$/.test(lines[0] ?? '')
  const closing = isMarkdown ? lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(line)) : -1
  if (isMarkdown && closing < 0)
    throw new Error('The front matter is not closed: put a line "---" after its last field.')
  const yaml = isMarkdown ? lines.slice(1, closing) : lines
  return {
    head: isMarkdown ? lines.slice(0, 1) : [],
    yaml,
    tail: isMarkdown ? lines.slice(closing, closing + 1) : [],
    body: isMarkdown ? lines.slice(closing + 1).join('') : undefined,
    fields: findFields(yaml),
  }
}

/** Each field with the lines that it takes up. Plain values stay text, as in the site's own loader; only true and false don't. */
function findFields(lines: readonly Line[]): Map<string, Field> {
  const text = lines.join('')
  const document = parseDocument(text, {
    schema: 'failsafe',
    customTags: (tags) => tags.concat('null', 'bool'),
    prettyErrors: false,
  })
  const [problem] = document.errors
  if (problem) throw problem
  const values: unknown = document.toJS()
  const fields = new Map<string, Field>()
  if (!isMap(document.contents) || typeof values !== 'object' || values === null) return fields
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length - 1
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key) || !key.range) continue
    const end = (isNode(value) && value.range?.[1]) || key.range[1]
    const name = String(key.value)
    const from = lineAt(key.range[0])
    // A block of text ends behind its last line end, every other value before it.
    const to = lineAt(text[end - 1] === '\n' ? end - 1 : end) + 1
    fields.set(name, { value: Reflect.get(values, name), from, to })
  }
  return fields
}

function fieldText(name: string, value: unknown): string {
  return stringify({ [name]: withoutEmpty(value) }, { lineWidth: 0 })
}

function withLineEnds(text: string, lineEnd: string): string {
  return text.replaceAll('\n', lineEnd)
}

/** A switch that is off is as good as not there: what is missing means "no" for every one of them. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true
  if (typeof value === 'object') return Object.values(value).every(isEmpty)
  return typeof value === 'string' && value.trim() === ''
}

/** A value without what is empty in it: a form has every field of a group, a file those that say something. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((entry) => !isEmpty(entry)).map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (isEmpty(one) ? [] : [[name, withoutEmpty(one)]])),
  )
}

function isSame(was: unknown, now: unknown): boolean {
  if (isEmpty(was) && isEmpty(now)) return true
  return comparableText(was) === comparableText(now)
}

function comparableText(value: unknown): string {
  return JSON.stringify(withoutEmpty(value), (_name, one: unknown) => comparable(one))
}

/** The CMS knows no seconds, and shows a day as its midnight. */
function comparable(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const date = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(
    value.trim(),
  )
  if (date === null) return value.trim()
  const [, day, time = '00:00', zone = 'Z'] = date
  const instant = new Date(`${day}T${time}${zone}`)
  return Number.isNaN(instant.getTime()) ? value.trim() : instant.toISOString()
}
