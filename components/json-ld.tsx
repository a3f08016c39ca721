import type { Graph } from 'schema-dts'

/** What a page says about itself to machines. It is data: no browser runs it. */
export function JsonLd({ graph }: { graph: Graph }) {
  // Inside a script element only `<` can end the data early, as in a title with `</script>`; in JSON it may be written so.
  const json = JSON.stringify(graph).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would write `&quot;`, which a script element does not read
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
