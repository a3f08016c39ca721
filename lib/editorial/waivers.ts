import type { Html, Nodes, Parents } from 'mdast'
import { visitParents } from 'unist-util-visit-parents'
import { START } from '../posts/report'
import type { Manuscript } from './manuscript'
import { FAMILIES, type Family, type Finding } from './rule'

/**
 * A waiver: `<!-- check: allow claims because the sentence quotes a law -->` on the line above. It says that somebody
 * has accepted the findings below it, and why, so that the next editor need not ask again.
 */
type Waiver = {
  place: Finding['place']
  /** `claims` or `claims/cure`. */
  rule: string
  /** The first and last line that it covers. */
  from: number
  to: number
}

const CHECK = /^<!--\s*check\s*:\s*(.*?)\s*-->/is
const ALLOW = /^allow\s+(\S+)(?:\s+because(?:\s+(\S.*))?)?$/is

/** A finding with the family of its rule. */
export type FamilyFinding = Finding & { family: Family | 'waivers' }

/**
 * Leaves out the findings that a waiver covers.
 *
 * @param findings all findings of one text
 * @param families those whose rules have run; a waiver for any other can't be called unused
 * @returns the other findings, and an error for each waiver that is not valid, has no reason or waives nothing
 */
export function applyWaivers(
  text: Manuscript,
  findings: readonly FamilyFinding[],
  families: ReadonlySet<Family>,
): FamilyFinding[] {
  const { waivers, problems } = readWaivers(text)
  const used = new Set<Waiver>()
  const kept = findings.filter(({ family, name, place }) => {
    const waiver = waivers.find(
      ({ rule, from, to }) =>
        (rule === family || rule === `${family}/${name}`) && place.line >= from && place.line <= to,
    )
    if (waiver) used.add(waiver)
    return waiver === undefined
  })
  const unused = waivers.filter(
    (waiver) =>
      !used.has(waiver) &&
      FAMILIES.some((family) => families.has(family) && familyName(waiver.rule) === family),
  )
  return [
    ...kept,
    ...problems,
    ...unused.map(({ place, rule }) =>
      problem(
        place,
        'unused',
        `this note allows nothing, because there is no finding of ${rule} below it; remove it`,
      ),
    ),
  ]
}

/** These findings come from reading the file, before there is a text with waivers. */
const FIELDS: Family = 'front-matter'

const familyName = (rule: string) => rule.split('/')[0]

const problem = (place: Finding['place'], name: string, reason: string): FamilyFinding => ({
  family: 'waivers',
  name,
  severity: 'error',
  place,
  reason,
})

function readWaivers({ tree, nodes }: Manuscript): { waivers: Waiver[]; problems: FamilyFinding[] } {
  const waivers: Waiver[] = []
  const problems: FamilyFinding[] = []
  if (!nodes.some(isWaiver)) return { waivers, problems }
  visitParents(tree, 'html', (node, ancestors) => {
    const instruction = CHECK.exec(node.value)?.[1]
    if (instruction === undefined) return
    const place = node.position?.start ?? START
    const [, rule, reason] = ALLOW.exec(instruction) ?? []
    if (rule === undefined) {
      problems.push(
        problem(place, 'syntax', 'this note is not understood; write <!-- check: allow claims because … -->'),
      )
    } else if (familyName(rule) === FIELDS) {
      problems.push(
        problem(
          place,
          'fields',
          'a note can’t allow what is wrong with the fields above the text; correct the field, and remove this note',
        ),
      )
    } else if (!FAMILIES.some((family) => family === familyName(rule))) {
      problems.push(
        problem(
          place,
          'unknown-rule',
          `there is no rule "${rule}"; write the name that the finding has in brackets`,
        ),
      )
    } else if (reason === undefined) {
      problems.push(
        problem(place, 'no-reason', `this note has no reason; write <!-- check: allow ${rule} because … -->`),
      )
    } else {
      waivers.push({ place, rule, ...linesBelow(node, ancestors.at(-1)) })
    }
  })
  return { waivers, problems }
}

/** From the comment to the end of the block after it; at the very top, also the front matter. */
function linesBelow(node: Html, parent: Parents | undefined): { from: number; to: number } {
  const line = node.position?.start.line ?? 1
  const siblings: readonly Nodes[] = parent?.children ?? []
  const index = siblings.indexOf(node)
  const next = siblings.slice(index + 1).find((sibling) => !isWaiver(sibling))
  const isTop = parent?.type === 'root' && siblings.slice(0, index).every(isWaiver)
  const block = next && firstBlock(next)
  return { from: isTop ? 1 : line, to: block?.position?.end.line ?? line }
}

/** Of a list or a quotation, only its first paragraph: the others have room for a comment of their own. */
function firstBlock(node: Nodes): Nodes {
  if (!['list', 'listItem', 'blockquote', 'footnoteDefinition'].includes(node.type)) return node
  const first = 'children' in node ? node.children[0] : undefined
  return first ? firstBlock(first) : node
}

const isWaiver = (node: Nodes) => node.type === 'html' && CHECK.test(node.value)
