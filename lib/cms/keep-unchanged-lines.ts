import { diffArrays } from 'diff'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/**
 * Restores lines that an editor rewrote without changing their meaning. The rich text editor of the CMS rewrites the
 * whole text as soon as it is shown: `*word*` becomes `_word_`, `* entry` becomes `- entry`, `1~2` becomes `1\~2`.
 *
 * @param original the text before it was edited
 * @param edited the text as the editor wrote it; lines end in "\n" in both
 * @param meaningOf the meaning of one line or of the whole text, equal for texts that say the same
 * @returns a text that means the same as `edited`, in which each line with an unchanged meaning keeps its bytes
 */
export function keepUnchangedLines(
  original: string,
  edited: string,
  meaningOf: (text: string) => string,
): string {
  const meanings = new Map<string, string>()
  const meaningOfLine = (line: string) => {
    const meaning = meanings.get(line) ?? meaningOf(line.trim())
    meanings.set(line, meaning)
    return meaning
  }
  const before = original.split('\n')
  const changes = diffArrays(before, edited.split('\n'), {
    comparator: (a, b) => a === b || meaningOfLine(a) === meaningOfLine(b),
  })
  const meaning = meaningOf(edited)
  // An entry with another bullet than its neighbours would begin a list of its own, so it takes theirs.
  for (const bullet of [undefined, '*', '-', '+']) {
    const lines: string[] = []
    let position = 0
    for (const { added, removed, count = 0, value } of changes) {
      if (added) lines.push(...value.map((line) => withBullet(line, bullet)))
      else {
        if (!removed) lines.push(...before.slice(position, position + count))
        position += count
      }
    }
    const text = lines.join('\n')
    if (meaningOf(text) === meaning) return text
  }
  // A line can mean one thing alone and another in context, in a block of code for instance: then the editor's text stays.
  return edited
}

function withBullet(line: string, bullet: string | undefined): string {
  return bullet === undefined ? line : line.replace(/^(\s*)[*+-](?=\s)/, `$1${bullet}`)
}

/** What a Markdown text means: its tree, without positions. */
export function markdownMeaning(markdown: string): string {
  const tree = fromMarkdown(markdown, {
    extensions: [gfm({ singleTilde: false })],
    mdastExtensions: [gfmFromMarkdown()],
  })
  return JSON.stringify(tree, (key, value: unknown) => (key === 'position' ? undefined : value))
}
