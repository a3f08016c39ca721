/** The folder in public/ with the search index and the script of /search, generated before each build. */
export const SEARCH_FILES = '_search'

/** The file that names the current script. */
export const SEARCH_SCRIPT_NOTE = `public/${SEARCH_FILES}/current`
