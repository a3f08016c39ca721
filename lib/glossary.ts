/** A word of the articles, in plain words. */
export type GlossaryTerm = {
  /** Its anchor on /glossary. */
  slug: string
  term: string
  meaning: string
  /** Other ways in which articles write it, for instance its plural. */
  variants: readonly string[]
  /** The address of what the meaning rests on. */
  source: string
}
