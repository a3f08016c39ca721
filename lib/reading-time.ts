import { REFERENCES } from './markdown/citation-patterns'

/**
 * Words a minute. Adults read plain non-fiction at 238 on average (Brysbaert 2019, doi 10.1016/j.jml.2019.104047);
 * who reads about a treatment goes slower.
 */
const PACE = 200

const SOURCES = new RegExp(`^#{1,6} +\\**(?:${REFERENCES})\\**\\s*$`, 'gim')

/** How long it takes to read a Markdown text, in whole minutes, at least one. The list of sources is not read through. */
export function readingMinutes(markdown: string): number {
  // The last one, as ./markdown/citations.ts takes it: "Sources" can also be where cells come from.
  const end = [...markdown.matchAll(SOURCES)].at(-1)?.index
  const text = markdown.slice(0, end).replace(/\]\([^)]*\)|<[^>]*>/g, ' ')
  return Math.max(1, Math.round((text.match(/[\p{L}\p{N}]+/gu) ?? []).length / PACE))
}
