import type { Post, WithBody } from '@/lib/posts'
import { makePost } from './make-post'
import { numbersFrom } from './numbers-from'

const SECTIONS = 12
const WORDS_IN_SECTION = 80
/** The number of different words found in 1,000 English articles of this length. */
const VOCABULARY = 16_500

/** Generates the same articles each time, of a thousand words: as in a language, some words frequent and most rare. */
export function manyPosts(count: number): WithBody<Post>[] {
  const random = numbersFrom(7)
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)]
    if (one === undefined) throw new Error('The list is empty.')
    return one
  }
  const syllables = [...'bcdfglmnprstv'].flatMap((consonant) =>
    [...'aeiou'].map((vowel) => consonant + vowel),
  )
  const endings = ['', '', 's', 'ed', 'ing', 'er', 'ion', 'n', 'l', 'th']
  const vocabulary = Array.from(
    { length: VOCABULARY },
    () =>
      Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables)).join('') + pick(endings),
  )
  // Zipf's law: the word of rank n occurs 1/n times as often as the first.
  const word = () => vocabulary[Math.floor(VOCABULARY ** random()) - 1] ?? 'skin'
  const words = (length: number) => Array.from({ length }, word).join(' ')

  return Array.from({ length: count }, (_, number) => {
    const sections = Array.from(
      { length: SECTIONS },
      (_section, index) => `## ${words(4)}\n\n${words(WORDS_IN_SECTION)}${index === 3 ? rare(number) : ''}\n`,
    )
    const topic = number % 2 === 0 ? 'recovery' : 'hair-loss'
    return makePost({
      slug: `article-${number}`,
      title: `${words(5)} ${number}`,
      description: words(22),
      topics: [{ slug: topic, label: topic }],
      body: sections.join('\n'),
    })
  })
}

/** Words to search for: every article has one of a hundred numbered ones, and article 500 a sentence of its own. */
function rare(number: number): string {
  return ` marker${number % 100}x${number === 500 ? '. The cells rest in an incubator' : ''}.`
}
