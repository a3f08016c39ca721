import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

/** The box of a `- [ ]` entry can be ticked while one reads; what was ticked is not kept and goes nowhere. */
export function tickBoxes() {
  return (tree: Root) => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName !== 'input') return
      properties.disabled = undefined
      properties.ariaLabel = 'Tick off'
    })
  }
}
