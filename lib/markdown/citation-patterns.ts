// Apart from ./citations.ts: whoever only reads a text needs these alone, and not what changes HTML.

/** The heading above an article's list of sources. */
export const REFERENCES_HEADING = /^(?:references|sources)$/i

/** A pattern of `[2]`, `[2, 5]` and `[2–4]`: one to three digits, so that a year in brackets is none. */
export const CITATION = String.raw`\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]`

/** Every such mark with the blank before it: what to take out where it leads nowhere. */
export const CITATIONS = new RegExp(String.raw`\s?${CITATION}`, 'g')
