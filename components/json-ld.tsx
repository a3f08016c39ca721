import type { Graph } from 'schema-dts'

/** The structured data of a page. No browser runs it. */
export function JsonLd({ graph }: { graph: Graph }) {
  // Inside a script element only `<` can end the data early, as in a title with `</script>`; JSON allows this escape.
  const json = JSON.stringify(graph).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would write `&quot;`, which is not decoded in a script element
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
