import type { Place, Severity } from '../posts/report'
import type { Manuscript } from './manuscript'
import type { Site } from './site'

/** The subjects of the editorial check, in the order shown to editors. */
export const FAMILIES = [
  'front-matter',
  'markup',
  'links',
  'pictures',
  'citations',
  'figures',
  'claims',
  'disclosures',
  'review',
  'reading',
] as const

export type Family = (typeof FAMILIES)[number]

/** One thing that an editor should look at. */
export type Finding = {
  /** Which of the rule's findings it is; messages and waivers call it `family/name`. */
  name: string
  severity: Severity
  place: Place
  /** What is wrong, then, after a semicolon, what to write instead. */
  reason: string
}

/** A rule in words, for editors: /how-we-publish/rules shows these. */
export type RuleText = {
  family: Family
  title: string
  /** Why the rule exists, in full sentences. */
  reason: string
  /** Where the reason comes from: a name, with an address if there is one. */
  source: string
  /** What it finds, each as a phrase that begins in lower case. */
  finds: readonly string[]
}

/** A rule. `check` is pure, so it can be tried on any text. */
export type Rule = RuleText & { check: (text: Manuscript, site: Site) => Finding[] }
