/** What became of one file of another site, for the person who has to look at it. */
export type Outcome = { file: string; said: string; copiedTo?: string }

/** What can be taken over of another site, with where each file goes, and what became of the files that can't. */
export type Taken<File = { from: string; to: string }> = { candidates: File[]; outcomes: Outcome[] }
