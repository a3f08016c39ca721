// Separate from ./citations.ts: code that only reads a text needs just these, and nothing that changes HTML.

/** The heading above an article's list of sources. */
export const REFERENCES_HEADING = /^(?:references|sources)$/i

/** A pattern for `[2]`, `[2, 5]` and `[2–4]`: one to three digits, so that a year in brackets does not match. */
export const CITATION = String.raw`\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]`

/** Every citation, with a space before it: what to remove where it would lead nowhere. */
export const CITATIONS = new RegExp(String.raw`\s?${CITATION}`, 'g')
