// Apart from ./citations.ts: whoever only reads a text needs these alone, and not what changes HTML.

/** A pattern of the words above an article's list of sources, in small letters. */
export const REFERENCES = 'references|sources'

/** The heading above an article's list of sources. */
export const REFERENCES_HEADING = new RegExp(`^(?:${REFERENCES})$`, 'i')

/** A pattern of `[2]`, `[2, 5]` and `[2–4]`: one to three digits, so that a year in brackets is none. */
export const CITATION = String.raw`\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]`

/** Every such mark with the blank before it: what to take out where it leads nowhere. */
export const CITATIONS = new RegExp(String.raw`\s?${CITATION}`, 'g')
