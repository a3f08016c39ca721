import { decodeHTML } from 'entities'
import type { Nodes } from 'mdast'
import { NOTE_NAMES } from '../markdown/care-notes'
import { HIDDEN_CHARACTER } from '../posts/read-source'
import { START } from '../posts/report'
import type { Block } from './manuscript'
import { ofType } from './nodes'
import { isEscaped } from './prose'
import type { Finding, Rule } from './rule'

export const markupLiteralRule: Rule = {
  family: 'markup',
  title: 'Markdown that doesn’t do what was meant',
  reason:
    'Markdown never reports a mistake. It shows its marks to the reader, or takes a character for one of them, and then the page does not say what its author wrote.',
  source: 'CommonMark Spec 0.31.2, section 6 (emphasis, links), https://spec.commonmark.org/0.31.2/',
  finds: [
    'stars and tildes that stay visible, as in `**Note:**text` or emphasis that is never closed',
    'a link, picture or table that is shown as typed',
    'bullets from a word processor, which do not make a list',
    'a character that no screen shows, and that replaces what was there or divides a word',
    'stars in a name or a multiplication that made words italic: `HLA-A*02:01 and HLA-B*07:02`, `0.5*weight*2`',
    'tildes between figures that strike out the text between them: `10~~20 mg to 30~~40 mg`',
    `a note of an unknown kind; the kinds are ${NOTE_NAMES.join(', ')}`,
  ],
  check: ({ blocks, nodes, body }) => [
    ...blocks.flatMap((block) => checkVisibleMarkup(block, body)),
    ...hiddenCharacters(nodes),
    ...starsInWords(nodes, body),
    ...struckFigures(nodes, body),
  ],
}

/** Markdown that stays visible in the text, with what to do; the first match in a block is reported. */
const VISIBLE_MARKUP: readonly { name: string; pattern: RegExp; reason: string }[] = [
  {
    name: 'visible-stars',
    pattern: /(?<!\d)\*\*(?!\*|p\b)|\*\*(?![\d*]|p\b|\s|$)|(?<![_\w])__(?=[^\s_])|(?<=[^\s_])__(?![_\w])/g,
    reason: 'the stars are shown as typed; put a space after the bold words, and none inside the stars',
  },
  {
    name: 'visible-tildes',
    pattern: /~~/g,
    reason: 'the tildes are shown as typed; put them directly around the words to strike through',
  },
  {
    name: 'open-emphasis',
    pattern: /(?<=^|[\s(“"])[*_](?=\p{L})(?![^*_]*[*_](?:\W|$))/gu,
    reason: 'emphasis begins here and does not end; close it, or write "\\*" for a star',
  },
  {
    name: 'visible-link',
    pattern:
      /\]\s?\((?:https?:|\/|mailto:|tel:|[^()]+\.(?:jpe?g|png|gif|webp|avif|svg|pdf)\))|\)\[(?:https?:|\/)|\]\[(?=[^\]^]*\p{L})[^\]^]+\]/giu,
    reason:
      'this link or picture is shown as typed; write [words](address) without spaces, or give [words][name] a line "[name]: address"',
  },
  {
    name: 'visible-table',
    pattern: /(?:^| )\|.*\|\s*\|?\s*:?-{2,}/g,
    reason: 'this table is shown as typed; give the line of dashes as many columns as the first line',
  },
  {
    name: 'visible-table',
    pattern: /^\|[^|]+\|[^|]+\| +\|[^|]+\|[^|]+\|/g,
    reason: 'this table is shown as typed; write a line "| --- | --- |" below its first line',
  },
  {
    name: 'visible-bullets',
    pattern: /^[•·▪◦‣●][\s\u00a0]+\S/g,
    reason: 'this bullet does not make a list, and its entries run together; begin each line with "- "',
  },
  {
    name: 'unknown-note',
    pattern: new RegExp(`^\\[!(?!(?:${NOTE_NAMES.join('|')})\\])\\p{L}+\\]`, 'giu'),
    reason: `there is no note of this kind; write ${NOTE_NAMES.map((name) => `[!${name}]`).join(', ')}`,
  },
]

function checkVisibleMarkup({ text, placeAt, isCodeAt }: Block, body: string): Finding[] {
  for (const { name, pattern, reason } of VISIBLE_MARKUP) {
    for (const { index } of text.matchAll(pattern)) {
      const place = placeAt(index)
      if (!isCodeAt(index) && !isEscaped(body, place)) return [{ name, severity: 'error', place, reason }]
    }
  }
  return []
}

/** Mark where a word may or may not be divided. Harmless to readers, but search and this check see another word. */
const DIVIDING = /[\u00ad\u2060\ufeff]/

/** The words of a node, alternative texts included. HTML can write a hidden character as its number: `&#x202E;`. */
function ownTextOf(node: Nodes): string {
  if (node.type === 'html') return decodeHTML(node.value)
  if (node.type === 'image') return `${node.alt ?? ''} ${node.title ?? ''}`
  if (node.type === 'imageReference') return node.alt ?? ''
  return 'value' in node ? node.value : ''
}

function hiddenCharacters(nodes: readonly Nodes[]): Finding[] {
  return nodes.flatMap((node): Finding[] => {
    const words = ownTextOf(node)
    const place = node.position?.start ?? START
    if (HIDDEN_CHARACTER.test(words))
      return [
        {
          name: 'hidden-character',
          severity: 'error',
          place,
          reason:
            'there is a character here that no screen shows; type the one that was meant, for instance "–", or type the words again',
        },
      ]
    if (!DIVIDING.test(words)) return []
    return [
      {
        name: 'soft-hyphen',
        severity: 'warning',
        place,
        reason:
          'a word here has a hidden character in it, for instance a hyphen, so the search does not find it; type the word again',
      },
    ]
  })
}

/**
 * `HLA-A*02:01 and HLA-B*07:02`, `0.5*weight*2`: the stars made the text between them italic, and are lost. Stars inside
 * a word without digits (`un*safe*ly`) are meant. `**p<0.05*, n=5**` leaves one star, in another place.
 */
function starsInWords(nodes: readonly Nodes[], body: string): Finding[] {
  return [...ofType(nodes, 'emphasis'), ...ofType(nodes, 'strong')].flatMap((node): Finding[] => {
    const { position } = node
    const [at, end] = [position?.start.offset, position?.end.offset]
    if (position === undefined || at === undefined || end === undefined) return []
    const stars = /^\*+/.exec(body.slice(at))?.[0].length ?? 0
    if (stars === 0) return []
    const [before = '', first = ''] = [body[at - 1], body[at + stars]]
    const [last = '', after = ''] = [body[end - stars - 1], body[end]]
    const isName = /[\p{L}\p{N}]/u.test(before) && /\p{N}/u.test(first)
    const isGlued = /[\p{L}\p{N})\]%]/u.test(before) && /[\p{L}\p{N}([]/u.test(after)
    const isProduct = isGlued && [before, first, last, after].some((edge) => /[\p{N}()%]/u.test(edge))
    const isLeftOver =
      node.type === 'emphasis' && stars === 2 && node.children[0]?.position?.start.offset === at + 1
    if (!isName && !isProduct && !isLeftOver) return []
    return [
      {
        name: 'stars-in-a-word',
        severity: 'error',
        place: position.start,
        reason: 'stars here make what follows italic and are not shown; write "\\*" for a star',
      },
    ]
  })
}

/** `10~~20 mg to 30~~40 mg`: two ranges, but the page strikes out "20 mg to 30". */
function struckFigures(nodes: readonly Nodes[], body: string): Finding[] {
  return ofType(nodes, 'delete').flatMap(({ position }): Finding[] => {
    const [before = '', after = ''] = [
      body[(position?.start.offset ?? 0) - 1],
      body[position?.end.offset ?? -1],
    ]
    if (position === undefined || !/\d/.test(before) || !/\d/.test(after)) return []
    const reason = 'the tildes strike out the text between these figures; write "–" for a range'
    return [{ name: 'struck-figures', severity: 'error', place: position.start, reason }]
  })
}
