import { isUtf8 } from 'node:buffer'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { VFile } from 'vfile'
import { FILE_SHAPE } from '../cms/fields'
import { type Entry, readEntry, writeEntry } from '../cms/file-format'
import { isEmpty } from '../cms/same-value'
import { describeError } from '../describe-error'
import { decodeIfValid } from '../editorial/site'
import { ARTICLE_TEMPLATE, slugOf } from '../posts/article-schema'
import { reservedReason } from '../posts/check-addresses'
import { splitFrontMatter } from '../posts/front-matter'
import { readIfExists } from '../posts/read-source'
import { formatMessage, isError } from '../posts/report'
import { urls } from '../urls'
import type { ImportResult } from './import-outcome'

/** An article of another site, as this site stores it. */
export type ImportedArticle = {
  /** Its file there, relative to that site's folder. */
  from: string
  /** Its file here, relative to the project's folder. */
  to: string
  /** The addresses it had there. */
  addresses: readonly string[]
}

/**
 * Converts the Markdown files of another site that are articles to this site's form.
 *
 * @param source the folder of the other site
 * @param names its files
 * @param staging the folder to write them into; existing files are not overwritten
 */
export async function importArticles(
  source: string,
  names: readonly string[],
  staging: string,
): Promise<ImportResult<ImportedArticle>> {
  const result: ImportResult<ImportedArticle> = { candidates: [], outcomes: [] }
  for (const from of names.filter((one) => /\.(?:mdx?|markdown)$/i.test(one))) {
    const report = (message: string) => result.outcomes.push({ file: from, message })
    const article = articleOf(from, await readFile(path.join(source, from)))
    if ('refused' in article) {
      report(article.refused)
      continue
    }
    const { text, ...candidate } = article
    const { to } = candidate
    const rival = result.candidates.find((other) => other.to === to)
    const there = (await readIfExists(path.join(staging, to)))?.toString()
    if (rival)
      report(`not copied: it has the same address and date as ${rival.from}; give one of them another "path"`)
    else if (there !== undefined)
      report(there === text ? 'is here already' : `left alone: ${to} is here already, compare the two`)
    else {
      await writeFile(path.join(staging, to), text)
      result.candidates.push(candidate)
    }
  }
  return result
}

/** @returns the file as an article of this site, or why it is not one */
function articleOf(from: string, bytes: Buffer): (ImportedArticle & { text: string }) | { refused: string } {
  const entry = entryOf(from, bytes)
  if ('refused' in entry) return entry
  const { fields } = entry
  if (typeof fields.title !== 'string' || typeof fields.date !== 'string')
    return {
      refused:
        'not copied: without a title and a date it is not an article; if it is a page, rewrite it in content/pages',
    }
  if (!isEmpty(fields.templateKey) && fields.templateKey !== ARTICLE_TEMPLATE)
    return {
      refused: `not copied: "${fields.templateKey}" is not an article; if it is a page, rewrite it in content/pages`,
    }

  const stem = path.basename(from, path.extname(from))
  const own = stem === 'index' ? path.basename(path.dirname(from)) : stem
  // Netlify's starter writes `path`; other Gatsby sites use the others.
  const written = [fields.path, fields.permalink, fields.slug].filter((value) => typeof value === 'string')
  const last = written[0]?.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1)
  const slug = slugOf(last || own.replace(/^\d{4}-\d{2}-\d{2}-/, ''))
  const day = /^\d{4}-\d{2}-\d{2}/.exec(fields.date)?.[0] ?? 'undated'

  const addresses = [...new Set([...written, ...addressesOfName(from, own)].map(cleanAddress))].filter(
    (address) => address !== '/',
  )
  const byThemselves: readonly string[] = [urls.article(slug), `/${slug}`, `/blog/${slug}`]
  const former = addresses.filter(
    (address) => !byThemselves.includes(address) && reservedReason(decodeIfValid(address)) === undefined,
  )
  const ownAliases: unknown[] = Array.isArray(fields.aliases) ? fields.aliases : []
  const text = writeEntry({ ...fields, path: slug, aliases: [...new Set([...ownAliases, ...former])] })
  return { from, to: `content/articles/${day}-${slug}.md`, addresses, text }
}

/** @returns the fields and the text of a file, or why it can't be read */
function entryOf(name: string, bytes: Buffer): { fields: Entry } | { refused: string } {
  // Otherwise bytes that are not UTF-8 would be replaced with other characters.
  if (!isUtf8(bytes)) return { refused: 'not copied, it can’t be read: save it with the encoding "UTF-8"' }
  const text = bytes.toString('utf8')
  try {
    return { fields: readEntry(text, FILE_SHAPE) }
  } catch (error) {
    const file = new VFile({ path: name, value: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') })
    splitFrontMatter(file)
    const lines = file.messages.map((message) => `\n    ${formatMessage(message)}`)
    return {
      refused: file.messages.some(isError)
        ? `not copied, fix it first:${lines.join('')}`
        : `not copied, its fields can't be read: ${describeError(error)}`,
    }
  }
}

/**
 * The addresses that Gatsby derives from a file's name: its path below src/pages or below a folder of content; and, where
 * the articles are elsewhere, /blog. `/<slug>` and `/blog/<slug>` redirect to the article anyway (lib/posts/old-addresses.ts).
 */
function addressesOfName(name: string, own: string): string[] {
  const place = /^(?:src\/pages|content\/[^/]+)\/(.+?)(?:\/index)?\.\w+$/.exec(name)?.[1]
  return [...(place === undefined ? [] : [place]), `blog/${own}`]
}

/** An address as a browser requests it: without origin, `..`, query and trailing slash, and with spaces as %20. */
function cleanAddress(address: string): string {
  const { pathname } = new URL(address.trim().replace(/^(?!\w+:)\/*/, '/'), 'https://old.invalid')
  return `/${pathname.split('/').filter(Boolean).join('/')}`
}
