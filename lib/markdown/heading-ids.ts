import GithubSlugger from 'github-slugger'
import type { Element, ElementContent, Root } from 'hast'
import { headingRank } from 'hast-util-heading-rank'
import rehypeSlug from 'rehype-slug'
import { elementsIn } from './elements'
import { avoidPageIds } from './page-ids'

/**
 * Gives each heading an id with rehype-slug; ids that authors wrote stay. Footnote numbers are left out of it: with one
 * more note further up, the address of the section would change.
 */
export function headingIds() {
  const addSlugs = rehypeSlug()
  return (tree: Root) => {
    const headings = elementsIn(tree)
      .map(({ node }) => node)
      .filter((node) => headingRank(node) !== undefined && !node.properties.id)
    const whole = headings.map(({ children }) => children)
    for (const heading of headings) heading.children = withoutNotes(heading.children)
    addSlugs(tree)
    headings.forEach((heading, index) => {
      heading.children = whole[index] ?? []
    })
    const ids = avoidPageIds(headings.map(({ properties }) => String(properties.id)))
    headings.forEach(({ properties }, index) => {
      properties.id = ids[index]
    })
  }
}

function withoutNotes(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    return isNote(child) ? [] : [{ ...child, children: withoutNotes(child.children) }]
  })
}

const isNote = ({ properties }: Element): boolean => properties.dataFootnoteRef !== undefined

/**
 * The same ids from the headings' words alone: rehype-slug uses this slugger.
 *
 * @param headings the words of each heading in a text that has no id of its own, in order
 */
export function slugHeadings(headings: readonly string[]): string[] {
  const slugger = new GithubSlugger()
  return avoidPageIds(headings.map((words) => slugger.slug(words)))
}
