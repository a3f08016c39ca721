import { cache } from 'react'
import type { VFileMessage } from 'vfile-message'
import { type Clinic, placeholderClinic } from './clinic'
import type { GlossaryTerm } from './glossary'
import type { Content, ContentWithBodies } from './posts/content'
import type { MovedTopic } from './posts/old-addresses'
import type { Page, Post } from './posts/post'
import { readPrepared } from './posts/prepared'
import { CLINIC_FILE } from './posts/read-clinic'
import { readContent, shownContent } from './posts/read-content'
import { GLOSSARY_FILE } from './posts/read-glossary'
import { formatMessage, isError } from './posts/report'
import { changesAhead } from './posts/schedule'
import { type TopicWithPosts, topicsOf } from './posts/topics'

export type { Content, ContentWithBodies } from './posts/content'
export type { Glance, Journey } from './posts/glance-schema'
export type { Page, Post, Topic, WithBody } from './posts/post'

/** Content to be shown has errors; the message lists all of them. */
class ContentError extends Error {
  constructor(messages: readonly VFileMessage[]) {
    super(`The content has errors:\n${messages.filter(isError).map(formatMessage).join('\n')}`)
    this.name = 'ContentError'
    // A stack trace does not help an article's author, and Next prints it if there is one.
    this.stack = this.message
  }
}

const isDevelopment = process.env.NODE_ENV === 'development'

const readShown = async () => shownContent(await readContent(process.cwd(), new Date()))

/** A server reads the content once; `npm run dev` reads it again for each page requested. */
let known: Promise<ContentWithBodies> | undefined
const readOnce = () => {
  known ??= readShown()
  return known
}
const getContentWithBodies = isDevelopment ? cache(readShown) : readOnce

async function getValidContent(): Promise<Content> {
  // Prepared content has no errors: `npm run build` stops at them before Next starts.
  const prepared = await readPrepared()
  if (prepared) return prepared.content
  const content = await getContentWithBodies()
  // An author who is in the middle of a sentence still sees the other pages.
  if (!isDevelopment && content.messages.some(isError)) throw new ContentError(content.messages)
  return content
}

/**
 * Every article to show, newest first.
 *
 * @throws ContentError when a content file has an error, except during a build and on `npm run dev`: at start-up, for
 *   instance
 */
export async function getPosts(): Promise<readonly Post[]> {
  return (await getValidContent()).posts
}

/** The article at /articles/<slug>, if there is one. @throws ContentError as getPosts */
export async function getPost(slug: string): Promise<Post | undefined> {
  return (await getPosts()).find((post) => post.slug === slug)
}

/** The page at /<slug>, if there is one. @throws ContentError as getPosts */
export async function getPage(slug: string): Promise<Page | undefined> {
  return (await getPages()).find((page) => page.slug === slug)
}

/**
 * The Markdown of an article or a page.
 *
 * @throws Error when there is no such text
 */
export async function getBody({ file }: Post | Page): Promise<string> {
  const prepared = await (await readPrepared())?.textOf(file)
  if (prepared) return prepared.body
  const { posts, pages } = await getContentWithBodies()
  const written = [...posts, ...pages].find((text) => text.file === file)
  if (written === undefined) throw new Error(`There is no text ${file} in the content.`)
  return written.body
}

/** When the site has to be rebuilt, soonest first: `changesAhead`. @throws ContentError as getPosts */
export async function getSchedule(): Promise<readonly Date[]> {
  const { posts, unpublished } = await getValidContent()
  return changesAhead(posts, unpublished, new Date())
}

/** Every page of content/pages, sorted by title. @throws ContentError as getPosts */
export async function getPages(): Promise<readonly Page[]> {
  return (await getValidContent()).pages
}

/** The topics whose names, and hence addresses, have changed. @throws ContentError as getPosts */
export async function getMovedTopics(): Promise<readonly MovedTopic[]> {
  return (await getValidContent()).moved
}

/**
 * The clinic's facts; on `npm run dev`, if they can't be read, a stand-in that says why.
 *
 * @throws ContentError as getPosts
 */
export async function getClinic(): Promise<Clinic> {
  const { clinic } = await getValidContent()
  if (clinic !== undefined) return clinic
  const error = new ContentError(
    (await getContentWithBodies()).messages.filter(({ file }) => file === CLINIC_FILE),
  )
  if (isDevelopment) return placeholderClinic(error.message)
  throw error
}

/** The terms of content/glossary.yaml, sorted by name. @throws ContentError as getPosts */
export async function getGlossary(): Promise<readonly GlossaryTerm[]> {
  return (await getValidContent()).glossary
}

/** Every topic of the articles shown, sorted by name. @throws ContentError as getPosts */
export async function getTopics(): Promise<readonly TopicWithPosts[]> {
  return topicsOf(await getPosts())
}

/** A topic with its articles, if it has any. @throws ContentError as getPosts */
export async function getTopic(slug: string): Promise<TopicWithPosts | undefined> {
  return (await getTopics()).find((topic) => topic.slug === slug)
}

/** An article or page whose file has errors, with the slug that it would have. */
export type TextWithErrors = { slug: string; errors: readonly string[] }

/** The articles that can't be shown because of errors. Only `npm run dev` has any: a build stops at them. */
export async function getArticlesWithErrors(): Promise<readonly TextWithErrors[]> {
  return withErrors((await getValidContent()).broken)
}

/** The pages that can't be shown because of errors, as getArticlesWithErrors. */
export async function getPagesWithErrors(): Promise<readonly TextWithErrors[]> {
  return withErrors((await getValidContent()).brokenPages)
}

/** What is wrong with content/glossary.yaml. Only `npm run dev` shows it: a build stops at it. */
export async function getGlossaryErrors(): Promise<readonly string[]> {
  return isDevelopment ? errorsOf(await getContentWithBodies(), GLOSSARY_FILE) : []
}

async function withErrors(broken: Content['broken']): Promise<readonly TextWithErrors[]> {
  if (broken.length === 0) return []
  const content = await getContentWithBodies()
  return broken.map(({ slug, file }) => ({ slug, errors: errorsOf(content, file) }))
}

const errorsOf = ({ messages }: ContentWithBodies, file: string) =>
  messages.filter((message) => message.file === file && isError(message)).map(formatMessage)
