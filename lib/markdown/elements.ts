import type { Element, Parents } from 'hast'

/** An element of a tree, and its parent. */
export type Placed = { node: Element; parent: Parents }

/**
 * Every element below a node, in order. `unist-util-visit` names each visit, for stack traces: with nine plugins walking
 * each text, the naming took a sixth of the time needed to check and compile it.
 *
 * @returns a snapshot: changes to the tree while iterating over it do not affect it
 */
export function elementsIn(tree: Parents): Placed[] {
  const found: Placed[] = []
  const walk = (parent: Parents) => {
    for (const node of parent.children) {
      if (node.type !== 'element') continue
      found.push({ node, parent })
      walk(node)
    }
  }
  walk(tree)
  return found
}
