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
 * Makes `<PMID:123>` lead to PubMed. Markdown takes "PMID" for a URL scheme, as in `<mailto:…>`, and addresses with an
 * unknown scheme are removed for safety, so the link would lead nowhere.
 */
export function identifierLinks() {
  return (tree: Root, file: VFile) => {
    // Most articles have none, and testing the source is cheaper than walking the tree.
    if (!/\b(?:pmid|pmcid|doi):/i.test(String(file))) return
    visit(tree, 'link', (node) => {
      for (const [pattern, address] of IDENTIFIERS) {
        const id = pattern.exec(node.url)?.[1]
        if (id !== undefined) node.url = address(id)
      }
    })
  }
}
