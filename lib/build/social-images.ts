import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Content } from '../posts'
import { topicsOf } from '../posts/topics'
import { allSocialImages } from '../seo/social-image'
import { drawSocialImage, loadFonts } from './draw-social-image'
import { SOCIAL_IMAGE_FOLDER } from './generated-files'

/** Next and Vercel keep this folder between builds. */
const CACHE_FOLDER = '.next/cache/og'
/** Drawn in parallel: libvips has its own threads, and each image takes some 10 MB while it is drawn. */
const AT_ONCE = 8

/**
 * Puts the image of every page into public/og, before `next build`, which draws none. An image that an earlier build drew
 * is reused.
 *
 * @param root the project's folder
 */
export async function drawSocialImages(root: string, { posts, pages, clinic }: Content): Promise<void> {
  const started = performance.now()
  if (clinic === undefined) return
  const wanted = new Map(
    allSocialImages(posts, pages, topicsOf(posts), clinic).map((image) => [path.basename(image.path), image]),
  )
  const [folder, cacheFolder] = [path.join(root, SOCIAL_IMAGE_FOLDER), path.join(root, CACHE_FOLDER)]
  await Promise.all([mkdir(folder, { recursive: true }), mkdir(cacheFolder, { recursive: true })])

  const known = new Set(await readdir(cacheFolder))
  const missing = [...wanted].filter(([name]) => !known.has(name))
  const fonts = missing.length > 0 ? await loadFonts(root) : []
  for (let start = 0; start < missing.length; start += AT_ONCE) {
    await Promise.all(
      missing.slice(start, start + AT_ONCE).map(async ([name, { drawing }]) => {
        // Renamed once complete: an interrupted build leaves no incomplete image in the cache.
        await writeFile(path.join(cacheFolder, `${name}.part`), await drawSocialImage(drawing, fonts))
        await rename(path.join(cacheFolder, `${name}.part`), path.join(cacheFolder, name))
      }),
    )
  }

  const [served, all] = await Promise.all([readdir(folder), readdir(cacheFolder)])
  await Promise.all([
    ...[...wanted.keys()]
      .filter((name) => !served.includes(name))
      .map((name) => copyFile(path.join(cacheFolder, name), path.join(folder, name))),
    ...served.filter((name) => !wanted.has(name)).map((name) => rm(path.join(folder, name))),
    ...all.filter((name) => !wanted.has(name)).map((name) => rm(path.join(cacheFolder, name))),
  ])
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `${wanted.size} pictures for shared links: ${missing.length} drawn, the others reused (${seconds} s).`,
  )
}
