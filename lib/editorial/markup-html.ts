import type { Element, Root as HastRoot } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import type { Nodes } from 'mdast'
import rehypeRaw from 'rehype-raw'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { blankComments, openComment, tagsOf, VOID_ELEMENTS } from '../markdown/html-tags'
import { sanitizeSchema } from '../markdown/sanitize-schema'
import { type Place, START } from '../posts/report'
import { placeInside } from './html-prose'
import type { Manuscript } from './manuscript'
import { ofType } from './nodes'
import type { Finding, Rule } from './rule'

export const markupHtmlRule: Rule = {
  family: 'markup',
  title: 'HTML in the text',
  reason:
    'HTML that could harm a reader, or that the site does not know, is left out of the page. Its author must know, because silently leaving something out changes the text.',
  source:
    'OWASP, Cross Site Scripting Prevention Cheat Sheet, HTML Sanitization, https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html. Reporting what is left out is the clinic’s own rule',
  finds: [
    'an element that is not shown, for instance `<iframe>` or `<script>`',
    'an attribute that is left out: `onclick` and unsafe addresses are errors, `style` and `class` warnings',
    'a tag that is never closed or never opened, one that is not complete, and a comment that is never closed',
    'a table cell, a list entry or the like outside its table or list, so that words run together',
    'words between the cells of a table, which browsers show above it',
  ],
  check: (text) => {
    const raw = ofType(text.nodes, 'html').map(({ value, position }) => ({
      html: value,
      place: position?.start ?? START,
    }))
    const mayBeDropped = raw.some(({ html }) => !isPlain(html)) || text.nodes.some(hasUnsafeAddress)
    return [
      ...openComments(raw),
      ...tagBalance(raw),
      ...wordsBetweenCells(text.nodes),
      ...(mayBeDropped ? dropped(text) : []),
    ]
  },
}

type RawHtml = { html: string; place: Place }

/** HTML that is never reported as left out; most articles have no other. */
const isPlain = (html: string) =>
  /^<!--[\s\S]*-->$/.test(html) || /^<(?:br\s*\/?|\/?(?:sup|sub|b|i|em|strong))>$/i.test(html)

const SAFE_ADDRESS = /^(?:(?:https?|mailto|tel):|[^:]*$|[^:]*[/?#])/i

const hasUnsafeAddress = (node: Nodes) => 'url' in node && !SAFE_ADDRESS.test(node.url)

/** Elements whose closing tag is optional in HTML. */
const OPTIONAL_END: ReadonlySet<string> = new Set(
  'caption colgroup dd dt li option p tbody td tfoot th thead tr'.split(' '),
)

/** The parents that elements need: elsewhere, tags of a table are dropped, and "yes" and "no" become "yesno". */
const PARENTS = new Map<string, readonly string[]>([
  ['caption', ['table']],
  ['tr', ['table']],
  ['td', ['table']],
  ['th', ['table']],
  ['li', ['ul', 'ol']],
  ['dt', ['dl']],
  ['dd', ['dl']],
  ['summary', ['details']],
  ['figcaption', ['figure']],
])

/** Tags that an HTML parser drops inside a text, so that they never reach the sanitizer. */
const DOCUMENT: ReadonlySet<string> = new Set(['html', 'head', 'body', 'frameset', 'frame'])

/** Comments that are never closed: a browser takes all that follows for part of them. */
function openComments(raw: readonly RawHtml[]): Finding[] {
  return raw.flatMap(({ html, place }): Finding[] => {
    const at = openComment(html)
    if (at === undefined) return []
    const reason = 'this comment is never closed, so the page leaves out what follows; write "-->" at its end'
    return [{ name: 'open-comment', severity: 'error', place: placeInside(html, at, place), reason }]
  })
}

function tagBalance(raw: readonly RawHtml[]): Finding[] {
  const open: { name: string; place: Place }[] = []
  const findings: Finding[] = []
  const report = (place: Place, reason: string) =>
    findings.push({ name: 'html-tag', severity: 'error', place, reason })
  for (const { html, place } of raw) {
    for (const tag of tagsOf(html)) {
      const here = placeInside(html, tag.start, place)
      if (DOCUMENT.has(tag.name)) {
        report(here, `<${tag.closes ? '/' : ''}${tag.name}> is not shown on the page; remove it`)
        continue
      }
      const parents = PARENTS.get(tag.name)
      if (!tag.closes && parents !== undefined && !open.some(({ name }) => parents.includes(name))) {
        report(
          here,
          `<${tag.name}> is not inside <${parents[0]}>, where HTML needs it to be; write <${parents[0]}> around it`,
        )
      }
      if (VOID_ELEMENTS.has(tag.name) || OPTIONAL_END.has(tag.name)) continue
      if (!tag.closes) {
        open.push({ name: tag.name, place: here })
        continue
      }
      const opener = open.findLastIndex(({ name }) => name === tag.name)
      if (opener < 0) report(here, `</${tag.name}> closes nothing; remove it, or open it with <${tag.name}>`)
      else open.splice(opener, 1)
    }
    const notShown = NOT_SHOWN.exec(withoutTags(html))
    if (notShown) {
      const written = html.slice(notShown.index, notShown.index + 20)
      report(
        placeInside(html, notShown.index, place),
        `"${written}" is not a complete tag, so the page leaves words out; remove it, or write "&lt;" for "<"`,
      )
    }
  }
  for (const { name, place } of open)
    report(place, `<${name}> is never closed; write </${name}> after its words`)
  return findings
}

/** What may stand in a table outside its cells. */
const TABLE_PARTS: ReadonlySet<string> = new Set(
  'caption col colgroup table tbody td tfoot th thead tr'.split(' '),
)
const CELLS: ReadonlySet<string> = new Set(['caption', 'td', 'th'])

/** `<table>Adults: <tr>…`: browsers move what is between the cells above the table (HTML standard, "foster parenting"). */
function wordsBetweenCells(nodes: readonly Nodes[]): Finding[] {
  /** For each open table, whether words may stand here. */
  const tables: boolean[] = []
  const findings: Finding[] = []
  const note = (place: Place) => {
    if (tables.at(-1) !== false) return
    const reason =
      'browsers show what is written here above the table, not in it; put it into a cell, <td>, or outside the table'
    findings.push({ name: 'between-cells', severity: 'error', place, reason })
    // One finding for all words up to the next cell.
    tables[tables.length - 1] = true
  }
  for (const node of nodes) {
    const place = node.position?.start ?? START
    if (node.type !== 'html') {
      if ('value' in node || node.type === 'image' || node.type === 'imageReference') note(place)
      continue
    }
    const html = blankComments(node.value)
    const noteWords = (from: number, to: number) => {
      const words = html.slice(from, to)
      if (words.trim() !== '') note(placeInside(html, from + words.search(/\S/), place))
    }
    let read = 0
    for (const { name, closes, start, end } of tagsOf(html)) {
      noteWords(read, start)
      read = end
      if (!TABLE_PARTS.has(name)) note(placeInside(html, start, place))
      else if (name === 'table' && !closes) tables.push(false)
      else {
        const table = tables.pop()
        if (name !== 'table' && table !== undefined) tables.push(CELLS.has(name) && !closes)
      }
    }
    noteWords(read, html.length)
  }
  return findings
}

/** What a browser takes for a comment or the start of a tag, once complete ones are removed. */
const NOT_SHOWN = /<(?:[!?a-z]|\/)/i

/** HTML with its tags and comments replaced by spaces, so that indexes stay the same. */
function withoutTags(html: string): string {
  const blanked = blankComments(html)
  let text = ''
  let read = 0
  for (const { start, end } of tagsOf(html)) {
    text += blanked.slice(read, start) + ' '.repeat(end - start)
    read = end
  }
  return text + blanked.slice(read)
}

const toHtml = unified().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw).freeze()

/** What the page leaves out, according to its own sanitizer, which is run on each element alone. */
function dropped({ tree, body }: Manuscript): Finding[] {
  const findings: Finding[] = []
  const html: HastRoot = toHtml.runSync(tree, new VFile(body))
  visit(html, 'element', (element) => {
    const place = element.position?.start ?? START
    const kept = sanitizedAlone(element)
    if (kept === undefined) {
      if (element.position === undefined) return
      findings.push({
        name: 'html-element',
        severity: 'error',
        place,
        reason: `<${element.tagName}> is not shown on the page; remove it, or write the text without it`,
      })
      return
    }
    for (const [name, value] of Object.entries(element.properties)) {
      if (name in kept.properties || isGeneratedByMarkdown(element, name)) continue
      const isAddress = name === 'href' || name === 'src' || name === 'cite'
      const isUnsafe = isAddress || /^on/i.test(name)
      findings.push({
        name: isUnsafe ? 'unsafe-html' : 'html-attribute',
        severity: isUnsafe ? 'error' : 'warning',
        place,
        reason: isAddress
          ? `the address "${String(value).slice(0, 40)}" is not safe and is left out; write one that begins with https:, mailto:, tel: or "/"`
          : `${attributeName(name)} on <${element.tagName}> is left out of the page; remove it`,
      })
    }
  })
  return findings
}

const alone = { ...sanitizeSchema, ancestors: {}, required: {} }

function sanitizedAlone(element: Element): Element | undefined {
  const result = sanitize({ type: 'root', children: [{ ...element, children: [] }] }, alone)
  const only = result.type === 'root' ? result.children[0] : result
  return only?.type === 'element' ? only : undefined
}

/** Classes that Markdown itself generates, for footnotes and task lists. */
const isGeneratedByMarkdown = (element: Element, name: string) =>
  name === 'className' && /^(?:data-footnote|task-list|contains-task)/.test(String(element.properties[name]))

const attributeName = (property: string) => (property === 'className' ? 'class' : property.toLowerCase())
