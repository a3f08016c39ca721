import { expect, test } from 'playwright/test'
import { readContent } from '@/lib/posts/read-content'
import { formatMessage } from '@/lib/posts/report'
import { createContent } from '../create-content'

const FILE = 'content/search-words.yaml'

test.describe('a mistake in the search words is reported at its place', () => {
  const entry = (word: string, typed: string) => `words:\n  - word: ${word}\n    typed: ${typed}\n`
  for (const [what, yaml, message] of [
    [
      'two words typed',
      entry('text', '[big spot]'),
      '3:13: error: words: this is not one word to search for',
    ],
    ['a hyphen', entry('make-up', '[rouge]'), '2:11: error: words: this is not one word to search for'],
    ['a word that the search leaves out', entry('text', '[the]'), '3:13: error: words: this is not one word'],
    ['no word', entry('', '[spot]'), '2:5: error: words: a word is missing'],
    ['no list', entry('text', 'spot'), '3:12: error: words: typed is not a list'],
    ['an empty list', entry('text', '[]'), '3:12: error: words: there is no word here'],
    ['another field', `${entry('text', '[spot]')}    see: x\n`, '2:5: error: words: see is not known here'],
    ['words without a list', 'words: acne\n', '1:8: error: words: this is not a list'],
    ['a word of no page', entry('acne', '[spot]'), '2:11: warning: words: no page has "acne"'],
  ] as const) {
    test(what, async () => {
      const root = test.info().outputPath()
      await createContent(root, { [FILE]: yaml })
      const { messages } = await readContent(root, new Date())
      const own = messages.map(formatMessage).filter((one) => one.startsWith(`${FILE}:`))
      expect(own.map((one) => one.replace(`${FILE}:`, ''))).toEqual([expect.stringContaining(message)])
    })
  }
})
