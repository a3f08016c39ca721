import matter from 'gray-matter'
import type { VFile } from 'vfile'
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml'
import { HIDDEN_CHARACTER } from './read-source'
import { type Place, reportError, START } from './report'

/** The fields of a YAML map as written: nothing is a number, a date or a boolean yet. `null` means left empty. */
export type Fields = {
  values: Record<string, unknown>
  /** The place of a value, for instance `placeOf(['tags', 2])`; without one, of the field's name; without that, the top. */
  placeOf: (path: readonly PropertyKey[]) => Place
  /** The place of a field's name; the top when there is no such field. */
  placeOfName: (field: string) => Place
  /** The place of each field's name. */
  places: Readonly<Record<string, Place>>
}

export type FrontMatter = Fields & {
  /** Markdown, with a blank line for each line of the front matter, so that positions are those of the file. */
  body: string
}

/**
 * Splits a content file into front matter and body.
 *
 * gray-matter extracts the YAML; what it would silently accept (no fence, an unclosed one, another language) is reported
 * first. `yaml` reads it with every plain value kept as written, because a YAML parser that guesses types changes what
 * staff wrote: `012` became 10, `2026-02-30` became 2 March. gray-matter's own JavaScript engine is replaced, since `---js`
 * would execute what follows (gray-matter 4.0.3, lib/engines.js).
 *
 * @returns undefined after reporting an error
 */
export function splitFrontMatter(file: VFile): FrontMatter | undefined {
  const text = String(file.value)
  const report = (place: Place, reason: string) => reportError(file, place, reason, 'syntax')

  if (text.trim() === '') {
    report(START, 'the file is empty; begin it with front matter between two lines "---"')
    return undefined
  }
  const lines = text.split('\n')
  const fence = lines.findIndex((line) => line.trim() !== '')
  const firstLine = lines[fence] ?? ''
  if (fence > 0 && /^---\s*$/.test(firstLine)) {
    report(START, 'the front matter begins after a blank line; remove everything above the first "---"')
    return undefined
  }
  if (!firstLine.startsWith('---') || firstLine.startsWith('----')) {
    report(START, 'there is no front matter; begin the file with "---", the fields, and "---"')
    return undefined
  }
  const language = firstLine.slice(3).trim()
  if (language !== '' && language !== 'yaml') {
    report(START, `front matter in "${language}" is not read; write only "---" on the first line, then YAML`)
    return undefined
  }
  const closing = lines.findIndex((line, index) => index > 0 && line.startsWith('---'))
  if (closing < 0 || !/^---\s*$/.test(lines[closing] ?? '')) {
    const place = closing < 0 ? START : { line: closing + 1, column: 1 }
    report(place, 'the front matter is not closed; put a line "---" after its last field')
    return undefined
  }

  let fields: Fields | undefined
  const refuse = () => {
    throw new Error('Only YAML front matter is read.')
  }
  matter(text, {
    engines: {
      yaml: {
        // gray-matter passes the text from the end of the opening fence, so the YAML's first line is the file's first.
        parse: (yaml: string) => {
          fields = readYamlFields(file, yaml)
          return {}
        },
      },
      javascript: { parse: refuse },
      json: { parse: refuse },
    },
  })
  if (fields === undefined && file.messages.length === 0)
    report(START, 'the front matter has no fields; write at least title and date')
  const body = lines.slice(closing + 1).join('\n')
  return fields && { ...fields, body: '\n'.repeat(closing + 1) + body }
}

/**
 * Reads a YAML map with every plain value kept as text; only an empty one is null.
 *
 * @param yaml its first line must be the file's first, so that places are those in the file
 * @returns undefined after reporting every syntax error
 */
export function readYamlFields(file: VFile, yaml: string): Fields | undefined {
  const lineCounter = new LineCounter()
  const document = parseDocument(yaml, {
    schema: 'failsafe',
    customTags: (tags) => tags.concat('null'),
    lineCounter,
    prettyErrors: false,
  })
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset)
    return { line, column: col }
  }

  const root = document.contents
  const lines = yaml.split('\n')
  const reported = new Set<number>()
  // A line that begins with a tab belongs to nothing, and neither do those below it, though their own indentation is right.
  const tabs = document.errors.filter(({ code }) => code === 'TAB_AS_INDENT')
  for (const error of tabs.length > 0 ? tabs : document.errors) {
    const start = startOfUnclosed(error, root) ?? error.pos[0]
    const place = placeAt(start)
    // A YAML parser complains word by word about what it can't make sense of.
    if (reported.has(place.line)) continue
    reported.add(place.line)
    reportError(file, place, explainYamlError(error, lines[place.line - 1] ?? '', yaml[start]), 'syntax')
  }
  if (document.errors.length > 0) return undefined
  if (reportLostIndicators(file, document, lines, placeAt)) return undefined
  if (!isMap(root)) {
    reportError(
      file,
      START,
      'there are no fields here; write each on a line of its own as "name: value"',
      'syntax',
    )
    return undefined
  }
  const values: Record<string, unknown> = document.toJS()

  const placeOfNode = (node: Node | null | undefined): Place | undefined =>
    node?.range ? placeAt(node.range[0]) : undefined
  const names = new Map<string, Place>()
  for (const { key } of root.items) {
    const place = isScalar(key) ? placeOfNode(key) : undefined
    if (place && isScalar(key)) names.set(String(key.value), place)
  }
  const placeOfName = (field: string) => names.get(field) ?? START
  return {
    values,
    placeOfName,
    places: Object.fromEntries(names),
    placeOf: (path) => {
      // A field that is missing inside an entry has the place of the entry.
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true)
        const filled = isNode(node) && !(isScalar(node) && node.value === null) ? node : undefined
        const place = placeOfNode(filled)
        if (place !== undefined) return place
      }
      return placeOfName(String(path[0]))
    },
  }
}

/**
 * Reports YAML's indicators at the start of a value, `#` inside one, and invisible characters. YAML drops what an
 * indicator introduces: `Our #1 treatment` was published as "Our".
 *
 * @returns true when there are any
 */
function reportLostIndicators(
  file: VFile,
  document: Document,
  lines: readonly string[],
  placeAt: (offset: number) => Place,
): boolean {
  let isLost = false
  const report = (node: Node, reason: string) => {
    isLost = true
    const place = placeAt(node.range?.[0] ?? 0)
    reportError(file, place, `${fieldOf(lines[place.line - 1] ?? '')}${reason}`, 'syntax')
  }
  const begins = (sign: string) => `a value that begins with "${sign}" must be in "double quotes"`
  visit(document, {
    Alias: (_key, node) => report(node, begins('*')),
    Collection: (_key, node) => {
      if (node.anchor !== undefined) report(node, begins('&'))
    },
    Scalar: (_key, node) => {
      if (node.anchor !== undefined) report(node, begins('&'))
      else if (node.tag?.startsWith('!') === true) report(node, begins('!'))
      else if (node.comment && node.type === 'PLAIN' && node.value !== null)
        report(
          node,
          `what follows "#" is left out; put the whole value in "double quotes", or the remark on a line of its own`,
        )
      else if (typeof node.value === 'string' && HIDDEN_CHARACTER.test(node.value))
        report(node, 'there is an invisible character here; write the value again')
    },
  })
  return isLost
}

/** An unclosed quote or bracket is only noticed later: the useful place is where it was opened. */
function startOfUnclosed(error: YAMLError, root: unknown): number | undefined {
  if (!isNode(root)) return undefined
  const starts: number[] = []
  visit(root, {
    Scalar: (_key, { type, range }) => {
      if (error.code === 'MISSING_CHAR' && range && type?.startsWith('QUOTE')) starts.push(range[0])
    },
    Collection: (_key, { flow, range }) => {
      if (error.code === 'BAD_INDENT' && range && flow === true) starts.push(range[0])
    },
  })
  return starts.findLast((start) => start < error.pos[0])
}

/** `title: ` for a line that begins with that field, as the beginning of a message. */
function fieldOf(line: string): string {
  const field = /^\s*([\w-]+)\s*:/.exec(line)?.[1]
  return field === undefined ? '' : `${field}: `
}

/** The errors of a YAML parser that finds no field name. */
const NAMELESS: ReadonlySet<string> = new Set([
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'MISSING_CHAR',
])

/** `title; Caring`, `recovery` */
const NO_FIELD = /^(?!\s*-\s)[^:"'[{]*$/

/** `title:Caring`, also with a word processor's no-break space, but not an address such as `https://…`. */
const NO_SPACE = /^[\w-]+:(?:\u00a0|(?![\s/]))/

/** A YAML parser's error, explained to somebody who fills in fields; `opened` is the character at its place. */
function explainYamlError(error: YAMLError, line: string, opened: string | undefined): string {
  if (NAMELESS.has(error.code) && NO_FIELD.test(line))
    return 'this line has no field name; write "name: value", or "- " before an entry of a list'
  const where = fieldOf(line)
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return `${where}this field is here twice; keep one of the two`
    case 'TAB_AS_INDENT':
      return `${where}the line begins with a tab; use spaces`
    case 'BAD_SCALAR_START':
      return `${where}a value can't begin with this character; put the whole value in "double quotes"`
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      // Below another field the indentation is right, and the value is wrong.
      if (/^ +[\w-]+:(?!.*: )/.test(line)) return `${where}the line begins with a space; remove it`
      if (NO_SPACE.test(line)) return `${where}a space is missing after the ":"; add it`
      if (/:\s+[“”‘’„«]/.test(line)) return `${where}these are curly quotes; write straight ones: "…"`
      return `${where}the value contains ": " or runs over several lines; put the whole value in "double quotes"`
    case 'BAD_INDENT':
      return opened === '[' || opened === '{'
        ? `${where}the "${opened}" is never closed; add "${opened === '[' ? ']' : '}'}" at the end`
        : `${where}the line does not begin below the others in its list; correct the spaces before it`
    case 'MISSING_CHAR':
      if (NO_SPACE.test(line)) return `${where}a space is missing after the ":"; add it`
      return `${where}a closing quote or bracket, or the ":" after a field's name, is missing; add it`
    default:
      // Another pair of the same quotes around it would be just as wrong.
      if (/^\s*(?:- )?(?:[\w-]+:\s+)?(["']).*\1/.test(line))
        return `${where}the value goes on after its closing quote; write the quotes inside it as “ and ”`
      return `${where}this line can't be read; write "name: value", with the value in "double quotes"`
  }
}
