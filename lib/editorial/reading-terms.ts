import { stemmer } from 'stemmer'
import { glossaryMatcher } from '../markdown/glossary-terms'
import type { Finding, Rule } from './rule'
import { technicalWords } from './technical-words'

export const readingTermsRule: Rule = {
  family: 'reading',
  title: 'Words that need explaining',
  reason:
    'A reader who meets an unknown word loses the sentence. A word in the glossary is explained on the page where it is first used; any other needs its meaning beside it. This is advice, given only when it is asked for.',
  source:
    'NHS digital service manual, How we write, Clear: medical terms are explained when they are not commonly known, and the plain words come first, as in “piles (haemorrhoids)”, https://service-manual.nhs.uk/content/how-we-write. Which words count as technical is the clinic’s own choice',
  finds: [
    'an abbreviation in capitals that is neither in the glossary nor spelled out where it is first used',
    'a medical word, known by its Greek or Latin parts, that is neither in the glossary nor explained where it is first used',
  ],
  check: ({ post, blocks, body }, { glossary }) => {
    // Only articles show glossary meanings.
    if (post === undefined) return []
    const findings: Finding[] = []
    const met = new Set<string>()
    for (const { kind, text, placeAt } of blocks) {
      if (kind === 'heading') continue
      const rest = withoutKnown(text, glossary, met)
      for (const { word, index } of technicalWords(rest)) {
        const key = stemmer(word.toLowerCase())
        if (met.has(key)) continue
        met.add(key)
        if (isExplained(text, word, index) || body.includes(`>${word}</abbr>`)) continue
        const reason = `"${word}" is neither in the glossary nor explained here; use a plain word, write its meaning after it in brackets, or add it to content/glossary.yaml`
        findings.push({ name: 'unexplained-term', severity: 'info', place: placeAt(index), reason })
      }
    }
    return findings
  },
}

/** The text with spaces for glossary terms, whose words then count as met: "alopecia" after "androgenetic alopecia". */
function withoutKnown(
  text: string,
  glossary: Parameters<typeof glossaryMatcher>[0],
  met: Set<string>,
): string {
  if (glossary.length === 0) return text
  return text.replace(glossaryMatcher(glossary).pattern, (term) => {
    for (const word of term.toLowerCase().split(/[^\p{L}\p{N}]+/u)) met.add(stemmer(word))
    return ' '.repeat(term.length)
  })
}

/** True when the words around it say what it means. Anything in brackets or after "that is" is taken for a meaning. */
function isExplained(text: string, word: string, index: number): boolean {
  const before = text.slice(0, index)
  const after = text.slice(index + word.length)
  return MEANING_BEFORE.test(before) || MEANING_AFTER.test(after)
}

/** "piles (haemorrhoids", "redness, or erythema", "is called angiogenesis", "the medical word is pruritus". */
const MEANING_BEFORE =
  /\p{L}["”’*]? \((?:(?:also )?(?:known as|called)|or|in short|the medical (?:word|name|term) is|an? |the )?\s*(?:\p{L}+ ){0,2}$|\b(?:also )?(?:called|known as|named|termed|the (?:medical )?(?:word|name|term) (?:is|for (?:this|it|that) is))\s+(?:an?\s|the\s)?["“‘*]?(?:\p{L}+ ){0,1}$|, or ["“]?(?:\p{L}+ )?$/iu

/** "erythema (red skin)", "keratinocytes, the cells of …", "PRP stands for …", "pruritus means …", "… . This is a …". */
const MEANING_AFTER = new RegExp(
  [
    `^["”’*]?(?: \\p{L}+)? \\((?!\\[|see\\b|\\d)`,
    `^["”’*]?(?: \\p{L}+)?(?:,| –| —|:) (?:(?:(?:which|that|this) (?:is|are|means?))|that is|meaning|or|also (?:called|known as)|in other words|short for|an?|the)\\b`,
    `^["”’*]? (?:means?|stands? for|is short for|is the (?:medical )?(?:word|name|term) for|refers? to|(?:is|are) (?:an?|the|\\p{L}+ (?:that|which|who|of|from))\\b)`,
    `^[^.!?]*[.!?] (?:This|That|These|It|They) (?:means?|(?:is|are) (?:an?|the|\\p{L}+ (?:that|which|who|of|from))\\b)`,
  ].join('|'),
  'u',
)
