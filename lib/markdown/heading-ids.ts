import GithubSlugger from 'github-slugger'
import type { Root } from 'hast'
import { headingRank } from 'hast-util-heading-rank'
import rehypeSlug from 'rehype-slug'
import { elementsIn } from './elements'
import { besidePageIds } from './page-ids'

/** Gives each heading its id, with rehype-slug; one that an author wrote stays. */
export function headingIds() {
  const addSlugs = rehypeSlug()
  return (tree: Root) => {
    const headings = elementsIn(tree)
      .map(({ node }) => node)
      .filter((node) => headingRank(node) !== undefined && !node.properties.id)
    addSlugs(tree)
    const ids = besidePageIds(headings.map(({ properties }) => String(properties.id)))
    headings.forEach(({ properties }, index) => {
      properties.id = ids[index]
    })
  }
}

/**
 * The same ids for those who have only the words: rehype-slug is made of this slugger.
 *
 * @param headings the words of each heading of a text without an id of its own, in order
 */
export function idsOfHeadings(headings: readonly string[]): string[] {
  const slugger = new GithubSlugger()
  return besidePageIds(headings.map((words) => slugger.slug(words)))
}
