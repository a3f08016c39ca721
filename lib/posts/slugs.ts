import type { VFile } from 'vfile'
import { SLUG } from './article-schema'
import type { FrontMatter } from './front-matter'
import { reportError, START } from './report'

/** A file with its slug, known even when the rest of it is wrong, so that two files with the same one are always found. */
export type Candidate<T> = {
  file: VFile
  slug?: string | undefined
  entry?: T | undefined
  /** Undefined when not even that could be split from the text. */
  frontMatter?: FrontMatter | undefined
}

/** `path`, or the file's name without its date. An error in `path` itself is reported with the other fields. */
export function slugOfFile(file: VFile, { values }: FrontMatter): string | undefined {
  const written = typeof values.path === 'string' ? values.path.trim().replace(/^\/+|\/+$/g, '') : ''
  const slug = written || slugOfName(file)
  if (SLUG.test(slug)) return slug
  if (written === '') {
    reportError(
      file,
      START,
      `path: the file's name "${file.basename}" can't become an address; rename it with a–z, 0–9 and "-", or add the field path`,
      'path',
    )
  }
  return undefined
}

/** The slug in a file's name: `skin-care` in `2022-08-26-skin-care.md`. */
export function slugOfName(file: VFile): string {
  return (file.stem ?? '').replace(/^\d{4}-\d{2}-\d{2}-/, '')
}

/** Files with the same slug would overwrite each other's page: all are reported, each naming the others, and left out. */
export function withoutDuplicates<T>(candidates: readonly Candidate<T>[]): T[] {
  const bySlug = new Map<string, Candidate<T>[]>()
  for (const candidate of candidates) {
    if (candidate.slug !== undefined)
      bySlug.set(candidate.slug, [...(bySlug.get(candidate.slug) ?? []), candidate])
  }
  const single: T[] = []
  for (const [slug, group] of bySlug) {
    if (group.length === 1) {
      const entry = group[0]?.entry
      if (entry !== undefined) single.push(entry)
      continue
    }
    for (const { file, frontMatter } of group) {
      const others = group.filter((other) => other.file !== file).map((other) => other.file.path)
      reportError(
        file,
        frontMatter?.placeOf(['path']) ?? START,
        `path: the address "${slug}" is also that of ${others.join(' and ')}; give one of them another path`,
        'path',
      )
    }
  }
  return single
}
