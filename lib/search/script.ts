/** The folder below public/ with the search index and the script of /search. It is made before each build. */
export const SEARCH_FILES = '_search'

/** The file that says which script is the current one. */
export const SEARCH_SCRIPT_NOTE = `public/${SEARCH_FILES}/current`
