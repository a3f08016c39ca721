import CMS from '@sveltia/cms'
import { cmsConfig, FORMATS } from './config'
import { WORD_LISTS } from './fields'
import { readEntry, writeEntry } from './file-format'

// What runs on /admin: Sveltia CMS configured in config.ts, and this site's way to read and write files.

for (const [name, extension] of [
  [FORMATS.markdown, 'md'],
  [FORMATS.yaml, 'yaml'],
] as const) {
  CMS.registerCustomFormat(name, extension, {
    fromFile: (text) => readEntry(text, WORD_LISTS),
    toFile: (entry) => writeEntry(entry, WORD_LISTS),
  })
}
CMS.registerPreviewStyle('/admin/preview.css')
// esbuild puts the value here.
void CMS.init({ config: cmsConfig(process.env.CMS_REPOSITORY, location.origin) })
