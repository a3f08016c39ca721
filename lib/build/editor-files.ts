import { cpSync } from 'node:fs'
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import tailwind from '@tailwindcss/postcss'
import { build as bundle } from 'esbuild'
import postcss from 'postcss'
import { contentRepository } from '../cms/repository'

/**
 * Builds the files of /admin: the page, its scripts, and all that the CMS would otherwise fetch from a CDN. The CMS is
 * bundled because it imports other packages by name, which a browser can't resolve.
 *
 * @param root the project's folder
 * @param folder where to write them
 */
export async function writeEditorFiles(root: string, folder: string): Promise<void> {
  const cms = path.join(root, 'node_modules/@sveltia/cms/npm')
  // Synchronous, because texts are being rendered: between two steps of `cp`, one whole text.
  cpSync(path.join(cms, 'assets'), path.join(folder, 'assets'), {
    recursive: true,
    filter: (name) => !name.endsWith('.map'),
  })
  await Promise.all([
    bundle({
      entryPoints: [path.join(root, 'lib/cms/admin.ts'), path.join(root, 'lib/cms/signed-in.ts')],
      outdir: folder,
      bundle: true,
      splitting: true,
      format: 'esm',
      target: 'es2023',
      minify: true,
      chunkNames: 'part-[hash]',
      // Hundreds of files for highlighting program code, which no article has.
      external: ['@shikijs/*'],
      define: { 'process.env.CMS_REPOSITORY': JSON.stringify(contentRepository()) ?? 'undefined' },
      logLevel: 'error',
    }),
    copyFile(path.join(root, 'lib/cms/admin.html'), path.join(folder, 'index.html')),
    makePreviewStyles(root, folder),
  ])
}

const FONTS = ['latin', 'latin-extended'].map((name) => ({ name, file: `${name}.woff2` }))

/** The site's own styles and fonts, for the preview beside the text being written. */
async function makePreviewStyles(root: string, folder: string): Promise<void> {
  const from = path.join(root, 'app/globals.css')
  const { css } = await postcss([tailwind({ base: root, optimize: true })]).process(
    await readFile(from, 'utf8'),
    { from },
  )
  // Next, which declares a page's fonts, is not involved here; and the CMS wraps the text in an element of its own.
  const fonts = FONTS.map(
    ({ name, file }) =>
      `@font-face{font-family:${name};src:url(/admin/${file}) format("woff2");font-weight:400 700}:root{--font-${name}:${name}}`,
  )
  await writeFile(
    path.join(folder, 'preview.css'),
    fonts.join('') + css.replaceAll('.article-text', '[data-rich-text-preview]'),
  )
  await Promise.all(
    FONTS.map(({ file }) => copyFile(path.join(root, 'app/fonts', file), path.join(folder, file))),
  )
}
