import type { Nodes } from 'mdast'
import { CITATION } from '../markdown/citation-patterns'
import type { Block } from './manuscript'
import { nodesIn } from './nodes'
import { replaceTypographicCharacters, sentenceAt } from './prose'
import type { Finding, Rule } from './rule'

export const citationUncitedRule: Rule = {
  family: 'citations',
  title: 'Figures, comparisons and studies without a source',
  reason:
    'A figure or a comparison without its source can’t be checked, and patients take figures for facts.',
  source:
    'UK Code of Non-broadcast Advertising (CAP Code), rule 12.1: objective claims must be backed by evidence, https://www.asa.org.uk/type/non_broadcast/code_section/12.html. Placing the source beside the figure is the clinic’s own rule, so that a reader can follow it',
  finds: [
    'a number with "%" or "per cent" in a paragraph, list entry or table row without a citation',
    'a comparison without one: "twice as", "three times more", "more effective", "better than", "superior to"',
    'studies or experts without one: "studies show", "according to experts", "in numerous trials"',
  ],
  check: ({ blocks }) => {
    const findings: Finding[] = []
    for (const block of blocks) {
      if (block.quoted) continue
      const words = replaceTypographicCharacters(block.text)
      const match = [...words.matchAll(FIGURE)].find((match) => {
        const { sentence } = sentenceAt(words, match.index)
        if (IS_AUTHORITY.test(match[0]) && OPEN.test(words.slice(0, match.index))) return false
        return !/\?\s*$/.test(sentence) && !NO_RESULT.test(sentence)
      })
      if (match === undefined || isCited(block)) continue
      findings.push({
        name: 'no-citation',
        severity: 'warning',
        place: block.placeAt(match.index),
        reason: `"${match[0].trim()}" is in a paragraph without a source; write its number, for instance [1], after the sentence, or remove the sentence`,
      })
    }
    return findings
  },
}

/** A strength such as "0.05% cream" or "70% alcohol" is part of a product's name, not a result. */
const STRENGTH =
  '(?!\\s?(?:\\w+\\s){0,2}(?:cream|gel|lotion|ointment|solution|saline|alcohol|ethanol|lidocaine|minoxidil|tretinoin|CO₂|CO2|glucose|oxygen|strength|serum|foam|peroxide|discount|deposit|VAT|off)\\b)'

/** A share in words. "Half of the people" is one of the commonest figures, and "half an hour" none. */
const SHARE = '(?:half|(?:a|one|two|three)[- ](?:thirds?|quarters?|fifths?))'

/** Whoever is named without a name: a source that no reader can look up. */
const AUTHORITIES =
  '(?:(?:clinical |recent |scientific |several )?(?:studies|trials|research)|science|experts|scientists|dermatologists|doctors)'

const IS_AUTHORITY = new RegExp(`^${AUTHORITIES}\\b`, 'i')

/** "What studies show", "until trials have shown", "some say that research proves": not what they show. */
const OPEN =
  /\b(?:what|which|how|if|whether|that|no|few|until|when|where|why|as|ask) (?:the |more |many |any |these |other )?$/i

const FIGURE = new RegExp(
  [
    `(?<![\\d.,])\\d(?:[\\d.,]*\\d)?\\s?(?:%|per\\s?cent\\b)${STRENGTH}`,
    '\\b(?:twice|(?:two|three|four|five|six|seven|eight|nine|ten|\\d[\\d.,]*)(?:[-\\s](?:times|fold)|\\s?×))\\s(?:as|more|less|fewer|higher|lower|better|greater|faster|longer|stronger|safer)\\b',
    '\\b(?:\\d[\\d.,]*|two|three|four|five|ten)-?fold\\b',
    '\\b(?:more|less|most|equally)\\s(?:effective|efficient|successful|potent)\\b',
    '\\b(?:better|faster|safer|stronger|higher|lower)\\s(?:results?\\s|success rates?\\s|effects?\\s)?than\\s(?!\\d|usual\\b|normal\\b|before\\b|you\\b|a promise\\b|nothing\\b)',
    '\\b(?:one|two|three|four|five|six|seven|eight|nine|\\d[\\d,]*) (?:out of|in) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|a hundred|a thousand|\\d[\\d,]*)\\b(?! (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|visits?|sessions?|steps?)\\b)',
    '\\bsuperior to\\b',
    '\\boutperform\\w*\\b',
    '\\b(?:gives?|gave|achieves?|produces?|delivers?|brings?) (?:much |far |even )?better (?:results?|outcomes?)\\b',
    `\\b${SHARE} of (?:all |the |our |these )?(?:\\w+ )?(?:people|patients|men|women|adults|participants|users|clients)\\b`,
    `\\bby (?:about |almost |over |more than )?${SHARE}\\b(?! past\\b)`,
    '\\bon average\\b(?:(?=[^.;]{0,40}\\d)|(?<=\\d[^.;]{0,50}))',
    `\\b${AUTHORITIES} (?:(?:have|has|clearly|also|now|all|repeatedly|consistently) )*(?:shows?|showed|shown|proves?|proved|proven|confirm(?:s|ed)?|demonstrate[sd]?|agree|found)\\b`,
    `\\baccording to (?:\\w+ )?${AUTHORITIES}`,
    '\\b(?:numerous|countless|dozens of|hundreds of) (?:[\\w-]+ )?(?:studies|trials)\\b',
  ].join('|'),
  'gi',
)

/** Sentences whose figure is not a result: advice, examples of what to ask, what is not claimed. */
export const NO_RESULT =
  /\b(?:ask|be(?:en)? (?:told|promised)|be (?:careful|wary|cautious|suspicious|sceptical)|beware|(?:cannot|can['’]t) say|imagine|suppose|for example, a clinic|whether|not (?:known|shown|proven|more|better)|no (?:stud(?:y|ies)|trials?|evidence|proof|source)|nothing is|do(?:es)? not (?:mean|show|expect|agree)|sign\b|deposit|fee\b|price|VAT\b|minoxidil \d)/i

function isCited(block: Block): boolean {
  const parents = [...block.path].reverse()
  const row = parents.find((node) => node.type === 'tableRow')
  const table = parents.find((node) => node.type === 'table')
  const own = row ?? block.path.at(-1)
  if (own !== undefined && hasCitation(own)) return true
  // A source in the head of a table, or in the paragraph that leads into a table or list, covers all of it.
  if (table !== undefined && 'children' in table && table.children[0] && hasCitation(table.children[0]))
    return true
  const container = table ?? parents.find((node) => node.type === 'list')
  return container !== undefined && leadIsCited(block, container)
}

function leadIsCited({ path }: Block, container: Nodes): boolean {
  const parent = path[path.indexOf(container) - 1]
  if (parent === undefined || !('children' in parent)) return false
  const siblings: readonly Nodes[] = parent.children
  const lead = siblings[siblings.indexOf(container) - 1]
  return lead?.type === 'paragraph' && hasCitation(lead)
}

const NUMBER = new RegExp(CITATION)
const NAMED =
  /\bet al\.?,? \(?(?:19|20)\d\d|\((?:[\p{L}’'-]+,? (?:and |& )?)+(?:19|20)\d\d\)|\bPMID\b|\bdoi\b/iu
const namesSource = (words: string) => NUMBER.test(words) || NAMED.test(words)

/** A link to another website, in HTML. */
const LINK_OUT = /<a\s[^>]*href\s*=\s*["']?https?:/i

function hasCitation(node: Nodes): boolean {
  return nodesIn(node).some((child) => {
    if (child.type === 'footnoteReference' || child.type === 'linkReference') return true
    if (child.type === 'link') return /^https?:/.test(child.url)
    if (child.type === 'html') return LINK_OUT.test(child.value) || namesSource(child.value)
    return child.type === 'text' && namesSource(child.value)
  })
}
