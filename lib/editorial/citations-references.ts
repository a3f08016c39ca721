import type { ListItem, Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { CITATION } from '../markdown/citation-patterns'
import { htmlToText } from '../markdown/plain-text'
import { START } from '../posts/report'
import type { Manuscript } from './manuscript'
import { nodesIn, ofType } from './nodes'
import { isEscaped } from './prose'
import type { Finding, Rule } from './rule'

export const citationReferencesRule: Rule = {
  family: 'citations',
  title: 'References',
  reason:
    'A number in brackets promises a source. Without its entry the promise is empty, and an entry that nothing cites lends weight to a text that does not rest on it.',
  source:
    'JCI Insight, information for authors, Reference citations: every citation has its reference, every reference is cited, and none stands twice, https://insight.jci.org/kiosk/publish/examples',
  finds: [
    '`[3]` or a footnote without its entry',
    'a citation that leads nowhere: `[ 3 ]`, `[1—3]`, `[1 and 3]`, `[2.`, `[TODO]`',
    '`Smith et al., 2019` when the references name no Smith',
    'a number in brackets that is itself a link and loses its brackets: `25[1](https://…)` is shown as 251',
    'a footnote without words, or one that nothing cites, which the page would leave out',
    'a reference that nothing cites, when others are cited by number',
    'two entries for one source',
    'an entry by which nobody finds the source: without an address or number such as a DOI, and without author, title, publisher and year',
  ],
  check: (text) => [
    ...citations(text),
    ...unlinked(text),
    ...unlistedAuthors(text),
    ...bareNumbers(text),
    ...footnotes(text),
    ...duplicates(text.references),
    ...untraceable(text.references),
  ],
}

const CITATIONS = new RegExp(`${CITATION}(?!\\()`, 'g')

function citations({ blocks, references, body }: Manuscript): Finding[] {
  const findings: Finding[] = []
  const cited = new Set<number>()
  for (const { text, placeAt, isCodeAt } of blocks) {
    for (const match of text.matchAll(CITATIONS)) {
      const numbers = numbersOf(match[0].slice(1, -1))
      const number = numbers.find((one) => one < 1 || one > references.length)
      // `5.2 \[3–7\]` is an interval, and brackets in code cite nothing.
      const isLiteral =
        number !== undefined && (isCodeAt(match.index) || isEscaped(body, placeAt(match.index)))
      if (isLiteral) continue
      for (const one of numbers) cited.add(one)
      if (number !== undefined) {
        const reason =
          references.length === 0
            ? `[${number}] has no entry, because there is no numbered list under a heading "References"; add one, or write "\\[" if it is not a citation`
            : `[${number}] has no entry: the references end at ${references.length}; add the entry or correct the number`
        findings.push({ name: 'missing-reference', severity: 'error', place: placeAt(match.index), reason })
      }
    }
  }
  // A reading list that nothing cites is a matter of style; one uncited entry among cited ones is a mistake.
  if (cited.size === 0) return findings
  references.forEach((entry, index) => {
    if (cited.has(index + 1)) return
    findings.push({
      name: 'uncited-reference',
      severity: 'warning',
      place: entry.position?.start ?? START,
      reason: `nothing cites reference ${index + 1}; cite it as [${index + 1}] where it belongs, or remove it`,
    })
  })
  return findings
}

/** Brackets that a reader takes for a citation, but the page does not. */
const UNLINKED =
  /\[(?: +\d{1,3} *| *\d{1,3} +|\d{1,3} ?(?:—|−|and|&|\+) ?\d{1,3}|todo|tbd|citation needed|ref|refs|source|\?+)\](?!\()|\[\d{1,3}(?=[.;:]?\s*$|\. [A-Z])/gi

function unlinked({ blocks, body }: Manuscript): Finding[] {
  return blocks.flatMap(({ text, placeAt, isCodeAt }) =>
    [...text.matchAll(UNLINKED)]
      .filter(({ index }) => !isCodeAt(index) && !isEscaped(body, placeAt(index)))
      .map(({ 0: found, index }) => ({
        name: 'unlinked-citation',
        severity: 'warning' as const,
        place: placeAt(index),
        reason: `"${found}" does not lead to a source; write [3], [1, 3] or [1–3]`,
      })),
  )
}

/** An author, as other journals cite one: "(Smith et al., 2019)". */
const AUTHOR = /(\p{Lu}[\p{L}’'-]+) et al\.?,? \(?(?:19|20)\d\d\b/gu

function unlistedAuthors({ blocks, references }: Manuscript): Finding[] {
  if (references.length === 0) return []
  const listed = references.map((entry) => textOf(entry)).join(' ')
  return blocks.flatMap(({ text, placeAt, path }) => {
    const links = ofType(path.slice(-1).flatMap(nodesIn), 'link').map((link) => textOf(link))
    return [...text.matchAll(AUTHOR)]
      .filter(
        ({ 0: found, 1: author = '' }) =>
          !listed.includes(author) && !links.some((words) => words.includes(found)),
      )
      .map(({ 0: found, 1: author, index }) => ({
        name: 'unlisted-author',
        severity: 'warning' as const,
        place: placeAt(index),
        reason: `"${found}" is no entry of the references, which do not name ${author}; add the entry and cite it by its number`,
      }))
  })
}

/** `25[1](https://…)`, or `25[1]` with a line `[1]: https://…`, is shown as 251. `[999](tel:999)` is intended. */
function bareNumbers({ nodes }: Manuscript): Finding[] {
  return [...ofType(nodes, 'link'), ...ofType(nodes, 'linkReference')].flatMap((node): Finding[] => {
    const words = textOf(node).trim()
    if (!/^\d{1,3}$/.test(words) || ('url' in node && !/^https?:/i.test(node.url))) return []
    const reason = `the link ${words} is shown without brackets, as part of the text; write [${words}] and add its entry under "References"`
    return [{ name: 'number-as-link', severity: 'error', place: node.position?.start ?? START, reason }]
  })
}

function numbersOf(list: string): number[] {
  return list.split(/[,;]/).flatMap((part) => {
    const [from = 0, to = from] = part.split(/[–-]/).map(Number)
    return Array.from({ length: Math.max(1, Math.min(to - from + 1, 100)) }, (_, index) => from + index)
  })
}

/** The footnotes that the text cites, directly or through other footnotes; the page leaves out the rest. */
function calledIn({ tree, nodes }: Manuscript): Set<string> {
  const called = new Set<string>()
  const definitions = ofType(nodes, 'footnoteDefinition')
  const follow = (from: readonly Nodes[]) => {
    for (const { identifier } of ofType(from, 'footnoteReference')) {
      if (called.has(identifier)) continue
      called.add(identifier)
      const definition = definitions.find((one) => one.identifier === identifier)
      if (definition) follow(nodesIn(definition))
    }
  }
  const isInNote = new Set(definitions.flatMap((definition) => nodesIn(definition)))
  follow(nodesIn(tree).filter((node) => !isInNote.has(node)))
  return called
}

function footnotes(text: Manuscript): Finding[] {
  const { nodes, blocks } = text
  const findings: Finding[] = []
  const called = calledIn(text)
  const defined = new Set<string>()
  for (const definition of ofType(nodes, 'footnoteDefinition')) {
    const { identifier, label, position } = definition
    const place = position?.start ?? START
    if (defined.has(identifier)) {
      const reason = `there are two footnotes "${label}", and the page shows only the first; give one of them another name`
      findings.push({ name: 'duplicate-footnote', severity: 'error', place, reason })
    } else if (!called.has(identifier)) {
      const reason = `nothing cites this footnote, so the page leaves it out; write [^${label}] where it belongs, or remove it`
      findings.push({ name: 'uncited-footnote', severity: 'error', place, reason })
    } else if (isEmpty(definition)) {
      const reason = `this footnote has no words; write them after "[^${label}]:", or remove it here and where it is cited`
      findings.push({ name: 'empty-footnote', severity: 'error', place, reason })
    }
    defined.add(identifier)
  }
  for (const { text, placeAt } of blocks) {
    for (const match of text.matchAll(/\[\^([^\]\s]+)\]/g)) {
      const reason = `the footnote ${match[0]} has no text; write a line "${match[0]}: …" at the end`
      findings.push({ name: 'missing-footnote', severity: 'error', place: placeAt(match.index), reason })
    }
  }
  return findings
}

/** True for an entry or a note that shows nothing. */
function isEmpty(node: Nodes): boolean {
  return !nodesIn(node).some((child) =>
    child.type === 'html'
      ? htmlToText(child.value) !== ''
      : child.type === 'image' ||
        child.type === 'imageReference' ||
        ('value' in child && child.value.trim() !== ''),
  )
}

function duplicates(references: readonly ListItem[]): Finding[] {
  const first = new Map<string, number>()
  const findings: Finding[] = []
  references.forEach((entry, index) => {
    const known = keysOf(entry)
      .map((key) => first.get(key))
      .find((number) => number !== undefined)
    if (known !== undefined) {
      findings.push({
        name: 'duplicate-reference',
        severity: 'warning',
        place: entry.position?.start ?? START,
        reason: `reference ${index + 1} is the same source as reference ${known}; cite ${known} and remove this one`,
      })
    }
    for (const key of keysOf(entry)) if (!first.has(key)) first.set(key, index + 1)
  })
  return findings
}

/** What leads to a source by itself. */
const IDENTIFIER = /\b(?:doi|pmid|isbn|issn)\b|\b(?:PMC|NBK|NCT)\s?\d|\b10\.\d{4,9}\/\S|\bhttps?:|\bwww\./i
const YEAR = /\b(?:1[6-9]|20)\d\d\b/
/** Fewer words than these are not an author, a title and a publisher. */
const LEAST_WORDS = 4

function untraceable(references: readonly ListItem[]): Finding[] {
  return references.flatMap((entry, index): Finding[] => {
    const place = entry.position?.start ?? START
    if (isEmpty(entry)) {
      const reason = `reference ${index + 1} has no words; write the source, or remove the entry`
      return [{ name: 'empty-reference', severity: 'error', place, reason }]
    }
    const words = textOf(entry)
    const isLinked = nodesIn(entry).some(
      (node) =>
        node.type === 'link' ||
        node.type === 'linkReference' ||
        (node.type === 'html' && /^<a\s/i.test(node.value)),
    )
    const isDescribed = YEAR.test(words) && (words.match(/\p{L}{2,}/gu)?.length ?? 0) >= LEAST_WORDS
    if (isLinked || IDENTIFIER.test(words) || isDescribed) return []
    const reason = `nobody can find the source of reference ${index + 1} by these words; add its DOI or address, or its author, title, journal or publisher, and year`
    return [{ name: 'untraceable-reference', severity: 'warning', place, reason }]
  })
}

/** Entries that share a key are the same source: the same words, or the same link address. */
function keysOf(entry: ListItem): string[] {
  const keys = [
    textOf(entry)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  ]
  for (const { url } of ofType(nodesIn(entry), 'link')) {
    keys.push(
      url
        .toLowerCase()
        .replace(/^https?:\/\/(?:www\.|dx\.)?/, '')
        .replace(/\/$/, ''),
    )
  }
  return keys
}
