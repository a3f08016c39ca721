import { checkEntry } from '../editorial/check'
import { createSite, type SiteFacts } from '../editorial/site'
import type { FamilyFinding } from '../editorial/waivers'
import type { Page, Post } from '../posts'

/** The share of the check that one thread does; data only. */
export type CheckTask = { entries: readonly (Post | Page)[]; site: SiteFacts; reading: boolean }

export type FileFinding = FamilyFinding & { file: string }

/** Checks some texts, one after the other. */
export function runTask({ entries, site, reading }: CheckTask): FileFinding[] {
  const known = createSite(site)
  return entries.flatMap((entry) =>
    checkEntry(entry, known, { reading }).map((finding) => ({ ...finding, file: entry.file })),
  )
}
