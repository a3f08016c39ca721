import { diffArrays } from 'diff'
import { Document, isCollection, isMap, isNode, isScalar, isSeq, type Pair, parseDocument } from 'yaml'
import { isEmpty, isSame, withoutEmpty } from './same-value'

/** Fields by name. As in the site's own loader, scalars are strings, except true, false and null. */
export type Values = Record<string, unknown>

/** A replacement for the text between two indexes. */
type Edit = { from: number; to: number; text: string }

/**
 * The fields of a YAML text; none if it is not a map.
 *
 * @throws Error when the text is not valid YAML
 */
export function readYaml(text: string): Values {
  const values: unknown = parse(text).toJS()
  return isRecord(values) ? values : {}
}

/**
 * Changes the values of a YAML text, and nothing else: each field, and each entry of a list or group, whose value is
 * unchanged keeps its bytes, with the comments above and beside it.
 *
 * @param text the YAML, a map, as it is in the file
 * @param values all fields it must have; a field that is empty or missing here is removed
 * @param lineEnd the line ending of what is written
 * @throws Error when the text is not valid YAML, or not a map
 */
export function editYaml(text: string, values: Values, lineEnd: string): string {
  const { contents } = parse(text)
  // A text may have no field yet, or only comments; a map in braces, `{title: x}`, is rewritten.
  if (contents !== null && !isMap(contents)) throw new Error('There are no fields here.')
  const found =
    contents === null ? [insertion(text, text.length, writeYaml(values))] : mapEdits(text, contents, values)
  if (found === undefined) return writeYaml(values).replaceAll('\n', lineEnd)
  let edited = ''
  let position = 0
  for (const { from, to, text: written } of found.sort((a, b) => a.from - b.from)) {
    edited += text.slice(position, from) + written.replaceAll('\n', lineEnd)
    position = Math.max(position, to)
  }
  return edited + text.slice(position)
}

/** The YAML of fields, written from scratch; empty ones are left out. */
export function writeYaml(values: Values): string {
  return isEmpty(values) ? '' : yamlOf(withoutEmpty(values))
}

function parse(text: string) {
  const document = parseDocument(text, {
    schema: 'failsafe',
    customTags: (tags) => tags.concat('null', 'bool'),
    prettyErrors: false,
  })
  const [problem] = document.errors
  if (problem) throw problem
  return document
}

/** @returns undefined when the layout of the node can't be edited in parts */
function edits(text: string, node: unknown, value: unknown): Edit[] | undefined {
  if (isMap(node) && isRecord(value)) return mapEdits(text, node, value)
  if (isSeq(node) && Array.isArray(value)) return listEdits(text, node.items, value)
  return undefined
}

function mapEdits(text: string, map: { items: Pair[]; flow?: boolean }, values: Values): Edit[] | undefined {
  if (map.flow) return undefined
  const found: Edit[] = []
  const missing = new Map(Object.entries(values).filter(([, value]) => !isEmpty(value)))
  let column = 0
  let end = text.length
  for (const [index, { key, value: node }] of map.items.entries()) {
    if (!isScalar(key) || !key.range) return undefined
    const [from] = key.range
    const name = String(key.value)
    const value = values[name]
    missing.delete(name)
    column = from - lineStart(text, from)
    end = endOf(node) ?? key.range[1]
    if (isSame(valueIn(node), value)) continue
    if (isEmpty(value)) {
      const isAlone = text.slice(lineStart(text, from), from).trim() === ''
      if (isAlone) found.push({ from: lineStart(text, from), to: lineEnd(text, end), text: '' })
      else {
        // The first field of an entry follows the entry's dash: the next remaining field moves there.
        const next = map.items.slice(index + 1).find(({ key }) => !isEmpty(values[String(key)]))?.key
        if (!isNode(next) || !next.range) return undefined
        found.push({ from, to: next.range[0], text: '' })
      }
      continue
    }
    const inside = edits(text, node, value)
    if (inside) found.push(...inside)
    else {
      const written = indent(yamlOf({ [name]: withoutEmpty(value) }, isFlow(node)), column)
      found.push(replacement(text, from, end, written))
    }
  }
  if (missing.size > 0) {
    const written = yamlOf(withoutEmpty(Object.fromEntries(missing)))
    found.push(insertion(text, lineEnd(text, end), ' '.repeat(column) + indent(written, column)))
  }
  return found
}

function listEdits(text: string, nodes: readonly unknown[], values: readonly unknown[]): Edit[] | undefined {
  const entries = nodes.map((node) => entryOf(text, node))
  const [first] = entries
  if (first === undefined || entries.includes(undefined)) return undefined
  const known = entries.filter((entry) => entry !== undefined)
  const found: Edit[] = []
  let place = lineStart(text, first.from)
  let position = 0
  let taken: typeof known = []
  const remove = () => {
    for (const { from, end } of taken)
      found.push({ from: lineStart(text, from), to: lineEnd(text, end), text: '' })
    taken = []
  }
  const changes = diffArrays<unknown>(
    known.map(({ node }) => valueIn(node)),
    values.filter((value) => !isEmpty(value)),
    { comparator: isSame },
  )
  for (const { added, removed, count = 0, value } of changes) {
    if (!added) {
      remove()
      const passed = known.slice(position, position + count)
      position += count
      const last = passed.at(-1)
      if (last) place = lineEnd(text, last.end)
      if (removed) taken = passed
      continue
    }
    for (const one of value) {
      // A value added where an entry was removed is that entry, edited.
      const old = taken.shift()
      if (old === undefined) {
        const written = indent(yamlOf([withoutEmpty(one)]), first.column)
        found.push(insertion(text, place, ' '.repeat(first.column) + written))
        continue
      }
      const inside = edits(text, old.node, one)
      const written = indent(yamlOf([withoutEmpty(one)], isFlow(old.node)), old.column)
      found.push(...(inside ?? [replacement(text, lineStart(text, old.from) + old.column, old.end, written)]))
    }
  }
  remove()
  return found
}

/** Where an entry of a list is; undefined unless it has its lines to itself, after a dash in `column`. */
function entryOf(text: string, node: unknown) {
  if (!isNode(node) || !node.range) return undefined
  const [from] = node.range
  const dash = /^( *)- +$/.exec(text.slice(lineStart(text, from), from))
  return dash ? { node, from, end: endOf(node) ?? from, column: dash[1]?.length ?? 0 } : undefined
}

/** Where the last value in a node ends, before any comments, which do not belong to the node. */
function endOf(node: unknown): number | undefined {
  if (!isNode(node) || !node.range) return undefined
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1)
    return endOf(last?.value) ?? endOf(last?.key) ?? node.range[1]
  }
  if (isSeq(node) && !node.flow) return endOf(node.items.at(-1)) ?? node.range[1]
  return node.range[1]
}

/** Replaces a value. What follows it on its line is kept if the new text is a single line. */
function replacement(text: string, from: number, end: number, written: string): Edit {
  // A block scalar ends after its last line break, any other value before it.
  const isBlock = text[end - 1] === '\n'
  if (isBlock || written.trimEnd().includes('\n'))
    return { from, to: isBlock ? end : lineEnd(text, end), text: written }
  return { from, to: end, text: written.trimEnd() }
}

function insertion(text: string, at: number, written: string): Edit {
  return { from: at, to: at, text: at === 0 || text[at - 1] === '\n' ? written : `\n${written}` }
}

const lineStart = (text: string, place: number) => text.lastIndexOf('\n', place - 1) + 1

/** The start of the line after a place, or the place itself where a line begins. */
function lineEnd(text: string, place: number): number {
  if (text[place - 1] === '\n') return place
  const end = text.indexOf('\n', place)
  return end < 0 ? text.length : end + 1
}

/** Indents all lines except the first to a column. */
function indent(written: string, column: number): string {
  return written.replace(/\n(?!\n|$)/g, `\n${' '.repeat(column)}`)
}

/** @param flow whether the only entry, or the value of the only field, is written in brackets */
function yamlOf(value: unknown, flow = false): string {
  const document = new Document(value)
  const { contents } = document
  const inside = isMap(contents) ? contents.items[0]?.value : isSeq(contents) ? contents.items[0] : undefined
  if (flow && isCollection(inside)) inside.flow = true
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

const isFlow = (node: unknown) => isCollection(node) && node.flow === true

function valueIn(node: unknown): unknown {
  return isNode(node) ? node.toJSON() : undefined
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
