import { expect, test } from 'playwright/test'
import { readingMinutes } from '@/lib/markdown/reading-time'

const words = (count: number) => 'word '.repeat(count)

for (const [what, markdown, minutes] of [
  ['nothing', '', 1],
  ['a sentence', 'Three short words.', 1],
  ['299 words', words(299), 1],
  ['300 words', words(300), 2],
  ['1,000 words', words(1000), 5],
  ['figures', '12 '.repeat(400), 2],
  ['words in another script', 'слово '.repeat(400), 2],
  ['addresses and markup', `[a](https://example.com/${'a/'.repeat(900)}) <b title="${words(900)}">b</b>`, 1],
  ['a section called Sources without a list', `## Sources\n\n${words(400)}\n\n## Method\n\n${words(400)}`, 4],
  ['what follows the list of sources', `## Sources\n\n1. ${words(900)}\n\n## Thanks\n\n${words(400)}`, 2],
  ['the list of sources', `${words(400)}\n\n## **References**\n\n1. ${words(900)}`, 2],
  ['a section called Sources', `## Sources\n\n${words(400)}\n\n## References\n\n1. ${words(900)}`, 2],
] as const) {
  test(`reading ${what} takes ${minutes} min`, () => {
    expect(readingMinutes(markdown)).toBe(minutes)
  })
}
