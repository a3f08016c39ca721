import type { Root } from 'hast'
import { h } from 'hastscript'
import { elementsIn } from './elements'

/**
 * A picture on its own in a paragraph becomes a figure, with its title as the caption:
 * `![A cell](/img/cell.jpg "A fibroblast, stained")`.
 */
export function figures() {
  return (tree: Root) => {
    for (const { node, parent } of elementsIn(tree)) {
      if (node.tagName !== 'p') continue
      const content = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
      const [image] = content
      if (content.length !== 1 || image?.type !== 'element' || image.tagName !== 'img') continue
      const index = parent.children.indexOf(node)
      if (parent.type === 'element' && parent.tagName === 'figure') {
        // Somebody wrote the figure as HTML around the picture.
        parent.children[index] = image
        continue
      }
      const { title, ...properties } = image.properties
      parent.children[index] = h('figure', [
        { ...image, properties },
        ...(title ? [h('figcaption', String(title))] : []),
      ])
    }
  }
}
