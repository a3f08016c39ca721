import type { Nodes } from 'mdast'

/**
 * A node and its descendants, in document order. The rules share one such list: walking the tree for each of them took as
 * long as parsing it.
 */
export function nodesIn(node: Nodes): Nodes[] {
  const found: Nodes[] = []
  const walk = (current: Nodes) => {
    found.push(current)
    if ('children' in current) for (const child of current.children) walk(child)
  }
  walk(node)
  return found
}

/** The nodes of one type. */
export function ofType<T extends Nodes['type']>(
  nodes: readonly Nodes[],
  type: T,
): Extract<Nodes, { type: T }>[] {
  return nodes.filter((node): node is Extract<Nodes, { type: T }> => node.type === type)
}
