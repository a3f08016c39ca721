import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm as gfmSyntax } from 'micromark-extension-gfm'
import type { Construct, ConstructRecord, Extension } from 'micromark-util-types'
import type { Processor } from 'unified'

/**
 * Tables, footnotes, strikethrough, bare URLs. A single tilde is not markup: `1~2 million over 3~4 weeks` has ranges.
 *
 * `remark-gfm` minus one construct: at the start of every word it tries to read an e-mail address, which takes a fifth of
 * a parse (4.1 ms against 3.2 ms for 850 words), and `gfmFromMarkdown` looks for e-mail addresses in the tree anyway.
 */
export function gfm(this: Processor) {
  const data = this.data()
  data.micromarkExtensions ??= []
  data.fromMarkdownExtensions ??= []
  data.micromarkExtensions.push(syntax)
  data.fromMarkdownExtensions.push(gfmFromMarkdown())
}

const { text, ...others } = gfmSyntax({ singleTilde: false })

const syntax: Extension = { ...others, text: without('emailAutolink', text) }

function without(name: string, constructs: ConstructRecord = {}): ConstructRecord {
  const kept: Record<string, Construct[]> = {}
  for (const [code, some] of Object.entries(constructs))
    kept[code] = [some]
      .flat()
      .flatMap((construct) => (construct === undefined || construct.name === name ? [] : [construct]))
  return kept
}
