import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { MdxJsxFlowElementHast } from 'mdast-util-mdx-jsx'

/** The component that receives the whole text. */
export const TEXT_COMPONENT = 'ArticleText'

/**
 * Turns the whole text into one HTML string for one component. Nothing in it changes any more, and React would process
 * each of its 400 elements three times (component, flight data, HTML) for the same result.
 */
export function wrapInComponent() {
  return (tree: Root) => {
    const element: MdxJsxFlowElementHast = {
      type: 'mdxJsxFlowElement',
      name: TEXT_COMPONENT,
      attributes: [{ type: 'mdxJsxAttribute', name: 'html', value: toHtml(tree) }],
      children: [],
    }
    tree.children = [element]
  }
}
