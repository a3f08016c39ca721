/** What became of one file of another site, in words for the person who runs the import. */
export type Outcome = { file: string; message: string; copiedTo?: string }

/** The files of another site that can be imported, each with its destination, and what became of the others. */
export type ImportResult<File = { from: string; to: string }> = { candidates: File[]; outcomes: Outcome[] }
