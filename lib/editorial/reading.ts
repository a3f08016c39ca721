import { fleschKincaid } from 'flesch-kincaid'
import { toString as textOf } from 'nlcst-to-string'
import { ParseEnglish } from 'parse-english'
import { syllable } from 'syllable'
import { visit } from 'unist-util-visit'
import type { Block } from './manuscript'
import type { Finding, Rule } from './rule'

const MAX_WORDS = 20
const MAX_SENTENCES = 5
/** Ninth grade in the United States, in which children turn 15. */
const MAX_GRADE = 9

export const readingRule: Rule = {
  family: 'reading',
  title: 'Easy to read',
  reason:
    'More than four in ten adults struggle with health information that is written for the public. This is advice, given only when it is asked for.',
  source:
    'NHS digital service manual, Health literacy, https://service-manual.nhs.uk/content/health-literacy, and How we write, Clear and Concise, https://service-manual.nhs.uk/content/how-we-write: at most 20 words a sentence and three sentences a paragraph, to be understood at 11 to 14 years of age. Five sentences, and a grade to measure it by, are the clinic’s own limits',
  finds: [
    `a sentence with more than ${MAX_WORDS} words`,
    `a paragraph with more than ${MAX_SENTENCES} sentences`,
    `a section whose Flesch-Kincaid grade is above ${MAX_GRADE}`,
  ],
  check: ({ blocks }) => {
    const findings: Finding[] = []
    const sections = new Map<string, { block: Block; counts: Counts }>()
    for (const block of blocks) {
      if (block.kind !== 'paragraph') continue
      const sentences = sentencesOf(block.text)
      const advise = (name: string, index: number, reason: string) =>
        findings.push({ name, severity: 'info', place: block.placeAt(index), reason })
      for (const { start, words } of sentences) {
        if (words.length > MAX_WORDS)
          advise(
            'long-sentence',
            start,
            `this sentence has ${words.length} words; split it into sentences of at most ${MAX_WORDS}`,
          )
      }
      if (sentences.length > MAX_SENTENCES)
        advise(
          'long-paragraph',
          0,
          `this paragraph has ${sentences.length} sentences; split it into paragraphs of at most ${MAX_SENTENCES}`,
        )
      const section = sections.get(block.section) ?? { block, counts: { sentence: 0, word: 0, syllable: 0 } }
      for (const { words } of sentences) {
        section.counts.sentence += 1
        section.counts.word += words.length
        section.counts.syllable += words.reduce((sum, word) => sum + syllable(word), 0)
      }
      sections.set(block.section, section)
    }
    return [...findings, ...[...sections].flatMap(([name, section]) => grade(name, section))]
  },
}

type Counts = { sentence: number; word: number; syllable: number }

/** The grade of fewer words is down to chance. */
const ENOUGH_WORDS = 60

function grade(name: string, { block, counts }: { block: Block; counts: Counts }): Finding[] {
  const level = fleschKincaid(counts)
  if (counts.word < ENOUGH_WORDS || level <= MAX_GRADE) return []
  const where = name === '' ? 'the text before the first heading' : `the section "${name}"`
  const reason = `${where} is at grade ${level.toFixed(1)}, and ${MAX_GRADE} is the aim; use shorter sentences and more common words`
  return [{ name: 'grade', severity: 'info', place: block.placeAt(0), reason }]
}

const english = new ParseEnglish()

function sentencesOf(text: string): { start: number; words: string[] }[] {
  const sentences: { start: number; words: string[] }[] = []
  visit(english.parse(text), 'SentenceNode', (sentence) => {
    const words: string[] = []
    visit(sentence, 'WordNode', (word) => {
      const letters = textOf(word)
      if (/\p{L}/u.test(letters)) words.push(letters)
    })
    if (words.length > 0) sentences.push({ start: sentence.position?.start.offset ?? 0, words })
  })
  return sentences
}
