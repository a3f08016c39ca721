import path from 'node:path'
import { SEARCH_FOLDER } from '../search/script'

// What a build puts into public/. None of it is in git, and no build depends on it.

/** The pictures for shared links. */
export const SOCIAL_IMAGE_FOLDER = 'public/og'
/** /admin, which is bundled from packages. */
export const EDITOR_FOLDER = 'public/admin'
/** Every article as Markdown, at its address with `.md`. */
export const MARKDOWN_FOLDER = 'public/articles'

/** The folders of all of them. */
export const GENERATED_FOLDERS = [
  SOCIAL_IMAGE_FOLDER,
  EDITOR_FOLDER,
  MARKDOWN_FOLDER,
  path.join('public', SEARCH_FOLDER),
]

/** True for a file that is in one of them. @param root the project's folder */
export function isGenerated(root: string, file: string): boolean {
  return GENERATED_FOLDERS.some((folder) => file.startsWith(path.join(root, folder) + path.sep))
}
