import type { Manuscript } from './manuscript'
import type { Rule } from './rule'

export const disclosuresRule: Rule = {
  family: 'disclosures',
  title: 'What an article about a treatment must say',
  reason:
    'Of 243 websites that sold stem cell treatments, 24.7% stated general risks, 5.8% the risks of the treatment itself, 18.9% the limits of the evidence and 30.9% whether it is approved. An article with `kind: treatment` must say all of this, and name the alternatives.',
  source:
    'Murdoch B, Zarzeczny A, Caulfield T. BMJ Open 2018;8:e019414, table 6, https://doi.org/10.1136/bmjopen-2017-019414; the alternatives: ISSCR, What to Ask, http://www.closerlookatstemcells.org/What_to_Ask.html',
  finds: [
    'no limits of the evidence',
    'no general risks, such as those of any biopsy or injection',
    'no risks of this treatment',
    'no word on where it is approved',
    'no alternatives, "no treatment" included',
  ],
  check: (text) => {
    if (text.post?.kind !== 'treatment') return []
    return TOPICS.filter((topic) => !covers(text, topic)).map(({ name, what, heading }) => ({
      name,
      severity: 'warning' as const,
      place: text.placeOf('kind'),
      reason: `an article about a treatment must state ${what}, and this one does not; add a section such as "## ${heading}"`,
    }))
  },
}

type Topic = {
  name: string
  what: string
  heading: string
  /** A heading that announces it; its section must have text. */
  inHeading: RegExp
  /** Words that state it, in any section. */
  inWords: RegExp
}

const TOPICS: readonly Topic[] = [
  {
    name: 'limits',
    what: 'the limits of the evidence',
    heading: 'What are the limits of the evidence?',
    inHeading:
      /\blimit(?:s|ations?)\b|\bwhat (?:is|we do) (?:not|n['’]t)\b.*\bknow|\bnot known\b|\bhow (?:good|strong|sure)\b.*\bevidence\b|\bunknowns?\b/i,
    inWords:
      /\b(?:evidence|stud(?:y|ies)|trials?|data|research)\b[^.]{0,40}\b(?:limited|small|weak|scarce|lacking|poor|early|too few|low quality|uncertain)\b|\b(?:larger|longer|more|better) (?:studies|trials|research)\b[^.]{0,20}\bneeded\b|\b(?:long-term )?(?:effects?|results?|benefit|safety)\b[^.]{0,50}\bnot (?:yet )?(?:known|established|proven|clear|been (?:shown|studied|established))\b|\b(?:few|small|little) (?:studies|trials|evidence)\b/i,
  },
  {
    name: 'general-risks',
    what: 'the general risks, such as those of a biopsy or an injection',
    heading: 'General risks',
    inHeading:
      /\bgeneral risks?\b|\brisks? of (?:any|the|a|an|every) (?:\w+ )?(?:procedure|injections?|biopsy|surgery|an(?:a)?esthe\w+)\b/i,
    inWords:
      /\b(?:any|every|all) (?:\w+ )?(?:procedures?|injections?|treatments?|surger(?:y|ies)|operations?)\b[^.]{0,30}\b(?:risks?|can (?:cause|lead))\b|\b(?:biops(?:y|ies)|injections?|needles?|taking (?:a piece of )?skin|an(?:a)?esthe\w+|liposuction)\b[^.]{0,30}\b(?:can|may|might|could|risks?)\b[^.]{0,60}\b(?:bleed\w*|infect\w*|bruis\w*|swell\w*|scar\w*|numb\w*|pain)\b|\bgeneral risks? (?:are|include|of)\b/i,
  },
  {
    name: 'treatment-risks',
    what: 'the risks of this treatment itself',
    heading: 'Risks of this treatment',
    inHeading:
      /\brisks? of (?:this|the|fibroblast|stem|cell|exosome|PRP|\w+ (?:treatment|therapy|injections?))\b|\bside[- ]effects\b/i,
    inWords:
      /\bside[- ]effects?\b[^.]{0,30}\b(?:include|are|were|such as|like|of (?:this|the) treatment)\b(?! no\b)|\b(?:risks?|reactions?|adverse (?:events?|effects?))\b[^.]{0,40}\b(?:of|to|after|with) (?:this|the) (?:treatment|therapy|cells?|product)\b|\b(?:allerg\w+|tumou?rs?|nodules?|lumps|rejection)\b[^.]{0,60}\b(?:can|may|have been|were|are) (?:\w+ )?(?:occur\w*|happen\w*|follow|possible|reported|seen|listed)\b/i,
  },
  {
    name: 'regulatory-status',
    what: 'where the treatment is approved and where it is not',
    heading: 'Is it approved?',
    inHeading:
      /\bapprov(?:ed|al)\b|\blicen[cs]e[ds]?\b|\bregulat(?:ed|ion|ory)\b|\blegal\b|\bauthori[sz](?:ed|ation)\b/i,
    inWords:
      /\b(?:not |un)?(?:approved|licen[cs]ed|authori[sz]ed)\b[^.]{0,60}\b(?:FDA|MHRA|EMA|Food and Drug|regulator|United (?:States|Kingdom)|UK|US|USA|EU|Europe\w*|countr(?:y|ies)|Britain|England)\b|\b(?:FDA|MHRA|EMA|regulators?)\b[^.]{0,60}\b(?:approv\w*|licen[cs]\w*|authori[sz]\w*)\b/i,
  },
  {
    name: 'alternatives',
    what: 'the alternatives, "no treatment" included',
    heading: 'What are the alternatives?',
    inHeading: /\balternatives?\b|\bother (?:options|treatments|choices|ways)\b|\bwhat else\b/i,
    inWords:
      /\balternatives? (?:are|include|to (?:this|the|it|cells?|fibroblast\w*)|is)\b|\bother (?:options|treatments|choices)\b[^.]{0,30}\b(?:are|include|exist|such as|may)\b|\binstead of (?:this|the) treatment\b[^.]{0,20}\byou (?:can|could|may)\b/i,
  },
]

/** Saying that there is nothing to state does not count. */
const DENIAL =
  /\b(?:no|without|never|free (?:of|from)|zero)\b(?: \w+){0,3} (?:side[- ]effects?|risks?|reactions?|alternatives?)\b/i

/** Nor does an empty answer. */
const EMPTY =
  /^\W*(?:there (?:is|are) )?(?:none|no|yes|never|nothing(?: (?:to worry about|to fear|else works|else helps))?|not applicable|n\/a|to follow|tbd)\W*$/i

function covers({ blocks }: Manuscript, { inHeading, inWords }: Topic): boolean {
  return blocks.some(({ kind, text, section }) => {
    if (kind === 'heading' || DENIAL.test(text) || EMPTY.test(text)) return false
    return inHeading.test(section) || inWords.test(text)
  })
}
