import type { Root } from 'hast'
import { elementsIn } from './elements'

/** The box of a `- [ ]` entry can be ticked while one reads; what was ticked is not kept and goes nowhere. */
export function tickBoxes() {
  return (tree: Root) => {
    for (const { node } of elementsIn(tree)) {
      if (node.tagName !== 'input') continue
      node.properties.disabled = undefined
      node.properties.ariaLabel = 'Tick off'
    }
  }
}
