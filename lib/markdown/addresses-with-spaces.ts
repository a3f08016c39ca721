import type { Image, Link, Root } from 'mdast'
import { findAndReplace } from 'mdast-util-find-and-replace'
import type { VFile } from 'vfile'

/** `![words](/address with spaces.jpg "title")`, also with brackets in the name, as cameras and phones write them. */
const WITH_SPACE =
  /(!?)\[([^[\]\n]*)\]\((\/(?:[^\s()"]|\([^\s()]*\))+(?: +(?:[^\s()"]|\([^\s()]*\))+)+)(?:\s+"([^"\n]*)")?\)/g

/** Most articles have no such address, and a look at the source is cheaper than a walk of the tree. */
const MAYBE = /\]\(\/[^)\s]* /

/**
 * `![A cell](/img/my photo.jpg)` is a picture. The CMS writes the name of an uploaded file as it is, and CommonMark ends
 * an address at the first space, so that the page would show the markup as text.
 */
export function addressesWithSpaces() {
  return (tree: Root, file: VFile) => {
    if (!MAYBE.test(String(file))) return
    findAndReplace(tree, [
      WITH_SPACE,
      (_: string, bang: string, words: string, address: string, title?: string): Image | Link => {
        const target = { url: address.replaceAll(' ', '%20'), title: title ?? null }
        return bang === '!'
          ? { type: 'image', alt: words, ...target }
          : { type: 'link', children: [{ type: 'text', value: words }], ...target }
      },
    ])
  }
}
