/** A term used in articles, explained in plain words. */
export type GlossaryTerm = {
  /** Its anchor on /glossary. */
  slug: string
  term: string
  meaning: string
  /** Other forms that articles use, for instance the plural. */
  variants: readonly string[]
  /** The URL of the source for its meaning. */
  source: string
}
