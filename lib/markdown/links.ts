import type { Root } from 'hast'
import { elementsIn } from './elements'
import { PAGE_IDS } from './page-ids'

/**
 * Another website opens in the same tab, so that "back" works, and is announced as such. The announcement is a
 * description: the words of the link stay those that the author wrote.
 */
export function externalLinks() {
  return (tree: Root) => {
    for (const { node } of elementsIn(tree)) {
      const { tagName, properties } = node
      if (tagName !== 'a' || !/^(https?:)?\/\//i.test(String(properties.href ?? ''))) continue
      properties.rel = ['external']
      properties.ariaDescribedBy = [PAGE_IDS.externalLink]
    }
  }
}
