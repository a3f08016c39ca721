import { withoutReferenceList } from './reference-list'

/**
 * Words per minute. Adults read plain non-fiction at 238 on average (Brysbaert 2019, doi 10.1016/j.jml.2019.104047);
 * people reading about a treatment are slower.
 */
const PACE = 200

/** How long it takes to read a Markdown text, in whole minutes, at least one. The list of sources is not counted. */
export function readingMinutes(markdown: string): number {
  const text = withoutReferenceList(markdown).replace(/\]\([^)]*\)|<[^>]*>/g, ' ')
  return Math.max(1, Math.round((text.match(/[\p{L}\p{N}]+/gu) ?? []).length / PACE))
}
