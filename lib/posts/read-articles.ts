import type { VFile } from 'vfile'
import { firstParagraph } from '../markdown/first-paragraph'
import { fits, textLength } from '../truncate-text'
import {
  ARTICLE_TEMPLATE,
  type ArticleFields,
  articleSchema,
  DESCRIPTION_TO_WRITE,
  isDraft,
  pageSchema,
  SNIPPET_LENGTH,
} from './article-schema'
import type { Source } from './check-addresses'
import { type FrontMatter, splitFrontMatter } from './front-matter'
import type { Complete, Page, Post, WithBody } from './post'
import { closestField, readFields } from './read-fields'
import { readPicture } from './read-picture'
import { misplacedTexts, readSources } from './read-source'
import { isError, reportError, reportWarning } from './report'
import { type Candidate, slugOfFile, slugOfName, withoutDuplicates } from './slugs'
import { topicsOfTags } from './topics'
import { unstatedFigures } from './unstated-figures'

/** What was read from one folder. The files in `sources` carry every problem found, including those of entries left out. */
export type Reading<T> = {
  entries: T[]
  /** What was left out because of errors. */
  broken: BrokenText[]
  sources: Source[]
}

/** An article or page that can't be shown, with the slug that it would have. */
export type BrokenText = {
  slug: string
  file: string
  draft: boolean
  /** What can still be checked, without valid fields; undefined if the text could not be split from them. */
  written: WithBody<Page> | undefined
}

/**
 * Reads content/articles: every valid article, drafts included, newest first, with its topics as it names them, and every
 * problem.
 *
 * @param root the project's folder
 */
export async function readArticles(root: string): Promise<Reading<WithBody<Post>>> {
  const files = await readSources(root, 'content/articles')
  const candidates = await Promise.all(files.map((file) => readArticle(root, file)))
  const misplaced = await misplacedTexts(root, 'content')
  const posts = withoutDuplicates(candidates)
  return {
    entries: posts.sort((a, b) => b.date.getTime() - a.date.getTime() || a.slug.localeCompare(b.slug, 'en')),
    broken: leftOut(candidates, posts),
    sources: [...candidates, ...misplaced.map((file) => ({ file }))],
  }
}

/**
 * Reads content/pages: every valid page, sorted by title, and every problem.
 *
 * @param root the project's folder
 */
export async function readPages(root: string): Promise<Reading<WithBody<Page>>> {
  const files = await readSources(root, 'content/pages')
  const candidates = files.map(readPage)
  const pages = withoutDuplicates(candidates)
  return {
    entries: pages.sort((a, b) => a.title.localeCompare(b.title, 'en')),
    broken: leftOut(candidates, pages),
    sources: candidates,
  }
}

function leftOut(
  candidates: readonly Candidate<unknown>[],
  entries: readonly { file: string }[],
): BrokenText[] {
  const kept = new Set(entries.map(({ file }) => file))
  return candidates
    .filter(({ file }) => !kept.has(file.path) && file.messages.some(isError))
    .map(({ file, slug = slugOfName(file), frontMatter }) => ({
      slug,
      file: file.path,
      draft: isDraft(frontMatter?.values.draft),
      written: frontMatter && {
        slug,
        file: file.path,
        title: textOf(frontMatter.values.title),
        description: textOf(frontMatter.values.description),
        aliases: [],
        places: frontMatter.places,
        body: frontMatter.body,
      },
    }))
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

async function readArticle(root: string, file: VFile): Promise<Candidate<WithBody<Post>>> {
  const frontMatter = file.value === undefined ? undefined : splitFrontMatter(file)
  if (frontMatter === undefined || !isArticle(file, frontMatter)) return { file }

  const slug = slugOfFile(file, frontMatter)
  const fields = readFields(file, frontMatter, articleSchema)
  const problem = problemOfBody(frontMatter)
  if (problem) reportError(file, { line: problem.line, column: 1 }, problem.reason, problem.rule)
  if (problem?.rule === 'fields-in-text') return { file, slug, frontMatter }
  const description = fields && descriptionOf(file, frontMatter, fields)
  if (fields === undefined || slug === undefined || description === undefined || problem)
    return { file, slug, frontMatter }

  for (const name of ['title', 'description'] as const)
    if (!fits(fields[name], SNIPPET_LENGTH[name]))
      reportWarning(
        file,
        frontMatter.placeOf([name]),
        `${name}: search engines show ${SNIPPET_LENGTH[name]} characters of it, and it has ${textLength(fields[name])}; shorten it, so that its end is not cut off there`,
        name,
      )
  const entry: Complete<WithBody<Post>> = {
    slug,
    file: file.path,
    title: fields.title,
    description,
    date: fields.date,
    updated: fields.updated,
    lastReviewed: fields.lastreviewed,
    nextReview: fields.nextreview,
    author: fields.author,
    reviewedBy: fields.reviewedby,
    kind: fields.kind ?? 'information',
    glance: fields.glance,
    journey: fields.journey,
    featured: fields.featuredpost ?? false,
    picture: await pictureOf(root, file, frontMatter, fields),
    topics: topicsOfTags(fields.tags),
    aliases: fields.aliases,
    draft: fields.draft ?? false,
    places: frontMatter.places,
    body: frontMatter.body,
  }
  for (const { path, figure } of unstatedFigures(entry)) {
    const isShortVersion = path[0] === 'glance' || path[0] === 'journey'
    // The text of a draft may not be written yet, and must not stop other articles from being published. A title may
    // have a figure that is no result, such as the minutes of a talk.
    const report = entry.draft || !isShortVersion ? reportWarning : reportError
    report(
      file,
      frontMatter.placeOf(path),
      `${path[0]}: "${figure}" is not in the article's text; write there what is known about it, with its source, or leave it out here`,
      'unstated-figure',
    )
  }
  return { file, slug, entry, frontMatter }
}

/** What is wrong with the text below the front matter, as a whole; undefined if nothing is. */
function problemOfBody(
  frontMatter: FrontMatter,
): { line: number; reason: string; rule: 'no-text' | 'fields-in-text' } | undefined {
  const { body, values } = frontMatter
  if (body.trim() === '' && !isDraft(values.draft)) {
    const reason = 'there is no text below the front matter; write it, or set draft: true until it is written'
    return { line: body.split('\n').length, reason, rule: 'no-text' }
  }
  const line = firstFieldInBody(frontMatter)
  if (line === undefined) return undefined
  const reason =
    'there are fields below the "---" that ends the front matter, where they are text; keep one front matter, at the top'
  return { line, reason, rule: 'fields-in-text' }
}

/**
 * The line on which the text begins with fields, if it does: those of a second front matter, pasted with its article, or of
 * one that a line "---" has cut in two. `draft: true` among them would have no effect.
 */
function firstFieldInBody({ body }: FrontMatter): number | undefined {
  const lines = body.split('\n')
  const first = lines.findIndex((line) => line.trim() !== '' && line.trim() !== '---')
  const [name] =
    /^(?:title|date|description|draft|templateKey|tags|path)(?=:(?: |$))/.exec(lines[first] ?? '') ?? []
  return name === undefined ? undefined : first + 1
}

function readPage(file: VFile): Candidate<WithBody<Page>> {
  const frontMatter = file.value === undefined ? undefined : splitFrontMatter(file)
  if (frontMatter === undefined) return { file }
  const slug = slugOfFile(file, frontMatter)
  const fields = readFields(file, frontMatter, pageSchema)
  if (fields === undefined || slug === undefined) return { file, slug, frontMatter }
  const { title, description, updated, aliases } = fields
  const entry: Complete<WithBody<Page>> = {
    slug,
    file: file.path,
    title,
    description,
    updated,
    aliases,
    places: frontMatter.places,
    body: frontMatter.body,
  }
  return { file, slug, entry, frontMatter }
}

function descriptionOf(
  file: VFile,
  { placeOf, body }: FrontMatter,
  { description: written, draft }: ArticleFields,
): string | undefined {
  const place = placeOf(['description'])
  if (written === DESCRIPTION_TO_WRITE && !draft) {
    reportError(
      file,
      place,
      'description: this is the sample text of a new article; write one or two sentences that say what this article is about',
      'description',
    )
    return undefined
  }
  if (written !== '') return written
  const paragraph = firstParagraph(body)
  if (paragraph === '') {
    reportError(
      file,
      place,
      'description: there is none, and no first paragraph to use instead; write one or two sentences',
      'description',
    )
    return undefined
  }
  reportWarning(
    file,
    place,
    'description: it is empty, so the first paragraph is used; write one or two sentences',
    'description',
  )
  return paragraph
}

/** A missing picture must not keep a correction from being published: it is a warning, and the drawn cover is shown. */
async function pictureOf(
  root: string,
  file: VFile,
  { placeOf }: FrontMatter,
  fields: ArticleFields,
): Promise<Post['picture']> {
  const src = fields.featuredimage
  if (src === undefined) return undefined
  const picture = await readPicture(root, src)
  if (picture) return { ...picture, alt: fields.featuredimagealt ?? '' }
  reportWarning(
    file,
    placeOf(['featuredimage']),
    `featuredimage: there is no picture public${src}, so the drawn cover is shown; add the file or empty the field`,
    'featuredimage',
  )
  return undefined
}

/** Files with another templateKey share the folder in the clinic's CMS and are left out; a misspelt key is reported. */
function isArticle(file: VFile, { values, placeOf }: FrontMatter): boolean {
  const key = values.templateKey
  if (typeof key !== 'string' || key.trim() === '' || key === ARTICLE_TEMPLATE) return true
  if (closestField(key, [ARTICLE_TEMPLATE]) !== undefined) {
    reportWarning(
      file,
      placeOf(['templateKey']),
      `templateKey: "${key}" is not the key of an article, so the file is left out; write ${ARTICLE_TEMPLATE}`,
      'templateKey',
    )
  }
  return false
}
