import type { Root } from 'hast'
import { elementsIn } from './elements'
import { PAGE_IDS } from './page-ids'

/**
 * Links to other websites open in the same tab, so that "back" works, and are announced as such. The announcement is a
 * description: the link's text stays as the author wrote it.
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
