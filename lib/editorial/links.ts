import type { Link, LinkReference } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkLintNoDuplicateDefinitions from 'remark-lint-no-duplicate-definitions'
import remarkLintNoUnusedDefinitions from 'remark-lint-no-unused-definitions'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { isoMinute } from '../format-date'
import { attributeOf, tagsOf } from '../markdown/html-tags'
import { START } from '../posts/report'
import { placeInside } from './html-prose'
import type { Manuscript } from './manuscript'
import { ofType } from './nodes'
import type { Finding, Rule } from './rule'
import { anchorsOf, decodeIfValid, type Site, type Unpublished } from './site'

export const linksRule: Rule = {
  family: 'links',
  title: 'Links',
  reason:
    'A link that leads nowhere, or does not say where it leads, leaves a reader without the page that the text relies on.',
  source:
    'W3C, Understanding WCAG 2.2, success criterion 2.4.4 Link Purpose (In Context), Intent, https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html. That addresses must exist and be encrypted is the clinic’s own rule, because a reader must reach what the text relies on',
  finds: [
    'an address, anchor or file of this site that does not exist',
    'an address of this site where there is nothing yet when the text goes out: a draft’s, or a later article’s',
    'an address that only leads on to another, and one of this site written with its `https://…`',
    '`http:` where `https:` is meant, and an address that is not complete (`www.example.com`)',
    'a link without words, or whose words say nothing: "click here", "read more", "this link"',
    'the same words for two different targets, and a link whose words are the address of a different website',
    'words in quotes after the address of a link, which show only when a mouse points at it',
    'a reference-style address that is defined twice, or that nothing uses',
  ],
  check: (text, site) => {
    const findings: Finding[] = []
    const found = linksOf(text.nodes)
    for (const { node, url, words } of found) {
      const place = node.position?.start ?? START
      const add = (severity: Finding['severity'], name: string, reason: string) =>
        findings.push({ name, severity, place, reason })
      if (words === '' && !hasPicture(node))
        add(
          'error',
          'empty-link',
          'this link has no words, so nobody can follow it; write them in the square brackets',
        )
      else if (VAGUE.test(words))
        add(
          'warning',
          'vague-link',
          `"${words}" does not say where the link leads; write the title of the page or what it is about`,
        )
      const [shown, led] = [hostIn(words), hostIn(url ?? '')]
      if (shown !== undefined && led !== undefined && shown !== led)
        add(
          'error',
          'other-website',
          `the words say ${shown}, but the link leads to ${url}; make them the same`,
        )
      if (node.type === 'link' && node.title)
        add(
          'warning',
          'hidden-title',
          `"${node.title}" shows only when a mouse points at the link; write it in the text, or remove it`,
        )
      if (url !== undefined) findings.push(...checkAddress(url, text, site, place))
    }
    return [...findings, ...inHtml(text, site), ...sameWords(found), ...definitions(text)]
  },
}

const VAGUE =
  /^(?:click(?: here| this| on this)?(?: link)?|here|this|this (?:link|page|site|website|article)|link|(?:read|find out|learn|see) more(?: here)?|more(?: info(?:rmation)?)?|details|go|continue)[.!…»>→\s]*$/i

/** The host, without `www.`, of words that are a complete address: "https://www.nhs.uk/a" or "www.nhs.uk". */
function hostIn(words: string): string | undefined {
  if (!/^(?:https?:\/\/|www\.)\S+$/i.test(words)) return undefined
  const url = words.replace(/^(?!https?:)/i, 'https://')
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : undefined
}

type FoundLink = { node: Link | LinkReference; url: string | undefined; words: string }

function linksOf(nodes: Manuscript['nodes']): FoundLink[] {
  const targets = new Map<string, string>()
  const found: FoundLink[] = []
  for (const node of ofType(nodes, 'definition')) {
    if (!targets.has(node.identifier)) targets.set(node.identifier, node.url)
  }
  for (const node of nodes) {
    if (node.type !== 'link' && node.type !== 'linkReference') continue
    const url = node.type === 'link' ? node.url : targets.get(node.identifier)
    found.push({ node, url, words: textOf(node, { includeImageAlt: false }).trim() })
  }
  return found
}

/** Links written as `<a href="…">`. */
function inHtml(text: Manuscript, site: Site): Finding[] {
  return ofType(text.nodes, 'html').flatMap(({ value, position }) =>
    tagsOf(value).flatMap((tag) => {
      const url = tag.name === 'a' ? attributeOf(tag, 'href') : undefined
      const place = placeInside(value, tag.start, position?.start ?? START)
      return url === undefined ? [] : checkAddress(url, text, site, place)
    }),
  )
}

function hasPicture(node: Link | LinkReference): boolean {
  return node.children.some(
    (child) => (child.type === 'image' || child.type === 'imageReference') && (child.alt ?? '').trim() !== '',
  )
}

/** `/about` for `https://www.example.com/about`, with `http:` too; undefined for another website. */
function ownAddress(url: string, { origin }: Site): string | undefined {
  if (origin === undefined || !URL.canParse(url)) return undefined
  const { host, pathname, search, hash } = new URL(url)
  return host === new URL(origin).host ? pathname + search + hash : undefined
}

function checkAddress(url: string, text: Manuscript, site: Site, place: Finding['place']): Finding[] {
  const error = (name: string, reason: string): Finding[] => [{ name, severity: 'error', place, reason }]
  const warning = (name: string, reason: string): Finding[] => [{ name, severity: 'warning', place, reason }]
  if (url.trim() === '')
    return error('empty-address', 'this link has no address; write one in the round brackets')
  if (/^mailto:/i.test(url))
    return /^mailto:[^@\s]+@[^@\s]+\.[^@\s]+$/i.test(url)
      ? []
      : error('address', `"${url}" is not an e-mail address; write, for instance, mailto:hello@example.com`)
  if (/^tel:/i.test(url))
    return /^tel:\+?[\d().-]{3,}$/i.test(url)
      ? []
      : error('address', `"${url}" is not a telephone number; write, for instance, tel:+442079460000`)
  const own = ownAddress(url, site)
  if (own !== undefined) {
    const there = checkAddress(own, text, site, place)
    return there.length > 0 ? there : warning('own-address', `this is a page of this site; write "${own}"`)
  }
  if (/^http:/i.test(url))
    return warning(
      'http',
      `this address is not encrypted; if the website has "https:", write https${url.slice(4)}`,
    )
  if (/^https:/i.test(url)) {
    return URL.canParse(url) && /\.|localhost/.test(new URL(url).host)
      ? []
      : error('address', `"${url}" is not an address; write, for instance, https://www.nhs.uk/`)
  }
  if (url.startsWith('//')) return error('address', `"${url}" has no "https:"; write https:${url}`)
  if (url.startsWith('#'))
    return checkAnchor(url.slice(1), anchorsOf(text).has(decodeIfValid(url.slice(1))), place)
  // The page leaves out links with any other protocol; the rule about HTML reports them.
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) return []
  if (!url.startsWith('/')) return error('address', `"${url}" is not complete; write ${completed(url)}`)
  const [path = '', fragment] = url.split('#', 2)
  const target = site.lookUp(path.split('?')[0] ?? '')
  if (target.kind === 'missing')
    return error(
      'missing-page',
      `there is no page or file "${path}" on this site; write ${target.near ? `"${target.near}", if that is meant` : 'the address of one that exists'}`,
    )
  const end = target.kind === 'redirect' ? site.lookUp(target.to) : target
  if (end.kind === 'unpublished' && isTooEarly(text, end)) return error('unpublished', notYet(path, end))
  if (target.kind === 'redirect')
    return warning('redirect', `"${path}" only leads on to ${target.to}; write ${target.to}`)
  return fragment ? checkAnchor(fragment, site.hasAnchor(path, fragment), place, ` ${path}`) : []
}

/** What to write instead of an incomplete address. */
function completed(url: string): string {
  if (/^[^@\s/]+@[^@\s/]+\.[^@\s/]+$/.test(url)) return `"mailto:${url}" for an e-mail address`
  const quoted = /^[“”„"‘’](.*?)[“”"‘’]?$/.exec(url)?.[1]
  if (quoted !== undefined) return `it without the quotation marks: ${quoted}`
  const web = /^https?(?:\/\/|:\/(?!\/)|;\/\/)(.*)$/i.exec(url)?.[1]
  if (web !== undefined) return `"https://${web}"`
  const article = /^(?:\.\/)?(?:\d{4}-\d\d-\d\d-)?([\w-]+)\.md$/.exec(url)?.[1]
  if (article !== undefined) return `its address on the site, for instance "/articles/${article}"`
  return `"/${url}" for a page of this site, or "https://${url}" for another`
}

/** True when patients can read the text before its target. One draft may link to another. */
function isTooEarly({ from }: Manuscript, target: Unpublished): boolean {
  return from !== undefined && (target.from === undefined || target.from > from)
}

function notYet(path: string, { file, from }: Unpublished): string {
  const until = from ? `before ${file} goes out on ${isoMinute(from)}` : `while ${file} is a draft`
  return `there is nothing at "${path}" ${until}; publish that first, or remove the link`
}

function checkAnchor(
  name: string,
  exists: boolean,
  place: Finding['place'],
  where = ' this page',
): Finding[] {
  if (exists || name === '') return []
  const reason = `there is no heading with the address "#${name}" on${where}; copy it from the heading's own link`
  return [{ name: 'missing-anchor', severity: 'error', place, reason }]
}

function sameWords(found: readonly FoundLink[]): Finding[] {
  const first = new Map<string, string>()
  const findings: Finding[] = []
  for (const { node, url, words } of found) {
    const key = words.toLowerCase()
    const known = first.get(key)
    if (url === undefined || key === '' || VAGUE.test(words)) continue
    if (known === undefined) first.set(key, url)
    else if (known !== url) {
      findings.push({
        name: 'same-words',
        severity: 'warning',
        place: node.position?.start ?? START,
        reason: `"${words}" leads to ${known} further up and to ${url} here; give each target its own words`,
      })
    }
  }
  return findings
}

const lint = unified().use(remarkLintNoDuplicateDefinitions).use(remarkLintNoUnusedDefinitions).freeze()

/** How an address begins. In `[Fasting]: yes` there is none: a line of text, lost because it reads as a link definition. */
const ADDRESS = /^(?:https?:|mailto:|tel:|[/#])/i

function definitions({ tree, nodes, body }: Manuscript): Finding[] {
  const all = ofType(nodes, 'definition')
  if (all.length === 0) return []
  const file = new VFile(body)
  lint.runSync(tree, file)
  return file.messages.map((message): Finding => {
    const place = { line: message.line ?? 1, column: message.column ?? 1 }
    const name = message.ruleId ?? 'definition'
    if (name === 'no-duplicate-definitions') {
      const reason =
        'this name has an address further up, and only the first counts; give one of them another name'
      return { name, severity: 'warning', place, reason }
    }
    const unused = all.find(({ position: { start } = {} }) => start?.line === place.line)
    if (unused && (unused.title || !ADDRESS.test(unused.url))) {
      const reason = `this line is read as the address of a link "${unused.label}" and is not shown; write "\\[" at its start if it is text`
      return { name: 'lost-line', severity: 'error', place, reason }
    }
    const reason =
      'nothing uses this address; remove the line, or write [words][name] where you want the link'
    return { name, severity: 'warning', place, reason }
  })
}
