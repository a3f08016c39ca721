import { compileMDX } from 'next-mdx-remote/rsc'
import type { ComponentProps, ComponentType, JSX, ReactNode } from 'react'
import { collectHeadings, type Heading } from './collect-headings'
import { rehypePlugins, remarkPlugins, remarkRehypeOptions } from './plugins'

export type { Heading } from './collect-headings'

/** What to show for an HTML element of the text, for instance `{ table: ScrollingTable }`. */
export type ElementComponents = {
  [Name in keyof JSX.IntrinsicElements]?:
    | ComponentType<ComponentProps<Name>>
    | ((props: ComponentProps<Name>) => Promise<ReactNode>)
}

/**
 * Turns Markdown into React. The one place that knows next-mdx-remote, whose development has ended (6.0.0 is its last
 * release), so that it can be replaced here.
 *
 * `format: 'md'`: an article is never MDX. Clinic prose such as `<https://doi.org/…>`, `p < 0.05`, `<5 mm` and
 * `{2 tablets}` does not compile as MDX, and MDX would run code that stands in an article.
 *
 * @returns the content and its second-level headings in order
 */
export async function renderMarkdown(
  markdown: string,
  components: ElementComponents,
): Promise<{ content: ReactNode; headings: Heading[] }> {
  const headings: Heading[] = []
  const { content } = await compileMDX({
    source: markdown,
    components,
    options: {
      mdxOptions: {
        format: 'md',
        remarkPlugins,
        rehypePlugins: [...rehypePlugins, [collectHeadings, headings]],
        remarkRehypeOptions,
      },
    },
  })
  return { content, headings }
}
