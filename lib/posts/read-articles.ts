import type { VFile } from 'vfile'
import { firstParagraph } from '../markdown/plain-text'
import {
  ARTICLE_TEMPLATE,
  type ArticleFields,
  articleSchema,
  pageSchema,
  SLUG,
  topicSlug,
} from './article-schema'
import { type Fields, type FrontMatter, splitFrontMatter } from './front-matter'
import type { Glance, Journey } from './glance-schema'
import { type Picture, readPicture } from './images'
import { likelyField, readFields } from './read-fields'
import { readSources } from './read-source'
import { isError, type Place, reportError, reportWarning, START } from './report'
import { unstatedFigures } from './unstated-figures'

/** A topic as one article names it. */
export type Topic = { slug: string; label: string }

/** An article as every page, list, feed and index sees it. Dates are instants, shown in UTC. */
export type Post = {
  slug: string
  /** The file it was written in, relative to the project, for messages. */
  file: string
  title: string
  description: string
  date: Date
  updated?: Date | undefined
  lastReviewed?: Date | undefined
  nextReview?: Date | undefined
  author?: string | undefined
  reviewedBy?: string | undefined
  kind: 'treatment' | 'information'
  /** The short version of an article about a treatment. */
  glance?: Glance | undefined
  /** The steps of the treatment. */
  journey?: Journey | undefined
  featured: boolean
  /** The picture that replaces the drawn cover. */
  picture?: (Picture & { alt: string }) | undefined
  topics: readonly Topic[]
  /** Old addresses, root-relative, without a trailing slash. */
  aliases: readonly string[]
  draft: boolean
  /** Where each field of the front matter stands; only messages need it. */
  places?: Readonly<Record<string, Place>>
  /** Markdown, with a blank line for each line of front matter, so that positions are those of the file. */
  body: string
}

/** A page of content/pages, for instance /about. */
export type Page = {
  slug: string
  file: string
  title: string
  description: string
  updated?: Date | undefined
  aliases: readonly string[]
  places?: Readonly<Record<string, Place>>
  body: string
}

/** What was read from one folder. `files` carry every problem found, also those of the entries left out. */
export type Reading<T> = {
  entries: T[]
  files: VFile[]
  /** Where a field stands, by the path of its file; none for a file without readable front matter. */
  places: ReadonlyMap<string, Fields['placeOf']>
}

/** An article that can't be shown, by the address that it would have. */
export type BrokenArticle = { slug: string; file: string }

/** A file with its address, known even when the rest of it is wrong, so that two files with one address are always found. */
type Candidate<T> = {
  file: VFile
  slug?: string | undefined
  entry?: T | undefined
  placeOf?: Fields['placeOf'] | undefined
}

/**
 * Reads content/articles: every valid article, drafts included, newest first, and every problem.
 *
 * @param root the project's folder
 */
export async function readArticles(root: string): Promise<Reading<Post> & { broken: BrokenArticle[] }> {
  const files = await readSources(root, 'content/articles')
  const candidates = await Promise.all(files.map((file) => readArticle(root, file)))
  const posts = withoutDoubles(candidates)
  const newestFirst = posts.sort(
    (a, b) => b.date.getTime() - a.date.getTime() || a.slug.localeCompare(b.slug, 'en'),
  )
  const broken = candidates
    .filter(({ file }) => file.messages.some(isError))
    .map(({ file, slug }) => ({ slug: slug ?? slugOfName(file), file: file.path }))
  return { entries: withOneLabelPerTopic(newestFirst), files, broken, places: placesOf(candidates) }
}

/**
 * Reads content/pages, by title, and every problem.
 *
 * @param root the project's folder
 */
export async function readPages(root: string): Promise<Reading<Page>> {
  const files = await readSources(root, 'content/pages')
  const candidates = files.map(readPage)
  const pages = withoutDoubles(candidates)
  return {
    entries: pages.sort((a, b) => a.title.localeCompare(b.title, 'en')),
    files,
    places: placesOf(candidates),
  }
}

function placesOf(candidates: readonly Candidate<unknown>[]): Reading<unknown>['places'] {
  return new Map(candidates.flatMap(({ file, placeOf }) => (placeOf ? [[file.path, placeOf] as const] : [])))
}

async function readArticle(root: string, file: VFile): Promise<Candidate<Post>> {
  const frontMatter = file.value === undefined ? undefined : splitFrontMatter(file)
  if (frontMatter === undefined || !isArticle(file, frontMatter)) return { file }

  const slug = slugOf(file, frontMatter)
  const fields = readFields(file, frontMatter, articleSchema)
  const description = fields && descriptionOf(file, frontMatter, fields.description)
  if (fields === undefined || slug === undefined || description === undefined) return { file, slug }

  const entry: Post = {
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
    topics: topicsOf(fields.tags),
    aliases: fields.aliases,
    draft: fields.draft ?? false,
    places: frontMatter.places,
    body: frontMatter.body,
  }
  for (const { path, figure } of unstatedFigures(entry)) {
    reportError(
      file,
      frontMatter.placeOf(path),
      `${path[0]}: "${figure}" does not stand in the article's text; write there what is known about it, with its source, or leave it out here`,
      'unstated-figure',
    )
  }
  return { file, slug, entry, placeOf: frontMatter.placeOf }
}

function readPage(file: VFile): Candidate<Page> {
  const frontMatter = file.value === undefined ? undefined : splitFrontMatter(file)
  if (frontMatter === undefined) return { file }
  const slug = slugOf(file, frontMatter)
  const fields = readFields(file, frontMatter, pageSchema)
  if (fields === undefined || slug === undefined) return { file, slug }
  const { title, description, updated, aliases } = fields
  return {
    file,
    slug,
    placeOf: frontMatter.placeOf,
    entry: {
      slug,
      file: file.path,
      title,
      description,
      updated,
      aliases,
      places: frontMatter.places,
      body: frontMatter.body,
    },
  }
}

function descriptionOf(file: VFile, { placeOf, body }: FrontMatter, written: string): string | undefined {
  if (written !== '') return written
  const place = placeOf(['description'])
  const paragraph = firstParagraph(body)
  if (paragraph === '') {
    reportError(
      file,
      place,
      'description: there is none, and no first paragraph to take instead; write one or two sentences',
      'description',
    )
    return undefined
  }
  reportWarning(
    file,
    place,
    'description: it is empty, so the first paragraph is taken; write one or two sentences',
    'description',
  )
  return paragraph
}

/** A lost picture never blocks a correction from going out: it is a warning, and the drawn cover is shown. */
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

function topicsOf(tags: readonly string[]): Topic[] {
  const labels = new Map<string, string>()
  for (const tag of tags) {
    const slug = topicSlug(tag)
    if ((labels.get(slug) ?? slug) === slug) labels.set(slug, tag)
  }
  return [...labels].map(([slug, label]) => ({ slug, label }))
}

/**
 * `Anti Aging` in one article and `anti-aging` in another are one topic with one name: what staff wrote with spaces or
 * capitals, in the newest article that does; else the words of the slug, `skin-rejuvenation` as "Skin rejuvenation".
 */
function withOneLabelPerTopic(posts: readonly Post[]): Post[] {
  const labels = new Map<string, string>()
  for (const { slug, label } of posts.flatMap((post) => post.topics)) {
    if (label !== slug && !labels.has(slug)) labels.set(slug, label)
  }
  const labelOf = (slug: string) => {
    const words = labels.get(slug) ?? slug.replaceAll('-', ' ')
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
  return posts.map((post) => ({
    ...post,
    topics: post.topics.map(({ slug }) => ({ slug, label: labelOf(slug) })),
  }))
}

/** Files with another templateKey share the folder in the clinic's CMS; they are left out, but not a misspelt one. */
function isArticle(file: VFile, { values, placeOf }: FrontMatter): boolean {
  const key = values.templateKey
  if (typeof key !== 'string' || key.trim() === '' || key === ARTICLE_TEMPLATE) return true
  if (likelyField(key, [ARTICLE_TEMPLATE]) !== undefined) {
    reportWarning(
      file,
      placeOf(['templateKey']),
      `templateKey: "${key}" is no article, so the file is left out; write ${ARTICLE_TEMPLATE}`,
      'templateKey',
    )
  }
  return false
}

/** `path`, else the file's name without its date. An error in `path` itself has been reported with the other fields. */
function slugOf(file: VFile, { values }: FrontMatter): string | undefined {
  const written = typeof values.path === 'string' ? values.path.trim().replace(/^\/+|\/+$/g, '') : ''
  const slug = written || slugOfName(file)
  if (SLUG.test(slug)) return slug
  if (written === '') {
    reportError(
      file,
      START,
      `path: the file's name "${file.basename}" can't become an address; rename it with a–z, 0–9 and "-", or add the field path`,
      'path',
    )
  }
  return undefined
}

/** `2022-08-26-skin-care.md` is skin-care. */
function slugOfName(file: VFile): string {
  return (file.stem ?? '').replace(/^\d{4}-\d{2}-\d{2}-/, '')
}

/** Two files with one address would overwrite each other's page: both are reported, each naming the other, and left out. */
function withoutDoubles<T>(candidates: readonly Candidate<T>[]): T[] {
  const bySlug = new Map<string, Candidate<T>[]>()
  for (const candidate of candidates) {
    if (candidate.slug !== undefined)
      bySlug.set(candidate.slug, [...(bySlug.get(candidate.slug) ?? []), candidate])
  }
  const single: T[] = []
  for (const [slug, group] of bySlug) {
    if (group.length === 1) {
      const entry = group[0]?.entry
      if (entry !== undefined) single.push(entry)
      continue
    }
    for (const { file } of group) {
      const others = group.filter((other) => other.file !== file).map((other) => other.file.path)
      reportError(
        file,
        START,
        `path: the address "${slug}" is also that of ${others.join(' and ')}; give one of them another path`,
        'path',
      )
    }
  }
  return single
}
