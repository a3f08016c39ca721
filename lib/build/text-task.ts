import { checkEntry } from '../editorial/check'
import type { SiteFacts } from '../editorial/site'
import type { FamilyFinding } from '../editorial/waivers'
import type { GlossaryTerm } from '../glossary'
import { LostNumbersError } from '../markdown/number-integrity'
import type { PictureAttributes } from '../markdown/pictures'
import type { RenderedText } from '../markdown/render-to-html'
import { type Section, sectionsOf } from '../markdown/sections'
import type { Page, Post, WithBody } from '../posts'
import { createSiteQueries, type RecordedQueries, recordQueries } from './site-queries'

/** A text, and what is to be done with it. */
export type Job = {
  entry: WithBody<Post | Page>
  /** Run the rules of the editorial check. */
  isChecked: boolean
  /** Render what its page and the search index show of it. */
  isShown: boolean
  /** Its fields have errors: rules that judge them are not run. */
  isBroken?: boolean
}

/** What the work needs. */
export type TextFacts = {
  root: string
  site: SiteFacts
  /** Also give advice on how easy a text is to read. */
  reading: boolean
  glossary: readonly GlossaryTerm[]
}

export type FileFinding = FamilyFinding & { file: string }

/** What a page and the search index show of a text. */
export type ShownText = { file: string; text: RenderedText; sections: readonly Section[] }

/** What was made of a text, and the queries made on the way. */
export type TextResult = {
  file: string
  findings: readonly FileFinding[]
  shown: ShownText | undefined
  recordedQueries: RecordedQueries
}

/** @returns what checks and renders a text in one go: parsing, the largest part of the work, is done once */
export function createTask({ root, site, reading, glossary }: TextFacts): (job: Job) => Promise<TextResult> {
  const queries = createSiteQueries(root, site)
  return async ({ entry, isChecked, isShown, isBroken = false }) => {
    const recording = recordQueries(queries)
    const { file } = entry
    const found = isChecked ? checkEntry(entry, recording.site, { reading, isBroken }) : []
    const shown = isShown ? await renderShownText(entry, recording.pictureAttributes, glossary) : { lost: [] }
    return {
      file,
      findings: [...found, ...shown.lost].map((finding) => ({ ...finding, file })),
      shown: shown.text,
      recordedQueries: recording.recordedQueries,
    }
  }
}

/**
 * Imported when a text is first rendered: a check alone needs neither React nor what compiles Markdown. Kept, because the
 * TypeScript loader asks another thread about each `import()`.
 */
let renderer: Promise<typeof import('../markdown/render-to-html')> | undefined

/** @returns what its page and the search index show of a text, or the numbers that its page would have lost */
async function renderShownText(
  entry: WithBody<Post | Page>,
  pictureAttributes: PictureAttributes,
  glossary: readonly GlossaryTerm[],
): Promise<{ text?: ShownText; lost: readonly FamilyFinding[] }> {
  renderer ??= import('../markdown/render-to-html')
  const { renderToHtml } = await renderer
  try {
    const text = await renderToHtml(entry, pictureAttributes, 'topics' in entry ? glossary : [])
    return { text: { file: entry.file, text, sections: sectionsOf(entry.body) }, lost: [] }
  } catch (error) {
    if (!(error instanceof LostNumbersError))
      throw new Error(`${entry.file} can't be shown: ${error}`, { cause: error })
    return {
      lost: error.lost.map(({ line, reason }) => ({
        family: 'markup',
        name: 'lost-number',
        severity: 'error',
        place: { line, column: 1 },
        reason,
      })),
    }
  }
}
