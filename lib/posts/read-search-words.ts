import { existsSync } from 'node:fs'
import path from 'node:path'
import type { VFile } from 'vfile'
import { z } from 'zod'
import { fold, isStopWord, wordsOf } from '../search/words'
import { type Fields, readYamlFields } from './front-matter'
import { readFields } from './read-fields'
import { readSource } from './read-source'
import { reportWarning } from './report'

const SEARCH_WORDS_FILE = 'content/search-words.yaml'

const oneWord = z
  .string({ error: 'a word is missing or not text; write one word' })
  .transform((value) => value.trim())
  .refine(
    (value) => wordsOf(value).length === 1 && !isStopWord(fold(value)),
    'this is not one word to search for; write one such as acne, without spaces or hyphens, and not one such as "the"',
  )

/** What content/search-words.yaml may hold, and what to write when it does not. */
export const searchWordsSchema = z.object({
  words: z.array(
    z.strictObject(
      {
        word: oneWord,
        typed: z
          .array(oneWord, { error: 'typed is not a list; write one such as [pimples, zits]' })
          .min(1, 'there is no word here; write at least one that patients type'),
      },
      {
        error: (issue) =>
          issue.code === 'unrecognized_keys'
            ? `${issue.keys} is not known here; the fields are word and typed`
            : 'this is not an entry; write "- word: …", and below it typed',
      },
    ),
    { error: 'this is not a list; write each word of a page after "- word: ", and below it typed' },
  ),
})

/** A word of the pages, and the words that patients type instead. */
export type SearchWord = z.output<typeof searchWordsSchema>['words'][number]

/**
 * Reads the words that patients type, and reports every problem. Without the file there are none.
 *
 * @param root the project's folder
 */
export async function readSearchWords(
  root: string,
): Promise<{ words: SearchWord[]; fields: Fields | undefined; file: VFile | undefined }> {
  if (!existsSync(path.join(root, SEARCH_WORDS_FILE)))
    return { words: [], fields: undefined, file: undefined }
  const file = await readSource(root, SEARCH_WORDS_FILE)
  const fields = file?.value === undefined ? undefined : readYamlFields(file, String(file.value))
  const read = file && fields && readFields(file, fields, searchWordsSchema)
  return { words: read?.words ?? [], fields, file }
}

/**
 * Reports the words that are on no page: typing another word for them finds nothing.
 *
 * @param texts everything that pages show
 */
export function checkSearchWords(
  { words, fields, file }: Awaited<ReturnType<typeof readSearchWords>>,
  texts: readonly string[],
): void {
  if (file === undefined || fields === undefined) return
  const missing = new Map(words.map(({ word }, index) => [word.toLowerCase(), index]))
  for (const text of texts) {
    if (missing.size === 0) return
    const lower = text.toLowerCase()
    for (const word of missing.keys()) if (lower.includes(word)) missing.delete(word)
  }
  for (const [word, index] of missing)
    reportWarning(
      file,
      fields.placeOf(['words', index, 'word']),
      `words: no page has "${word}", so nothing is found by it; write a word that a page has, or remove this entry`,
      'unused-search-word',
    )
}
