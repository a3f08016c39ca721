import { type Content, readContent } from '../posts'
import { formatMessage, isError } from '../posts/report'

/**
 * Reads all content and prints every problem, one a line, then a count.
 *
 * @param root the project's folder
 * @returns true when nothing stops a build
 */
export async function check(root: string): Promise<boolean> {
  return reportContent(await readContent(root, new Date()))
}

/** Prints every problem of some content, one a line, then a count. @returns true when nothing stops a build */
export function reportContent({ posts, messages }: Content): boolean {
  for (const message of messages) console.log(formatMessage(message))
  const errors = messages.filter(isError).length
  const warnings = messages.length - errors
  console.log(
    `${count(posts.length, 'article')} checked: ${count(errors, 'error')}, ${count(warnings, 'warning')}.`,
  )
  return errors === 0
}

const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
