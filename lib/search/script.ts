/** The folder in public/ with the search index and the script of /search, generated before each build. */
export const SEARCH_FOLDER = '_search'

/** The file that names the current script. */
export const CURRENT_SCRIPT_FILE = `public/${SEARCH_FOLDER}/current`
