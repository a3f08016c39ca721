import CMS from '@sveltia/cms'
import { cmsConfig, FORMAT_NAMES } from './config'
import { FILE_SHAPE } from './fields'
import { readEntry, writeEntry } from './file-format'
import { preview } from './preview'

// What runs on /admin: Sveltia CMS, configured in config.ts, with this site's own reading and writing of files.

for (const [name, extension] of [
  [FORMAT_NAMES.markdown, 'md'],
  [FORMAT_NAMES.yaml, 'yaml'],
] as const) {
  CMS.registerCustomFormat(name, extension, {
    fromFile: (text) => readEntry(text, FILE_SHAPE),
    toFile: (entry) => writeEntry(entry),
  })
}
CMS.registerPreviewStyle('/admin/preview.css')
for (const collection of ['articles', 'pages']) CMS.registerPreviewTemplate(collection, preview)
// esbuild inserts the value.
void CMS.init({ config: cmsConfig(process.env.CMS_REPOSITORY, location.origin) })
