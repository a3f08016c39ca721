import type { Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { elementsIn } from './elements'

/**
 * Numbers the links whose address can't be seen on paper, and appends each address once, in order, to `addresses`: number
 * 1 is the first entry. A link that shows its address needs no number, nor does one within the page.
 */
export function linkNotes(addresses: string[]) {
  return (tree: Root) => {
    const numbers = new Map<string, number>()
    for (const { node } of elementsIn(tree)) {
      const href = String(node.properties.href ?? '')
      if (node.tagName !== 'a' || !/^(https?:\/\/|\/)/.test(href) || textOf(node) === href) continue
      let number = numbers.get(href)
      if (number === undefined) {
        number = addresses.push(href)
        numbers.set(href, number)
      }
      node.properties.dataNote = number
    }
  }
}
