import { checkEntry } from '../editorial/check'
import { createSite, type SiteFacts } from '../editorial/site'
import type { FamilyFinding } from '../editorial/waivers'
import type { GlossaryTerm } from '../glossary'
import { LostNumbersError } from '../markdown/number-integrity'
import type { RenderedText } from '../markdown/render-to-html'
import { type Section, sectionsOf } from '../markdown/sections'
import type { Page, Post } from '../posts'

/** A text, and what is to be done with it. */
export type Job = {
  entry: Post | Page
  /** Run the rules of the editorial check. */
  isChecked: boolean
  /** Make what its page and the search index show of it. */
  isShown: boolean
}

/** The share of the texts that one thread goes through; data only. */
export type TextTask = {
  root: string
  jobs: readonly Job[]
  site: SiteFacts
  /** With advice on how easy a text is to read. */
  reading: boolean
  glossary: readonly GlossaryTerm[]
}

export type FileFinding = FamilyFinding & { file: string }

/** What a page and the search index show of a text. */
export type ShownText = { file: string; text: RenderedText; sections: readonly Section[] }

export type TextResult = { findings: FileFinding[]; shown: ShownText[] }

/** Goes through some texts, one after the other, and through each once: parsing it is the largest part of the work. */
export async function runTask({ root, jobs, site, reading, glossary }: TextTask): Promise<TextResult> {
  const known = createSite(site)
  const result: TextResult = { findings: [], shown: [] }
  for (const { entry, isChecked, isShown } of jobs) {
    const { file } = entry
    if (isChecked)
      for (const finding of checkEntry(entry, known, { reading })) result.findings.push({ ...finding, file })
    if (!isShown) continue
    // Loaded only here: a check alone does without React and everything that compiles Markdown.
    const { renderToHtml } = await import('../markdown/render-to-html')
    const { pictureAttributesIn } = await import('../picture-attributes')
    try {
      const terms = 'topics' in entry ? glossary : []
      const text = await renderToHtml(entry, pictureAttributesIn(root), terms)
      result.shown.push({ file, text, sections: sectionsOf(entry.body) })
    } catch (error) {
      if (!(error instanceof LostNumbersError)) throw error
      for (const finding of error.findings) result.findings.push({ ...finding, file })
    }
  }
  return result
}
