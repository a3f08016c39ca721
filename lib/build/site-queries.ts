import { isDeepStrictEqual } from 'node:util'
import type { Properties } from 'hast'
import { createSite, type Site, type SiteFacts } from '../editorial/site'
import type { PictureAttributes } from '../markdown/pictures'

/** The queries about the site around a text that may be made while it is checked and rendered. */
export type SiteQueries = { site: Site; pictureAttributes: PictureAttributes }

/**
 * Creates the queries that any text may make about the site and its pictures.
 *
 * @param root the project's folder
 */
export function createSiteQueries(root: string, facts: SiteFacts): SiteQueries {
  return {
    site: createSite(facts),
    pictureAttributes: async (src, alt) => {
      // Imported only here: a check alone needs no part of Next.
      const { pictureAttributesIn } = await import('../posts/picture-attributes')
      return pictureAttributesIn(root)(src, alt)
    },
  }
}

type Query =
  | { kind: 'lookUp'; address: string }
  | { kind: 'hasAnchor'; address: string; anchor: string }
  | { kind: 'picture'; src: string; alt: string }

/** The queries made for one text, with their results. */
export type RecordedQueries = readonly { query: Query; result: QueryResult }[]

type QueryResult = ReturnType<Site['lookUp']> | boolean | Properties | undefined

/**
 * @param queries of all texts
 * @returns the same queries for one text, and a record of each that was made, with its result
 */
export function recordQueries({
  site,
  pictureAttributes,
}: SiteQueries): SiteQueries & { recordedQueries: RecordedQueries } {
  const recordedQueries: { query: Query; result: QueryResult }[] = []
  const record = <Given extends QueryResult>(query: Query, result: Given): Given => {
    recordedQueries.push({ query, result })
    return result
  }
  return {
    site: {
      ...site,
      lookUp: (address) => record({ kind: 'lookUp', address }, site.lookUp(address)),
      hasAnchor: (address, anchor) =>
        record({ kind: 'hasAnchor', address, anchor }, site.hasAnchor(address, anchor)),
    },
    pictureAttributes: async (src, alt) =>
      record({ kind: 'picture', src, alt }, await pictureAttributes(src, alt)),
    recordedQueries,
  }
}

/** True when every query has the same result now. */
export async function haveSameResults(
  recordedQueries: RecordedQueries,
  queries: SiteQueries,
): Promise<boolean> {
  for (const { query, result } of recordedQueries)
    if (!isDeepStrictEqual(await runQuery(query, queries), result)) return false
  return true
}

function runQuery(
  query: Query,
  { site, pictureAttributes }: SiteQueries,
): QueryResult | Promise<QueryResult> {
  switch (query.kind) {
    case 'lookUp':
      return site.lookUp(query.address)
    case 'hasAnchor':
      return site.hasAnchor(query.address, query.anchor)
    case 'picture':
      return pictureAttributes(query.src, query.alt)
  }
}
