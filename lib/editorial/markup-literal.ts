import type { List, Nodes, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { NOTE_NAMES } from '../markdown/care-notes'
import { START } from '../posts/report'
import type { Block } from './manuscript'
import { nodesIn, ofType } from './nodes'
import { isEscaped } from './prose'
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
    'a quotation that began as a comparison: `> 90% of cells`',
    `a note of an unknown kind; there are ${NOTE_NAMES.join(', ')}`,
  ],
  check: ({ blocks, tree, nodes, body }) => {
    const findings = blocks.flatMap((block) => signsIn(block, body))
    for (const list of ofType(nodes, 'list')) {
      if (list.ordered === true) findings.push(...numbering(list, tree, body))
    }
    for (const quote of ofType(nodes, 'blockquote')) {
      const words = textOf(quote)
      const start = quote.position?.start
      if (start === undefined || !/^\d/.test(words)) continue
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
    pattern: /(?<!\d)\*\*(?!\*)|\*\*(?![\d*])|(?<![_\w])__(?=[^\s_])|(?<=[^\s_])__(?![_\w])/,
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
    pattern: /\]\s?\((?:https?:|\/|mailto:|tel:)/,
    reason:
      'this link or picture is shown as its signs; write [words](address) without spaces between the brackets',
  },
  {
    name: 'visible-table',
    pattern: /^\|.*\|\s*\|?\s*:?-{2,}/,
    reason: 'this table is shown as its signs; give the line of dashes as many columns as the first line',
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

/** True when the character stands in code, where every sign is meant. */
function isCode(path: Block['path'], text: string, index: number): boolean {
  const block = path.at(-1)
  let found = false
  if (block === undefined) return false
  let from = 0
  for (const { value } of ofType(nodesIn(block), 'inlineCode')) {
    const at = text.indexOf(value, from)
    if (at >= 0 && index >= at && index < at + value.length) found = true
    from = Math.max(from, at)
  }
  return found
}

function numbering(list: List, tree: Root, body: string): Finding[] {
  const place = list.position?.start ?? START
  const start = list.start ?? 1
  if (list.children.length === 1 && start > 1 && !continues(list, tree)) {
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
function continues(list: List, tree: Root): boolean {
  return nodesIn(tree).some((node) => {
    const siblings: readonly Nodes[] = 'children' in node ? node.children : []
    const index = siblings.indexOf(list)
    return index >= 0 && (siblings[index - 1]?.type === 'list' || siblings[index + 1]?.type === 'list')
  })
}
