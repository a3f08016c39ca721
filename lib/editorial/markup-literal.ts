import type { List, Nodes, Root, Table } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { NOTE_NAMES } from '../markdown/care-notes'
import { HIDDEN_CHARACTER } from '../posts/read-source'
import { START } from '../posts/report'
import type { Block } from './manuscript'
import { nodesIn, ofType } from './nodes'
import { isCode, isEscaped } from './prose'
import type { Finding, Rule } from './rule'

export const markupLiteral: Rule = {
  family: 'markup',
  title: 'Signs that don’t do what was meant',
  reason:
    'Markdown never reports a mistake. It shows its signs to the reader, or makes something else of them, and then the page does not say what its author wrote.',
  source:
    'CommonMark Spec 0.31.2, sections 5 (lists, quotations) and 6 (emphasis, links), https://spec.commonmark.org/0.31.2/',
  finds: [
    'stars and tildes that stay visible, as in `**Note:**text` or an emphasis that is never closed',
    'a link, picture or table that is shown as its signs',
    'a sentence that became a list because it begins with a number and a full stop: `1986. A year`',
    'a list whose numbers are shown differently from how they are written',
    'a quotation or list that began as a comparison or a sign: `> 90% of cells`, `- 5 °C` at the start of a line',
    'the bullets of a word processor, which make no list, and a line of dashes that made a heading of what stands above it',
    'a row of a table with more cells than its head, which the page leaves out',
    'a character that no screen shows, and that hides what stood there or divides a word',
    'stars of a name or a product that became slanted words: `HLA-A*02:01 and HLA-B*07:02`',
    `a note of an unknown kind; there are ${NOTE_NAMES.join(', ')}`,
  ],
  check: ({ blocks, tree, nodes, body }) => {
    const findings = [
      ...blocks.flatMap((block) => signsIn(block, body)),
      ...hiddenCharacters(nodes),
      ...starsInWords(nodes, body),
      ...underlined(nodes, body),
    ]
    const siblings = siblingsIn(tree)
    for (const list of ofType(nodes, 'list'))
      findings.push(
        ...(list.ordered === true ? numbering(list, siblings, body) : signAsBullet(list, siblings)),
      )
    for (const table of ofType(nodes, 'table')) findings.push(...lostCells(table))
    for (const quote of ofType(nodes, 'blockquote')) {
      const words = textOf(quote)
      const start = quote.position?.start
      if (start === undefined || !COMPARED.test(words)) continue
      findings.push({
        name: 'comparison',
        severity: 'warning',
        place: start,
        reason: `the sign ">" made a quotation of this; write "\\> ${words.slice(0, 12)}…" for "more than", or begin the quotation with a word`,
      })
    }
    return findings
  },
}

/** Signs that can be seen in the text, with what to do; the first that fits a block is reported. */
const SIGNS: readonly { name: string; pattern: RegExp; reason: string }[] = [
  {
    name: 'visible-stars',
    pattern: /(?<!\d)\*\*(?!\*|p\b)|\*\*(?![\d*]|p\b|\s|$)|(?<![_\w])__(?=[^\s_])|(?<=[^\s_])__(?![_\w])/,
    reason: 'the stars are shown as they are; put a space after the bold words, and none inside the stars',
  },
  {
    name: 'visible-tildes',
    pattern: /~~/,
    reason: 'the tildes are shown as they are; put them directly around the words to strike through',
  },
  {
    name: 'open-emphasis',
    pattern: /(?<=^|[\s(“"])[*_](?=\p{L})(?![^*_]*[*_](?:\W|$))/u,
    reason: 'an emphasis begins here and does not end; close it, or write "\\*" for a star',
  },
  {
    name: 'visible-link',
    pattern:
      /\]\s?\((?:https?:|\/|mailto:|tel:|[^()]+\.(?:jpe?g|png|gif|webp|avif|svg|pdf)\))|\)\[(?:https?:|\/)|\]\[(?=[^\]^]*\p{L})[^\]^]+\]/iu,
    reason:
      'this link or picture is shown as its signs; write [words](address) without spaces, or give [words][name] a line "[name]: address"',
  },
  {
    name: 'visible-table',
    pattern: /(?:^| )\|.*\|\s*\|?\s*:?-{2,}/,
    reason: 'this table is shown as its signs; give the line of dashes as many columns as the first line',
  },
  {
    name: 'visible-table',
    pattern: /^\|[^|]+\|[^|]+\| +\|[^|]+\|[^|]+\|/,
    reason: 'this table is shown as its signs; write a line "| --- | --- |" below its first one',
  },
  {
    name: 'visible-bullets',
    pattern: /^[•·▪◦‣●][\s\u00a0]+\S/,
    reason: 'this sign makes no list, and its entries run together; begin each line with "- "',
  },
  {
    name: 'conflict',
    pattern: /^<{7} \S|(?:^| )={7} .*>{7} \S/,
    reason:
      'two versions of this text were put together and stand here both; keep one, without the lines of signs',
  },
  {
    name: 'unknown-note',
    pattern: new RegExp(`^\\[!(?!(?:${NOTE_NAMES.join('|')})\\])\\p{L}+\\]`, 'iu'),
    reason: `there is no note of this kind; write ${NOTE_NAMES.map((name) => `[!${name}]`).join(', ')}`,
  },
]

function signsIn({ text, placeAt, path }: Block, body: string): Finding[] {
  for (const { name, pattern, reason } of SIGNS) {
    const match = pattern.exec(text)
    if (match === null || isCode(path, text, match.index)) continue
    const place = placeAt(match.index)
    if (isEscaped(body, place)) continue
    return [{ name, severity: 'error', place, reason }]
  }
  return []
}

/** How a quotation begins that was meant as a comparison: with a number, and perhaps a sign before it. */
const COMPARED = /^[\s=~≈±+−–.£$€<-]*\p{N}/u

/** Says where a word may be divided. It does no harm to a reader, but the search and this check read another word. */
const SOFT_HYPHEN = /\u00ad/

function hiddenCharacters(nodes: readonly Nodes[]): Finding[] {
  return nodes.flatMap((node): Finding[] => {
    if (!('value' in node)) return []
    const place = node.position?.start ?? START
    if (HIDDEN_CHARACTER.test(node.value))
      return [
        {
          name: 'hidden-character',
          severity: 'error',
          place,
          reason:
            'there is a character here that no screen shows; write the sign that was meant, for instance "–", or write the words anew',
        },
      ]
    if (!SOFT_HYPHEN.test(node.value)) return []
    return [
      {
        name: 'soft-hyphen',
        severity: 'warning',
        place,
        reason:
          'a word here has a hidden hyphen in it, so that the search does not find it; write the word anew',
      },
    ]
  })
}

/** A sentence, and `---` on the next line, where a line across the page was meant. */
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
          'the dashes in the next line make a heading of this; put a blank line between, or write "## " for a heading',
      },
    ]
  })
}

/** `HLA-A*02:01 and HLA-B*07:02`: the stars made slanted words of what stands between, and are gone. */
function starsInWords(nodes: readonly Nodes[], body: string): Finding[] {
  return [...ofType(nodes, 'emphasis'), ...ofType(nodes, 'strong')].flatMap(({ position }): Finding[] => {
    const at = position?.start.offset
    if (position === undefined || at === undefined) return []
    const signs = /^\*+/.exec(body.slice(at))?.[0].length ?? 0
    const isInWord = /[\p{L}\p{N}]/u.test(body[at - 1] ?? '') && /\p{N}/u.test(body[at + signs] ?? '')
    if (signs === 0 || !isInWord) return []
    return [
      {
        name: 'stars-in-a-word',
        severity: 'error',
        place: position.start,
        reason: 'stars here make slanted words of what follows and are not shown; write "\\*" for a star',
      },
    ]
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
      reason: `this row has ${children.length} cells and the head of the table ${columns}, so the page leaves the others out; write "\\|" for a line inside a cell`,
    }))
}

/** `between` and, on the next line, `- 5 °C and 0 °C`. */
function signAsBullet(list: List, siblings: Siblings): Finding[] {
  const [only, ...others] = list.children
  const before = siblings.get(list)?.before
  const isWrapped =
    others.length === 0 &&
    before?.type === 'paragraph' &&
    before.position?.end.line === (list.position?.start.line ?? 0) - 1
  if (only === undefined || !isWrapped || !/^\p{N}/u.test(textOf(only))) return []
  return [
    {
      name: 'sign-as-list',
      severity: 'warning',
      place: list.position?.start ?? START,
      reason: `the sign at the start of this line makes a list; write "\\" before it, or put a blank line above a list`,
    },
  ]
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
  const allSame = written.every((number) => number === start)
  const wrong = allSame ? -1 : written.findIndex((number, index) => number !== start + index)
  if (wrong < 0) return []
  return [
    {
      name: 'list-number',
      severity: 'error',
      place: list.children[wrong]?.position?.start ?? place,
      reason: `this entry is written as ${written[wrong]} and shown as ${start + wrong}; number the list in order`,
    },
  ]
}

/** True when another list stands directly before or after this one: the list was only interrupted. */
function continues(list: List, siblings: Siblings): boolean {
  const { before, after } = siblings.get(list) ?? {}
  return before?.type === 'list' || after?.type === 'list'
}

/** What stands directly before and after a node. */
type Siblings = ReadonlyMap<Nodes, { before: Nodes | undefined; after: Nodes | undefined }>

function siblingsIn(tree: Root): Siblings {
  const siblings = new Map<Nodes, { before: Nodes | undefined; after: Nodes | undefined }>()
  for (const parent of nodesIn(tree)) {
    const children: readonly Nodes[] = 'children' in parent ? parent.children : []
    children.forEach((child, index) => {
      if (child.type === 'list')
        siblings.set(child, { before: children[index - 1], after: children[index + 1] })
    })
  }
  return siblings
}
