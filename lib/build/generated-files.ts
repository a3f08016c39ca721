import path from 'node:path'
import { SEARCH_FILES } from '../search/script'

// What a build puts into public/. None of it is in git, and no build depends on it.

/** The pictures for shared links. */
export const SOCIAL_IMAGES = 'public/og'
/** /admin, which is bundled from packages. */
export const EDITOR_FILES = 'public/admin'
/** Every article as Markdown, at its address with `.md`. */
export const MARKDOWN_FILES = 'public/articles'

/** The folders of all of them. */
export const GENERATED_FILES = [
  SOCIAL_IMAGES,
  EDITOR_FILES,
  MARKDOWN_FILES,
  path.join('public', SEARCH_FILES),
]

/** True for a file that is in one of them. @param root the project's folder */
export function isGenerated(root: string, file: string): boolean {
  return GENERATED_FILES.some((folder) => file.startsWith(path.join(root, folder) + path.sep))
}
