import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { SiteFacts } from '../editorial/site'
import type { ContentWithBodies } from '../posts'
import { originProblem, siteOrigin, urls } from '../urls'
import { listFiles } from './list-files'

/**
 * What the rules may know about the site around a text.
 *
 * @param root the project's folder
 */
export async function siteFacts(root: string, content: ContentWithBodies, now: Date): Promise<SiteFacts> {
  const { posts, unpublished, pages, glossary, moved } = content
  return {
    posts,
    unpublished,
    pages,
    broken: [
      ...content.broken.flatMap(({ slug }) => [urls.article(slug), urls.articleMarkdown(slug)]),
      ...content.brokenPages.map(({ slug }) => urls.page(slug)),
    ],
    files: await publicFiles(root),
    glossary,
    moved,
    origin: originProblem() === undefined ? siteOrigin() : undefined,
    now,
  }
}

/** Every file of public/ by its address, with its size in bytes. */
export async function publicFiles(root: string): Promise<Map<string, number>> {
  const folder = path.join(root, 'public')
  const files = await listFiles(folder)
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
  return new Map(
    files.map((file, index) => [
      `/${path.relative(folder, file).split(path.sep).join('/')}`,
      sizes[index] ?? 0,
    ]),
  )
}
