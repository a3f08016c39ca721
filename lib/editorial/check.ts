import type { Page, Post, Written } from '../posts'
import { citationIdentifiers } from './citations-identifiers'
import { citationReferences } from './citations-references'
import { citationUncited } from './citations-uncited'
import { claims } from './claims'
import { disclosures } from './disclosures'
import { frontMatter } from './front-matter'
import { links } from './links'
import { readManuscript } from './manuscript'
import { markupHeadings } from './markup-headings'
import { markupHtml } from './markup-html'
import { markupLines } from './markup-lines'
import { markupLiteral } from './markup-literal'
import { pictures } from './pictures'
import { reading } from './reading'
import { readingTerms } from './reading-terms'
import { review } from './review'
import type { Rule, RuleText } from './rule'
import type { Site } from './site'
import { applyWaivers, type FamilyFinding } from './waivers'

const RULES: readonly Rule[] = [
  markupHeadings,
  markupLiteral,
  markupLines,
  markupHtml,
  links,
  pictures,
  citationIdentifiers,
  citationReferences,
  citationUncited,
  claims,
  disclosures,
  review,
]

/** Rules that judge the front matter. */
const FIELD_RULES: ReadonlySet<Rule> = new Set([disclosures, review])

/** Advice, given only on request. */
const READING_RULES: readonly Rule[] = [reading, readingTerms]

/** Every rule in words, in the order shown to editors. */
export const RULE_TEXTS: readonly RuleText[] = [frontMatter, ...RULES, ...READING_RULES]

/**
 * Checks one article or page.
 *
 * @param options `reading`: also advise on readability; `isBroken`: the front matter has errors, so the rules that
 *   judge it are skipped
 * @returns the findings that no waiver covers, and those about the waivers themselves
 */
export function checkEntry(
  entry: Written<Post | Page>,
  site: Site,
  { reading: withAdvice, isBroken = false }: { reading: boolean; isBroken?: boolean },
): FamilyFinding[] {
  const text = readManuscript(entry)
  const rules = (withAdvice ? [...RULES, ...READING_RULES] : RULES).filter(
    (rule) => !(isBroken && FIELD_RULES.has(rule)),
  )
  const findings = rules.flatMap((rule) =>
    rule.check(text, site).map((finding) => ({ ...finding, family: rule.family })),
  )
  return applyWaivers(text, findings, new Set(rules.map(({ family }) => family)))
}
