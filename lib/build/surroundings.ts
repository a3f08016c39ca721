import { isDeepStrictEqual } from 'node:util'
import type { Properties } from 'hast'
import { createSite, type Site, type SiteFacts } from '../editorial/site'
import type { PictureAttributes } from '../markdown/pictures'

/** What may be asked about the site around a text while it is checked and rendered. */
export type Surroundings = { site: Site; pictureAttributes: PictureAttributes }

/**
 * What any text may ask about the site and its pictures.
 *
 * @param root the project's folder
 */
export function surroundingsOf(root: string, facts: SiteFacts): Surroundings {
  return {
    site: createSite(facts),
    pictureAttributes: async (src, alt) => {
      // Imported only here: a check alone needs no part of Next.
      const { pictureAttributesIn } = await import('../posts/picture-attributes')
      return pictureAttributesIn(root)(src, alt)
    },
  }
}

type Question =
  | { ask: 'lookUp'; address: string }
  | { ask: 'hasAnchor'; address: string; anchor: string }
  | { ask: 'picture'; src: string; alt: string }

/** The questions asked for one text, with their answers. */
export type Answers = readonly { question: Question; answer: Answer }[]

type Answer = ReturnType<Site['lookUp']> | boolean | Properties | undefined

/**
 * @param surroundings of all texts
 * @returns the same surroundings for one text, and a record of every question asked and its answer
 */
export function recordAnswers({
  site,
  pictureAttributes,
}: Surroundings): Surroundings & { answers: Answers } {
  const answers: { question: Question; answer: Answer }[] = []
  const note = <Given extends Answer>(question: Question, answer: Given): Given => {
    answers.push({ question, answer })
    return answer
  }
  return {
    site: {
      ...site,
      lookUp: (address) => note({ ask: 'lookUp', address }, site.lookUp(address)),
      hasAnchor: (address, anchor) =>
        note({ ask: 'hasAnchor', address, anchor }, site.hasAnchor(address, anchor)),
    },
    pictureAttributes: async (src, alt) =>
      note({ ask: 'picture', src, alt }, await pictureAttributes(src, alt)),
    answers,
  }
}

/** True when every question has the same answer now. */
export async function areSame(answers: Answers, surroundings: Surroundings): Promise<boolean> {
  for (const { question, answer } of answers)
    if (!isDeepStrictEqual(await ask(question, surroundings), answer)) return false
  return true
}

function ask(question: Question, { site, pictureAttributes }: Surroundings): Answer | Promise<Answer> {
  switch (question.ask) {
    case 'lookUp':
      return site.lookUp(question.address)
    case 'hasAnchor':
      return site.hasAnchor(question.address, question.anchor)
    case 'picture':
      return pictureAttributes(question.src, question.alt)
  }
}
