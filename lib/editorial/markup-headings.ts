import type { Heading, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { removeComments } from '../markdown/html-tags'
import { START } from '../posts/report'
import { isEscaped } from './prose'
import type { Finding, Rule } from './rule'

/** `##Risks`, `##2 Risks`, a non-breaking space (Option and space bar on a Mac), more hashes than there are levels. */
const MISSING_SPACE = /(^| )(#{1,6}(?=[\p{L}*_\u00a0])|#{2,6}(?=\p{N})|#{7,}(?=\s))/gu

export const markupHeadingsRule: Rule = {
  family: 'markup',
  title: 'Headings',
  reason:
    'Readers who listen to a page, and those who skim it, move from heading to heading. A heading that is lost or at the wrong level hides a section from them.',
  source:
    'W3C, Web Accessibility Tutorials, Page Structure: Headings, Heading ranks, https://www.w3.org/WAI/tutorials/page-structure/headings/. One title a page is the clinic’s own rule: the page already shows the title of the article',
  finds: [
    'a heading without a space after `##` (`##Risks`), which is shown as text',
    'a first-level heading in the text: only the title is one',
    'a level that is skipped, for instance `####` directly under `##`',
    'a heading with no words, or with nothing below it but comments',
  ],
  check: ({ tree, blocks, headings, body }) => {
    const findings: Finding[] = []
    for (const { kind, text, placeAt } of blocks) {
      if (kind !== 'paragraph') continue
      for (const match of text.matchAll(MISSING_SPACE)) {
        const [, space = '', hashes = ''] = match
        const place = placeAt(match.index + space.length)
        const beginsLine = match.index === 0 || /^\s*$/.test(lineBefore(body, place))
        if (!beginsLine || isEscaped(body, place)) continue
        const right = hashes.length > 6 ? '###### ' : `${hashes} `
        findings.push({
          name: 'heading-space',
          severity: 'error',
          place,
          reason: `this line is meant as a heading but is shown as text; write "${right}" before its words, with an ordinary space`,
        })
      }
    }
    let level = 1
    for (const heading of headings) {
      const place = heading.position?.start ?? START
      const words = textOf(heading, { includeHtml: false }).trim()
      const hashes = '#'.repeat(heading.depth)
      if (words === '') {
        findings.push({
          name: 'empty-heading',
          severity: 'error',
          place,
          reason: `this heading has no words; write them after "${hashes} " or remove the line`,
        })
      } else if (heading.depth === 1) {
        findings.push({
          name: 'second-title',
          severity: 'warning',
          place,
          reason: `"${words}" is a second title, and a page has only one; write "## ${words}"`,
        })
      } else if (heading.depth > level + 1) {
        findings.push({
          name: 'heading-level',
          severity: 'warning',
          place,
          reason: `"${words}" skips a level; write "${'#'.repeat(level + 1)} ${words}"`,
        })
      }
      if (words !== '' && hasOnlyComments(heading, tree))
        findings.push({
          name: 'empty-section',
          severity: 'error',
          place,
          reason: `there is only a comment below "${words}", and no page shows it; write the section or remove its heading`,
        })
      level = heading.depth
    }
    return findings
  },
}

/** True for a section with only comments, as `npm run new` writes it. A section below it counts as content. */
function hasOnlyComments(heading: Heading, { children }: Root): boolean {
  const below = children.slice(children.indexOf(heading) + 1)
  const end = below.findIndex((node) => node.type !== 'html' || removeComments(node.value).trim() !== '')
  const next = end < 0 ? undefined : below[end]
  return (
    end !== 0 &&
    below.length > 0 &&
    (next === undefined || (next.type === 'heading' && next.depth <= heading.depth))
  )
}

/** The part of its line before a place. */
function lineBefore(body: string, { line, column }: Finding['place']): string {
  return body.split('\n', line)[line - 1]?.slice(0, column - 1) ?? ''
}
