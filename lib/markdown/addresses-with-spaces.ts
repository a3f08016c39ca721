import type { Image, Link, Root } from 'mdast'
import { findAndReplace, type RegExpMatchObject } from 'mdast-util-find-and-replace'
import type { Position } from 'unist'
import type { VFile } from 'vfile'

/** `![words](/address with spaces.jpg "title")`, also with parentheses in the name, as cameras and phones write them. */
const WITH_SPACE =
  /(!?)\[([^[\]\n]*)\]\((\/(?:[^\s()"]|\([^\s()]*\))+(?: +(?:[^\s()"]|\([^\s()]*\))+)+)(?:\s+"([^"\n]*)")?\)/g

/** Most articles have no such address, and testing the source is cheaper than walking the tree. */
const MAYBE = /\]\(\/[^)\s]* /

/**
 * Makes `![A cell](/img/my photo.jpg)` a picture. The CMS writes the name of an uploaded file as it is, but CommonMark
 * ends an address at the first space, so the page would show the markup as text.
 */
export function addressesWithSpaces() {
  return (tree: Root, file: VFile) => {
    if (!MAYBE.test(String(file))) return
    findAndReplace(tree, [
      WITH_SPACE,
      (
        _: string,
        bang: string,
        words: string,
        address: string,
        title: string | undefined,
        match: RegExpMatchObject,
      ): Image | Link => {
        const target = {
          url: address.replaceAll(' ', '%20'),
          title: title ?? null,
          position: positionOf(match),
        }
        return bang === '!'
          ? { type: 'image', alt: words, ...target }
          : { type: 'link', children: [{ type: 'text', value: words }], ...target }
      },
    ])
  }
}

/** The line and column at which a match begins: problems with the picture are reported there. */
function positionOf({ index, input, stack }: RegExpMatchObject): Position | undefined {
  const start = stack.at(-1)?.position?.start
  if (start === undefined) return undefined
  const lines = input.slice(0, index).split('\n')
  const column = (lines.at(-1)?.length ?? 0) + 1
  const point = {
    line: start.line + lines.length - 1,
    column: lines.length === 1 ? start.column + column - 1 : column,
  }
  return { start: point, end: point }
}
