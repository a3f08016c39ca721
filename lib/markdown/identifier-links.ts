import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

/** The identifiers that medical authors write in angle brackets, with the address each leads to. */
const IDENTIFIERS: readonly [RegExp, (id: string) => string][] = [
  [/^pmid:(\d+)$/i, (id) => `https://pubmed.ncbi.nlm.nih.gov/${id}/`],
  [/^pmcid:(PMC\d+)$/i, (id) => `https://pmc.ncbi.nlm.nih.gov/articles/${id}/`],
  [/^doi:(10\.\S+)$/i, (id) => `https://doi.org/${id}`],
]

/**
 * `<PMID:123>` leads to PubMed. Markdown takes "PMID" for a protocol, like that of `<mailto:…>`, and an address with an
 * unknown protocol is removed for safety, so that the link would lead nowhere.
 */
export function identifierLinks() {
  return (tree: Root, file: VFile) => {
    // Most articles have none, and a look at the source is cheaper than a walk of the tree.
    if (!/\b(?:pmid|pmcid|doi):/i.test(String(file))) return
    visit(tree, 'link', (node) => {
      for (const [pattern, address] of IDENTIFIERS) {
        const id = pattern.exec(node.url)?.[1]
        if (id !== undefined) node.url = address(id)
      }
    })
  }
}
