import type { Page, Post, WithBody } from '../posts'
import { citationIdentifiersRule } from './citations-identifiers'
import { citationReferencesRule } from './citations-references'
import { citationUncitedRule } from './citations-uncited'
import { claimsRule } from './claims'
import { disclosuresRule } from './disclosures'
import { figuresRule } from './figures'
import { frontMatterRule } from './front-matter'
import { linksRule } from './links'
import { readManuscript } from './manuscript'
import { markupHeadingsRule } from './markup-headings'
import { markupHtmlRule } from './markup-html'
import { markupLinesRule } from './markup-lines'
import { markupLiteralRule } from './markup-literal'
import { picturesRule } from './pictures'
import { readingRule } from './reading'
import { readingTermsRule } from './reading-terms'
import { reviewRule } from './review'
import type { Rule, RuleText } from './rule'
import type { Site } from './site'
import { applyWaivers, type FamilyFinding } from './waivers'

const RULES: readonly Rule[] = [
  markupHeadingsRule,
  markupLiteralRule,
  markupLinesRule,
  markupHtmlRule,
  linksRule,
  picturesRule,
  citationIdentifiersRule,
  citationReferencesRule,
  citationUncitedRule,
  figuresRule,
  claimsRule,
  disclosuresRule,
  reviewRule,
]

/** Rules that judge the front matter. */
const FIELD_RULES: ReadonlySet<Rule> = new Set([disclosuresRule, reviewRule])

/** Advice, given only on request. */
const READING_RULES: readonly Rule[] = [readingRule, readingTermsRule]

/** Every rule in words, in the order shown to editors. */
export const RULE_TEXTS: readonly RuleText[] = [frontMatterRule, ...RULES, ...READING_RULES]

/**
 * Checks one article or page.
 *
 * @param options `reading`: also advise on readability; `isBroken`: the front matter has errors, so the rules that
 *   judge it are skipped
 * @returns the findings that no waiver covers, and those about the waivers themselves
 */
export function checkEntry(
  entry: WithBody<Post | Page>,
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
