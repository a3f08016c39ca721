import { attributeOf, tagsOf } from '../markdown/html-tags'
import { type Place, START } from '../posts/report'
import { CLAIMS, type Claim } from './claim-patterns'
import type { Manuscript } from './manuscript'
import { replaceTypographicCharacters, sentenceAt } from './prose'
import type { Finding, Rule } from './rule'

export const claimsRule: Rule = {
  family: 'claims',
  title: 'Promises',
  reason:
    'Patients make decisions about their bodies by what a clinic’s page promises. A page must not claim more than its sources do. These are warnings: the clinic decides, and says in a note why a wording is right.',
  source:
    'Murdoch B, Zarzeczny A, Caulfield T. BMJ Open 2018;8:e019414, which found exaggerating language on 31.69% of 243 websites, https://doi.org/10.1136/bmjopen-2017-019414; UK Code of Non-broadcast Advertising (CAP Code), rule 12.1, https://www.asa.org.uk/type/non_broadcast/code_section/12.html, and rule 12.9 on “absolutely safe”, https://www.asa.org.uk/advice-online/types-of-claims-safe.html; FDA, Important Patient and Consumer Information About Regenerative Medicine Therapies, 3 June 2021, https://www.fda.gov/vaccines-blood-biologics/consumers-biologics/important-patient-and-consumer-information-about-regenerative-medicine-therapies. The list of wordings is the clinic’s own',
  finds: CLAIMS.map(
    ({ name, because, instead }) => `${name.replaceAll('-', ' ')}: ${because}; better: “${instead}”`,
  ),
  check: (text) =>
    withoutOverlaps(
      passages(text).flatMap(findClaimsInPassage),
      FIELDS.map((name) => text.placeOf(name)),
    ),
}

/**
 * Promises in words that pages show but no text contains: the clinic's tagline, a glossary meaning.
 *
 * @param place of the words in their file
 */
export function findClaims(words: string, place: Place): Finding[] {
  return withoutOverlaps(findClaimsInPassage(passage(words, place)), [place])
}

function findClaimsInPassage({ text: written, placeAt, section, quoted }: Passage): Finding[] {
  const words = replaceTypographicCharacters(written)
  const isAtDistance = DISTANCE.test(section)
  if (isAtDistance && !ABOUT_WORDS.test(section)) return []
  return CLAIMS.flatMap((claim) => {
    // A quotation is not the clinic's own claim, but it may be a patient's testimonial.
    if (quoted && claim.name !== 'testimonial') return []
    // Nearly all passages have none, and matchAll copies the pattern each time.
    if (words.search(claim.pattern) < 0) return []
    return [...words.matchAll(claim.pattern)].flatMap((match): Finding[] => {
      const { start, sentence } = sentenceAt(words, match.index)
      if (isAtDistance && !OURS.test(sentence)) return []
      if (!isClaim(claim, sentence, match.index - start, match[0], words, match.index)) return []
      const reason = `"${match[0]}" claims too much: ${claim.because}; write, for instance, "${claim.instead}"`
      return [{ name: claim.name, severity: 'warning', place: placeAt(match.index), reason }]
    })
  })
}

type Passage = Pick<Manuscript['blocks'][number], 'text' | 'placeAt' | 'section' | 'quoted'>

/** Front-matter fields whose words are shown. */
const FIELDS = ['title', 'description', 'tags', 'featuredimagealt', 'glance', 'journey'] as const

function passages(text: Manuscript): Passage[] {
  const { title, description, post } = text
  const words = {
    title,
    description,
    tags: post?.topics.map(({ label }) => label),
    featuredimagealt: post?.picture?.alt,
    glance: post?.glance,
    journey: post?.journey,
  }
  const fields = FIELDS.flatMap((name) =>
    textsIn(words[name]).map((value) => passage(value, text.placeOf(name))),
  )
  const pictures = text.nodes.flatMap((node) =>
    pictureWords(node).map((value) => passage(value, node.position?.start ?? START)),
  )
  return [...fields, ...text.blocks, ...pictures]
}

/** The alternative texts and titles of pictures. */
function pictureWords(node: Manuscript['nodes'][number]): string[] {
  if (node.type === 'html') {
    const pictures = tagsOf(node.value).filter(({ name }) => name === 'img')
    return textsIn(pictures.flatMap((tag) => [attributeOf(tag, 'alt'), attributeOf(tag, 'title')]))
  }
  if (node.type !== 'image' && node.type !== 'imageReference') return []
  return textsIn([node.alt, 'title' in node ? node.title : null])
}

/** Words that all have the same place in the file. */
function passage(text: string, place: Place): Passage {
  return { text, placeAt: () => place, section: '', quoted: false }
}

/** Every string in a value, at any depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/**
 * Two patterns can match the same words ("no risk", "no risk of"): one finding per place is enough. The words of a field
 * share one place, so there it is one per kind of claim.
 */
function withoutOverlaps(findings: readonly Finding[], fields: readonly Finding['place'][]): Finding[] {
  const places = new Set<string>()
  return findings.filter(({ place, name }) => {
    const key = `${place.line}:${place.column}${fields.includes(place) ? name : ''}`
    if (places.has(key)) return false
    places.add(key)
    return true
  })
}

/** Headings under which a text discusses such wordings instead of using them. */
const DISTANCE =
  /(?:\bnot\b|\bcannot\b|n['’]t\b|\bnobody\b|\bno one\b|\bavoid\b).*\b(?:publish|promis|claim|say|believ|trust|words?|clinics?|adverts?)|\bwarning signs?\b|\bred flags?\b|\bbeware\b|\bmyths?\b|\bwords that\b|\bmisleading\b/i

/** Under these, what a text says of the clinic itself is still judged. */
const ABOUT_WORDS = /\bwords that\b/i
const OURS = /\b(?:we|our|us)\b/i

function isClaim(
  claim: Claim,
  sentence: string,
  at: number,
  match: string,
  block: string,
  blockAt: number,
): boolean {
  const before = sentence.slice(0, at)
  if (isInQuotes(block, blockAt) && !OWN_QUOTE.test(before)) return false
  if (claim.unless?.test(sentence)) return false
  const isPast = HISTORY.test(sentence) && !OURS.test(sentence)
  const ownWords = sentence.slice(OWN_CLAUSE.exec(before)?.index ?? 0)
  if (SPOKEN_ABOUT.test(ownWords) || isPast || OPEN_QUESTION.test(ownWords)) return false
  const next = block.slice(blockAt - at + sentence.length)
  const isQuestion = /\?\s*["”’)]*\s*$/.test(sentence) && !SALES_QUESTION.test(sentence)
  if (isQuestion && !CONFIRMED.test(next)) return false
  const after = sentence.slice(at + match.length)
  if (isNegated(before) || DENIED_AFTER.test(after)) return false
  if (/\bif\b(?! you (?:choose|come|visit|trust|book)\b)[^,;]*$/i.test(before)) return false
  if (/(?:\b(?:may|might)|(?<!\byou )\bcould)(?: \w+){0,2} $/i.test(before)) return false
  const isReported = STUDY.test(sentence) && CITATION.test(block)
  return !(claim.studyMayReport && (isReported || PART_OF_PEOPLE.test(before)))
}

/** “Our ‘miracle cure’” is our own claim, quotation marks or not. */
const OWN_QUOTE =
  /\b(?:our(?: (?!words?|terms?|rules?|lists?|articles?|pages?)[\w-]+)?|we (?:offer|provide|sell)(?: [\w-]+){0,2}) ["“‘]$/i

/** What others say ends where a clause of our own begins: "Many clinics say so, and we guarantee it". */
const OWN_CLAUSE = /[,;] (?:and|but|so|yet) (?:we|our)\b[^,;]*$/i

/** True between quotation marks: the words are somebody else's. */
function isInQuotes(text: string, index: number): boolean {
  const before = text.slice(0, index)
  const straight = (before.match(/"/g)?.length ?? 0) % 2 === 1 && text.includes('"', index)
  const curly = before.lastIndexOf('“') > before.lastIndexOf('”') && text.includes('”', index)
  const single = before.lastIndexOf('‘') > before.lastIndexOf('’') && text.includes('’', index)
  return straight || curly || single
}

const OTHERS =
  '(?:(?:a|an|any|some|many|most|other|few|certain|every|no|such|these|those) (?:\\w+ )?(?:clinics?|adverts?|advertisements?|websites?|providers?|sellers?|products?|companies|company|people|doctors?|practitioners?|salesp(?:eople|ersons?)|treatments?)|clinics|adverts|advertisements|websites|providers|sellers|companies|anyone|anybody|someone|somebody|whoever|they)'

/** The sentence talks about such a promise: it warns of it, asks about it, or says that others make it. */
const SPOKEN_ABOUT = new RegExp(
  [
    // "Ask us why our treatment is safe" says that it is.
    '\\bask(?:s|ed|ing)?\\b(?! us why (?:we|our)\\b)[^.]*\\b(?:whether|if|how|what|why|which|who|for)\\b',
    '\\b(?:beware|be (?:careful|cautious|wary|sceptical|skeptical|suspicious)|careful|warning signs?|red flags?|warn(?:s|ed|ing)?|misleading|mislead|falsely|so-called|too good to be true|illegal|banned|forbidden|distrust|avoid|myth)\\b',
    `\\b${OTHERS}\\b(?!,? (?:that )?(?:we|our)\\b)[^.;]{0,40}\\b(?:promis|claim|say|said|offer|speak|guarantee|advertis|tell|describ|call|market|boast|sell|suggest|mention|who|that)\\w*`,
    '\\b(?:you may|you might|you will|people) (?:read|hear|see|say|believe|think|be told)\\b',
    '\\b(?:it is|it would be|is it) (?:often |sometimes )?(?:said|claimed|suggested|wrong|false|untrue|a mistake|not true)\\b',
    '\\b(?:words?|terms?|phrases?|claims?|(?<!\\b(?:we|can) )promises?|statements?) (?:such as|like|of|that)\\b',
    "\\b(?:does|do) not mean\\b|\\bdoesn['’]t mean\\b",
    '\\b(?:proves? nothing|says? nothing|forbids?|reason to leave)\\b',
  ].join('|'),
  'i',
)

const HISTORY =
  /\b(?:once (?:thought|believed|hailed|called|seen|sold|considered|promised)|used to (?:be|promise|say|call)|(?:was|were|been) (?:long |widely |once |first )?(?:thought|believed|considered|hailed|called|marketed|advertised|sold as|touted|said)|historical(?:ly)?|in history|in the (?:1[6-9]|20)\d0s|centur(?:y|ies)|ancient|legends?|folklore|in (?:1[6-9]\d\d|19\d\d))\b/i

const OPEN_QUESTION =
  /\b(?:whether|(?:not known|unknown)(?! to (?:many|most|some|few)\b)|unclear|uncertain|no (?:good |strong |reliable |clear )?(?:evidence|proof|study|studies|trial|trials)|(?:little|not enough|insufficient|weak) evidence|not (?:been )?(?:proven|proved|established|shown)|unproven|remains to be)\b/i

const SALES_QUESTION =
  /^\W*(?:looking for|want(?:ing)?|wish(?:ing)?|tired of|ready (?:for|to)|dream\w*|do you (?:want|wish|dream)|would you like|why (?:wait|suffer)|searching for|need|who (?:does not|doesn['’]t) want)\b/i

/** "Are the results permanent? Yes" makes the claim. */
const CONFIRMED = /^\s*(?:yes|absolutely|of course|certainly|definitely)\b/i

const DENIED_AFTER =
  /^(?! (?:\w+ ){0,2}(?:that|which|if|unless)\b)[^.;,]{0,40}\b(?:(?:is|are|was|were|does|do|did|has|have|can|could|will|would|should) not|isn['’]t|aren['’]t|wasn['’]t|doesn['’]t|don['’]t|can['’]t|cannot|won['’]t)\b(?! only| be wrong)(?! [^.;,]*\b(?:surgery|hurt|pain)\b)|^ (?:nobody|no one|nothing|none)\b|^[^.;]{0,30}\b(?:does not exist|is (?:impossible|unlikely|wrong|untrue|false|a myth)|do not exist|cannot be (?:promised|guaranteed|expected))\b/i

/** "Studies found no side effects" without a source is a promise dressed up as science. */
const CITATION = /\[\d+\]/

/** A study is named, and what it found is reported. */
const STUDY =
  /\b(?:stud(?:y|ies)|trials?|reviews?|authors|researchers|participants|patients in|people in|volunteers|reports?)\b[^.]*\b(?:report(?:ed|s)?|found|finds|saw|observed|recorded|showed|noted|had|was|were|did|improved|seen|experienced)\b|\b(?:found|reported|saw|noted|observed|recorded)\b[^.]*\b(?:in|by) (?:\w+ )?(?:stud(?:y|ies)|trials?|reviews?|participants)\b|\b(?:were|was|been) (?:reported|seen|observed|recorded|found|noted)\b[^.]*(?:\b(?:stud(?:y|ies)|trials?|reviews?|participants|follow-up)\b|\[\d+\])/i

/** "Some people have …" is not a promise to everyone. */
const PART_OF_PEOPLE =
  /\b(?:some|most|many|other|few|half of|placebo) (?:\w+ )?(?:people|patients|women|men|group|volunteers)\b[^.]{0,20}$/i

/** A negation in front of the words, in the same clause: "is not a", "nobody can", "no honest clinic will". */
function isNegated(before: string): boolean {
  if (PRAISE.test(before)) return false
  if (NEGATIVE_SUBJECT.test(before)) return true
  for (const negation of before.matchAll(NEGATION)) {
    const between = before.slice(negation.index + negation[0].length)
    const isNarrow = /^(?:no|without|zero)$/i.test(negation[0])
    if (between.length > 90 || (isNarrow ? NARROW_END : WIDE_END).test(between)) continue
    if (/^ only\b/i.test(between)) continue
    return true
  }
  return false
}

const NEGATION =
  /\b(?:not|never|cannot|no|without|neither|nor|none|nobody|nothing|hardly|rarely|seldom|unlikely|rather than|instead of|lack of|fails? to|failed to|unable to|impossible to|refuse to|far from|nowhere near)\b|n['’]t\b/gi
const WIDE_END =
  /[;:.!?]|,(?! (?:or|nor|and)\b)|\bbut\b|\bhowever\b|\bbecause\b|\bso\b|\band (?:the|your|our|its?|you|we|they|this|results?|effects?)\b|–|—/i
const NARROW_END = /[;:,.!?]|\bbut\b|\band\b|\bwith\b|\bfor\b|\bthanks to\b|–|—/i
const PRAISE =
  /\b(?:no (?:exaggeration|secret|doubt|other clinic)|without (?:a )?doubt|nothing (?:less than|short of)|nobody else|never before|cannot fail|not regret)\b/i
const NEGATIVE_SUBJECT =
  /^\W*(?:(?:nobody|nothing|none|neither|no one|few|not (?:all|every|one))\b|no (?:[\w-]+ ){1,4}?(?:can|could|will|would|is|are|was|has|have|does|do|should|may|in|,|including|that|who)\b)[^;:.]*$/i
