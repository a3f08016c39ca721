import { existsSync } from 'node:fs'
import path from 'node:path'
import type { VFile } from 'vfile'
import { type GlossaryTerm, glossarySchema } from '../glossary'
import { slugOf } from './article-schema'
import type { SiteText } from './content'
import { type Fields, readYamlFields } from './front-matter'
import { readFields } from './read-fields'
import { readSource } from './read-source'
import { reportError, reportWarning } from './report'

export const GLOSSARY_FILE = 'content/glossary.yaml'

/**
 * Reads the glossary, sorted by term, and reports every problem. Without the file it is empty.
 *
 * @param root the project's folder
 */
export async function readGlossary(
  root: string,
): Promise<{ terms: GlossaryTerm[]; words: SiteText[]; file: VFile | undefined }> {
  if (!existsSync(path.join(root, GLOSSARY_FILE))) return { terms: [], words: [], file: undefined }
  const file = await readSource(root, GLOSSARY_FILE)
  const fields = file?.value === undefined ? undefined : readYamlFields(file, String(file.value))
  const read = file && fields && readFields(file, fields, glossarySchema)
  if (file === undefined || fields === undefined || read === undefined) return { terms: [], words: [], file }
  const terms = read.terms.map((entry) => ({ ...entry, slug: slugOf(entry.term) || 'term' }))
  reportClashes(file, fields, terms)
  const words = terms.map(({ meaning }, index) => ({
    file: GLOSSARY_FILE,
    place: fields.placeOf(['terms', index, 'meaning']),
    text: meaning,
  }))
  return { terms: terms.sort((a, b) => a.term.localeCompare(b.term, 'en')), words, file }
}

/** Nothing can choose between two terms written alike; of two that overlap, articles link the longer. */
function reportClashes(file: VFile, fields: Fields, terms: readonly GlossaryTerm[]) {
  const owners = new Map<string, GlossaryTerm>()
  const slugs = new Map<string, GlossaryTerm>()
  terms.forEach((term, index) => {
    const place = fields.placeOf(['terms', index, 'term'])
    const same = slugs.get(term.slug)
    if (same) {
      const reason = `terms: "${term.term}" has the same address as "${same.term}"; rename one of them, or make it a variant`
      reportError(file, place, reason, 'duplicate-term')
      return
    }
    slugs.set(term.slug, term)
    for (const written of [term.term, ...term.variants]) {
      const owner = owners.get(written.toLowerCase())
      if (owner && owner !== term) {
        const reason = `terms: "${written}" belongs to both "${owner.term}" and "${term.term}"; remove it from one of them`
        reportError(file, place, reason, 'duplicate-term')
      }
      owners.set(written.toLowerCase(), term)
    }
  })
  terms.forEach((term, index) => {
    for (const [written, owner] of owners) {
      const isInside = [term.term, ...term.variants].some((one) => isPartOf(one.toLowerCase(), written))
      if (owner === term || !isInside) continue
      const reason = `terms: "${term.term}" overlaps with "${written}", and where both could be meant, "${written}" is linked; leave it as it is if that is right, or make one a variant of the other`
      reportWarning(file, fields.placeOf(['terms', index, 'term']), reason, 'overlapping-term')
    }
  })
}

const isPartOf = (short: string, long: string) =>
  short !== long && ` ${long.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${short} `)
