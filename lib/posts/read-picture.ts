import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { type Address, decodeAddress, fileAddress, isAddress } from '../urls'

/** A picture in public/: its address on the server, and its natural size in pixels, turned as the reader sees it. */
export type Picture = { src: Address; width: number; height: number }

const cache = new Map<string, Promise<Picture | undefined>>()

/**
 * Measures a picture of the site.
 *
 * @param root the project's folder
 * @param src its address from the site's root, as written in Markdown or front matter, for instance `/img/photo.jpg`
 * @returns undefined if it is not such an address, public/ has no such file, or the file is not a picture
 */
export function readPicture(root: string, src: string): Promise<Picture | undefined> {
  const key = `${root}\n${src}`
  const known = cache.get(key)
  // An author who adds the missing picture during `npm run dev` sees it on the next load.
  if (known && process.env.NODE_ENV !== 'development') return known
  const measured = measure(root, src)
  cache.set(key, measured)
  return measured
}

async function measure(root: string, src: string): Promise<Picture | undefined> {
  // Without the marks for Turbopack, all of public/ would be copied beside every page, although all are prerendered: with
  // 5,000 articles more than Vercel accepts, and eight seconds of each build to hash the files.
  const publicFolder = path.join(/* turbopackIgnore: true */ root, 'public')
  const name = decodeAddress(src)
  if (name === undefined || !isAddress(name)) return undefined
  try {
    const file = await realpath(path.join(/* turbopackIgnore: true */ publicFolder, name))
    // A symbolic link in public/ must not make the site read, and so publish, a file from elsewhere on the machine.
    if (!file.startsWith((await realpath(publicFolder)) + path.sep)) return undefined
    // From its bytes: for a WebP file that it has opened before, sharp would report what was in it then.
    const { autoOrient } = await sharp(await readFile(file)).metadata()
    return { src: fileAddress(name), width: autoOrient.width, height: autoOrient.height }
  } catch {
    // No file, or a file that is not a picture: to the page, both are a missing picture.
    return undefined
  }
}
