import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Post, WithBody } from '../posts'
import { articleMarkdown } from '../seo/article-markdown'
import { urls } from '../urls'
import { MARKDOWN_FOLDER } from './generated-files'

/**
 * Writes the Markdown of every article as a file. As route handlers, these gave Next one more route per article to
 * prerender.
 *
 * @param root the project's folder
 */
export async function writeMarkdownFiles(root: string, posts: readonly WithBody<Post>[]): Promise<void> {
  await rm(path.join(root, MARKDOWN_FOLDER), { recursive: true, force: true })
  await mkdir(path.join(root, MARKDOWN_FOLDER), { recursive: true })
  await Promise.all(
    posts.map((post) =>
      writeFile(path.join(root, 'public', urls.articleMarkdown(post.slug)), articleMarkdown(post)),
    ),
  )
}
