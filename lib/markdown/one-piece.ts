import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { MdxJsxFlowElementHast } from 'mdast-util-mdx-jsx'

/** The component that receives the text in one piece. */
export const ONE_PIECE = 'ArticleText'

/**
 * The whole text becomes one string of HTML, for one component. Everything in it is decided by now, and React would go
 * through each of its 400 elements three times (component, flight data, HTML), only for the result to be the same.
 */
export function inOnePiece() {
  return (tree: Root) => {
    const element: MdxJsxFlowElementHast = {
      type: 'mdxJsxFlowElement',
      name: ONE_PIECE,
      attributes: [{ type: 'mdxJsxAttribute', name: 'html', value: toHtml(tree) }],
      children: [],
    }
    tree.children = [element]
  }
}
