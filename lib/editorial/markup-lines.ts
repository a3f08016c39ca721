import type { Blockquote, List, Nodes, Root, Table } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { START } from '../posts/report'
import { nodesIn, ofType } from './nodes'
import type { Finding, Rule } from './rule'

export const markupLinesRule: Rule = {
  family: 'markup',
  title: 'Lines that are taken for something else',
  reason:
    'How a line begins decides what Markdown makes of it: a list, a quotation, a heading, code. A sentence that begins with a number or a sign becomes one of these without warning.',
  source:
    'CommonMark Spec 0.31.2, sections 4 (headings, code) and 5 (quotations, lists), https://spec.commonmark.org/0.31.2/',
  finds: [
    'a sentence that became a list because it begins with a number and a full stop: `1986. A year`',
    'a list whose numbers are shown differently from how they are written',
    'a comparison or a signed number that became a quotation or list: `> 90% of cells`, `- 5 °C` at the start of a line, `- - 5 °C`, a single `+ half a tablet`',
    'a note below the text that lost its star: `* Only for adults` for the `5 mg*` above it',
    'a line of dashes that made a heading of the text above it',
    'a table row with more cells than the head, of which the page leaves out the rest',
    'a line of text directly below a table, which became one of its rows',
    'two versions of a text that were put together, with `<<<<<<<` and `>>>>>>>` around them',
    'a text with bold words, links or tags that became code because its lines begin with four spaces',
    'a block of code with words in its first line, which are not shown, or one that is never closed',
  ],
  check: ({ tree, nodes, body }) => {
    const siblings = siblingsIn(tree)
    return [
      ...ofType(nodes, 'blockquote').flatMap((quote) => comparison(quote, body)),
      ...ofType(nodes, 'list').flatMap((list) =>
        list.ordered === true
          ? numbering(list, siblings, body)
          : [...signAsBullet(list, siblings, body), ...starAsBullet(list, nodes, body)],
      ),
      ...ofType(nodes, 'table').flatMap((table) => [...lostCells(table), ...lineBelow(table, body)]),
      ...underlined(nodes, body),
      ...conflict(nodes, body),
      ...codeBlocks(nodes, body),
    ]
  },
}

/**
 * The start of a line meant as a comparison or a signed number: a number, perhaps with signs before it, or a grade from II
 * to IX. I, V and X are words too.
 */
const COMPARED = /^[\s=~≈±+−–.(<>-]*(?:(?:[A-Z]{2,3})?[£$€]?\.?\p{N}|(?:III?|IV|VI{1,3}|IX)\b)/u

/** A quantity in words, as in "+ half a tablet". */
const QUANTITY =
  /^(?:another|half|a (?:half|third|quarter)|quarter|twice|double|zero|one|two|three|four|five|six|seven|eight|nine|ten)\b/i

function comparison(quote: Blockquote, body: string): Finding[] {
  const words = textOf(quote)
  const start = quote.position?.start
  // A quotation that begins with a list or code was meant as one.
  const isLine = quote.children[0]?.type === 'paragraph' || quote.children[0]?.type === 'blockquote'
  if (start === undefined || !isLine) return []
  // ">half of the people", in lower case and without a space, unlike a quotation.
  const isInWords = /[a-z]/.test(body[(start.offset ?? 0) + 1] ?? '') && QUANTITY.test(words)
  if (!isInWords && !COMPARED.test(words)) return []
  const reason = `the ">" makes this a quotation; write "\\> ${words.slice(0, 12)}…" for "more than", or begin the quotation with a word`
  return [{ name: 'comparison', severity: 'warning', place: start, reason }]
}

/** A sentence with `---` on the next line, where a horizontal line was meant. */
function underlined(nodes: readonly Nodes[], body: string): Finding[] {
  return ofType(nodes, 'heading').flatMap(({ position }): Finding[] => {
    const source = body.slice(position?.start.offset, position?.end.offset)
    if (position === undefined || !/\n[^\n]*-\s*$/.test(source)) return []
    return [
      {
        name: 'underlined',
        severity: 'warning',
        place: position.start,
        reason:
          'the dashes on the next line make this a heading; put a blank line between, or write "## " for a heading',
      },
    ]
  })
}

/** `<<<<<<< HEAD`, as git writes it. To Markdown it can be part of a list or paragraph, so the raw lines are searched. */
function conflict(nodes: readonly Nodes[], body: string): Finding[] {
  const code = ofType(nodes, 'code').flatMap(({ position }) => position ?? [])
  const lines = body.split('\n').map((text, index) => ({ text, line: index + 1 }))
  const markers = lines.filter(
    ({ text, line }) =>
      /^(?:<{7}|>{7}) \S/.test(text) &&
      !code.some(({ start, end }) => start.line <= line && line <= end.line),
  )
  const [first] = markers
  if (first === undefined || markers.length < 2) return []
  const reason =
    'two versions of this text are both here; keep one, and remove the lines with <<<<<<<, ======= and >>>>>>>'
  return [{ name: 'conflict', severity: 'error', place: { line: first.line, column: 1 }, reason }]
}

/** Markup that nobody means to show as it is typed: bold words, a link, a tag, `&nbsp;`. */
const MARKUP = /\*\*\S|\]\(|<\/?[a-z][^<>]*>|&#?\w+;/i

/** The first line of a block of code may only name its language, because it is not shown. */
function codeBlocks(nodes: readonly Nodes[], body: string): Finding[] {
  return ofType(nodes, 'code').flatMap(({ lang, meta, value, position }): Finding[] => {
    const source = body.slice(position?.start.offset, position?.end.offset)
    const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0]
    if (position === undefined) return []
    if (fence === undefined) {
      if (!MARKUP.test(value)) return []
      const reason =
        'four spaces or a tab at the start of this line make it code, and its markup is shown as typed; remove them'
      return [{ name: 'indented-code', severity: 'warning', place: position.start, reason }]
    }
    if (meta || !/^[a-z][a-z+-]*$/i.test(lang ?? 'text')) {
      const reason = `the text after ${fence} on this line is not shown; write it on a line of its own`
      return [{ name: 'code-words', severity: 'error', place: position.start, reason }]
    }
    if (/\n.*(?:`{3,}|~{3,})\s*$/.test(source)) return []
    const reason = `everything below is shown as code; write ${fence} on a line after the code, or remove it here`
    return [{ name: 'open-code', severity: 'error', place: position.start, reason }]
  })
}

function lostCells({ children: [head, ...rows] }: Table): Finding[] {
  const columns = head?.children.length ?? 0
  return rows
    .filter(({ children }) => children.length > columns)
    .map(({ children, position }) => ({
      name: 'table-cells',
      severity: 'error',
      place: position?.start ?? START,
      reason: `this row has ${children.length} cells and the head of the table ${columns}, so the page leaves out the rest; write "\\|" for "|" inside a cell`,
    }))
}

/** `Not for children` directly below the last row: a table goes on until a blank line. */
function lineBelow({ children: [head, ...rows] }: Table, body: string): Finding[] {
  if ((head?.children.length ?? 0) < 2) return []
  return rows.flatMap(({ position }): Finding[] => {
    const source = body.slice(position?.start.offset, position?.end.offset)
    if (position === undefined || source.includes('|')) return []
    const reason =
      'the page shows this line as a row of the table above it; put a blank line between them, or write it with "|"'
    return [{ name: 'line-in-table', severity: 'warning', place: position.start, reason }]
  })
}

/** `between` and, on the next line, `- 5 °C and 0 °C`; a single `+ half a tablet`. */
function signAsBullet(list: List, siblings: Siblings, body: string): Finding[] {
  const [only, ...others] = list.children
  const { before, parent } = siblings.get(list) ?? {}
  const isBelow =
    before?.type === 'paragraph' && before.position?.end.line === (list.position?.start.line ?? 0) - 1
  const isWrapped = isBelow && others.length === 0
  // Inside a list entry, or after a colon, a list of one entry is meant as one.
  const isList = parent?.type === 'listItem' || (before !== undefined && /:\s*$/.test(textOf(before)))
  // `- - 5 °C`: the second sign is on the line of the entry itself, where nobody begins a list.
  const isSecondSign =
    parent?.type === 'listItem' && parent.position?.start.line === list.position?.start.line
  if (only === undefined) return []
  const words = textOf(only)
  const isQuantity = COMPARED.test(words)
  const isPlus = body[list.position?.start.offset ?? 0] === '+'
  const areAdded = list.children.every(
    (entry) => COMPARED.test(textOf(entry)) || QUANTITY.test(textOf(entry)),
  )
  const isAdded = isPlus && !isList && (isWrapped || (areAdded && (isBelow || others.length === 0)))
  if (!isAdded && !(isQuantity && ((isWrapped && !isList) || isSecondSign))) return []
  return [
    {
      name: 'sign-as-list',
      severity: 'warning',
      place: list.position?.start ?? START,
      reason: isSecondSign
        ? `the second sign makes a list inside the list and is not shown; write "\\" before it if it belongs to the number`
        : `the sign at the start of this line makes a list; write "\\" before it, or put a blank line above a list`,
    },
  ]
}

/** `Take 5 mg* daily.` and, in a line of its own, `* Only for adults.` */
function starAsBullet(list: List, nodes: readonly Nodes[], body: string): Finding[] {
  const start = list.position?.start
  if (start === undefined || list.children.length > 1 || body[start.offset ?? 0] !== '*') return []
  if (!ofType(nodes, 'text').some(({ value }) => /[\p{L}\p{N}%)]\*(?![\p{L}\p{N}])/u.test(value))) return []
  const reason = `the "*" makes this line a list and is not shown, so the "*" in the text leads to nothing; write "\\*" here`
  return [{ name: 'note-star', severity: 'warning', place: start, reason }]
}

function numbering(list: List, siblings: Siblings, body: string): Finding[] {
  const place = list.position?.start ?? START
  const start = list.start ?? 1
  if (list.children.length === 1 && start > 1 && !continues(list, siblings)) {
    return [
      {
        name: 'number-as-list',
        severity: 'warning',
        place,
        reason: `"${start}." at the start of a line makes a list; write "${start}\\." if it is the start of a sentence`,
      },
    ]
  }
  const written = list.children.map(({ position }) =>
    Number(/^\d+/.exec(body.slice(position?.start.offset, position?.end.offset))?.[0] ?? Number.NaN),
  )
  // `1. 1. 1.` leaves the counting to Markdown; `8. 8.` is a mistake, and so is a "1." that is indented, but not enough.
  const isAligned = new Set(list.children.map(({ position }) => position?.start.column)).size === 1
  const allSame = start <= 1 && isAligned && written.every((number) => number === start)
  const wrong = allSame ? -1 : written.findIndex((number, index) => number !== start + index)
  if (wrong < 0) return []
  return [
    {
      name: 'list-number',
      severity: 'error',
      place: list.children[wrong]?.position?.start ?? place,
      reason: `this entry is written as ${written[wrong]} but shown as ${start + wrong}; number the list in order, or put more spaces before an entry of a list inside it`,
    },
  ]
}

/** True when another list is directly before or after this one: a list that was only interrupted. */
function continues(list: List, siblings: Siblings): boolean {
  const { before, after } = siblings.get(list) ?? {}
  return before?.type === 'list' || after?.type === 'list'
}

/** The parent of a list, and its neighbours there. */
type Around = { parent: Nodes; before: Nodes | undefined; after: Nodes | undefined }
type Siblings = ReadonlyMap<Nodes, Around>

function siblingsIn(tree: Root): Siblings {
  const siblings = new Map<Nodes, Around>()
  for (const parent of nodesIn(tree)) {
    const children: readonly Nodes[] = 'children' in parent ? parent.children : []
    children.forEach((child, index) => {
      if (child.type === 'list')
        siblings.set(child, { parent, before: children[index - 1], after: children[index + 1] })
    })
  }
  return siblings
}
