import { decodeHTML } from 'entities'
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
    'stars of a name or a product that became slanted words: `HLA-A*02:01 and HLA-B*07:02`, `0.5*weight*2`',
    'tildes between figures that strike out what stands between: `10~~20 mg to 30~~40 mg`',
    'a block of code with words in its first line, which are not shown, or one that is never closed',
    `a note of an unknown kind; there are ${NOTE_NAMES.join(', ')}`,
  ],
  check: ({ blocks, tree, nodes, body }) => {
    const findings = [
      ...blocks.flatMap((block) => signsIn(block, body)),
      ...hiddenCharacters(nodes),
      ...starsInWords(nodes, body),
      ...struckFigures(nodes, body),
      ...codeBlocks(nodes, body),
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
      // A list or code in a quotation is one that was meant.
      const isLine = quote.children[0]?.type === 'paragraph' || quote.children[0]?.type === 'blockquote'
      if (start === undefined || !isLine || !COMPARED.test(words)) continue
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

/** How a line begins that was meant as a comparison or a signed number: with a number, and perhaps signs before it. */
const COMPARED = /^[\s=~≈±+−–.(<>-]*(?:[A-Z]{2,3})?[£$€]?\.?\p{N}/u

/** Say where a word may be divided, or not. They do no harm to a reader, but the search and this check read another word. */
const DIVIDING = /[\u00ad\u2060\ufeff]/

/** What a node says, to those who see it and to those who don't. HTML can hide a character behind its number: `&#x202E;`. */
function wordsOf(node: Nodes): string {
  if (node.type === 'html') return decodeHTML(node.value)
  if (node.type === 'image') return `${node.alt ?? ''} ${node.title ?? ''}`
  if (node.type === 'imageReference') return node.alt ?? ''
  return 'value' in node ? node.value : ''
}

function hiddenCharacters(nodes: readonly Nodes[]): Finding[] {
  return nodes.flatMap((node): Finding[] => {
    const words = wordsOf(node)
    const place = node.position?.start ?? START
    if (HIDDEN_CHARACTER.test(words))
      return [
        {
          name: 'hidden-character',
          severity: 'error',
          place,
          reason:
            'there is a character here that no screen shows; write the sign that was meant, for instance "–", or write the words anew',
        },
      ]
    if (!DIVIDING.test(words)) return []
    return [
      {
        name: 'soft-hyphen',
        severity: 'warning',
        place,
        reason:
          'a word here has a hidden sign in it, for instance a hyphen, so that the search does not find it; write the word anew',
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

/**
 * `HLA-A*02:01 and HLA-B*07:02`, `0.5*weight*2`: the stars made slanted words of what stands between, and are gone. Stars
 * inside a word without figures (`un*safe*ly`) are meant. `**p<0.05*, n=5**` leaves one star, in another place.
 */
function starsInWords(nodes: readonly Nodes[], body: string): Finding[] {
  return [...ofType(nodes, 'emphasis'), ...ofType(nodes, 'strong')].flatMap((node): Finding[] => {
    const { position } = node
    const [at, end] = [position?.start.offset, position?.end.offset]
    if (position === undefined || at === undefined || end === undefined) return []
    const signs = /^\*+/.exec(body.slice(at))?.[0].length ?? 0
    if (signs === 0) return []
    const [before = '', first = ''] = [body[at - 1], body[at + signs]]
    const [last = '', after = ''] = [body[end - signs - 1], body[end]]
    const isName = /[\p{L}\p{N}]/u.test(before) && /\p{N}/u.test(first)
    const isGlued = /[\p{L}\p{N})\]%]/u.test(before) && /[\p{L}\p{N}([]/u.test(after)
    const isProduct = isGlued && [before, first, last, after].some((edge) => /[\p{N}()%]/u.test(edge))
    const isLeftOver =
      node.type === 'emphasis' && signs === 2 && node.children[0]?.position?.start.offset === at + 1
    if (!isName && !isProduct && !isLeftOver) return []
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

/** `10~~20 mg to 30~~40 mg`: two ranges, of which the page strikes out the middle. */
function struckFigures(nodes: readonly Nodes[], body: string): Finding[] {
  return ofType(nodes, 'delete').flatMap(({ position }): Finding[] => {
    const [before = '', after = ''] = [
      body[(position?.start.offset ?? 0) - 1],
      body[position?.end.offset ?? -1],
    ]
    if (position === undefined || !/\d/.test(before) || !/\d/.test(after)) return []
    const reason = 'the tildes strike out what stands between these figures; write "–" for a range'
    return [{ name: 'struck-figures', severity: 'error', place: position.start, reason }]
  })
}

/** The first line of a block of code may name its language and nothing else: it is not shown. */
function codeBlocks(nodes: readonly Nodes[], body: string): Finding[] {
  return ofType(nodes, 'code').flatMap(({ lang, meta, position }): Finding[] => {
    const source = body.slice(position?.start.offset, position?.end.offset)
    const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0]
    if (position === undefined || fence === undefined) return []
    if (meta || !/^[a-z][a-z+-]*$/i.test(lang ?? 'text')) {
      const reason = `what stands after ${fence} in this line is not shown; write it on a line of its own`
      return [{ name: 'code-words', severity: 'error', place: position.start, reason }]
    }
    if (/\n.*(?:`{3,}|~{3,})\s*$/.test(source)) return []
    const reason = `all that follows is shown as code; write ${fence} in a line below its end, or take it out here`
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
      reason: `this row has ${children.length} cells and the head of the table ${columns}, so the page leaves the others out; write "\\|" for a line inside a cell`,
    }))
}

/** `between` and, on the next line, `- 5 °C and 0 °C`. */
function signAsBullet(list: List, siblings: Siblings): Finding[] {
  const [only, ...others] = list.children
  const { before, parent } = siblings.get(list) ?? {}
  const isWrapped =
    others.length === 0 &&
    before?.type === 'paragraph' &&
    before.position?.end.line === (list.position?.start.line ?? 0) - 1
  // Below an entry of a list, or after a colon, a list of one is one.
  const isList = parent?.type === 'listItem' || (before !== undefined && /:\s*$/.test(textOf(before)))
  if (only === undefined || !isWrapped || isList || !COMPARED.test(textOf(only))) return []
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
  // `1. 1. 1.` is a way of writing that leaves the counting to others; `8. 8.` is none.
  const allSame = start <= 1 && written.every((number) => number === start)
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

/** What stands around a list, and directly before and after it. */
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
