import type { Place, Severity } from '../posts/report'
import type { Manuscript } from './manuscript'
import type { Site } from './site'

/** The subjects of the editorial check, in the order in which they are explained. */
export const FAMILIES = [
  'front-matter',
  'markup',
  'links',
  'pictures',
  'citations',
  'claims',
  'disclosures',
  'review',
  'reading',
] as const

export type Family = (typeof FAMILIES)[number]

/** One thing that an editor should look at. */
export type Finding = {
  /** Which of the rule's findings it is; `family/name` is what messages and waivers call it. */
  name: string
  severity: Severity
  place: Place
  /** What is wrong; what to write instead. */
  reason: string
}

/** A rule in words, for editors: /how-we-publish/rules is made of these. */
export type RuleText = {
  family: Family
  title: string
  /** Why there is such a rule, in whole sentences. */
  reason: string
  /** Where the reason comes from: a name, with an address if there is one. */
  source: string
  /** What it finds, each as a phrase that begins in lower case. */
  finds: readonly string[]
}

/** A rule: pure, so that it can be tried on any text. */
export type Rule = RuleText & { check: (text: Manuscript, site: Site) => Finding[] }
