import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { type Address, decodeAddress, fileAddress, isAddress } from '../urls'

/** A picture of public/img by its address on the server, with its natural size in pixels as the reader sees it. */
export type Picture = { src: Address; width: number; height: number }

const cache = new Map<string, Promise<Picture | undefined>>()

/**
 * Measures a picture of the site.
 *
 * @param root the project's folder
 * @param src its address from the site's root, as written in Markdown or front matter, for instance `/img/photo.jpg`
 * @returns undefined when it is no such address, there is no such picture in public/, or the file is no picture
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
  // All of public/ would be among the files that a host copies beside every page, which is made by then: with 5,000
  // articles more than Vercel takes, and eight seconds of each build to hash them.
  const publicFolder = path.join(/* turbopackIgnore: true */ root, 'public')
  const name = decodeAddress(src)
  if (name === undefined || !isAddress(name)) return undefined
  try {
    const file = await realpath(path.join(/* turbopackIgnore: true */ publicFolder, name))
    // A link in public/ must not make the site read, and so publish, a file from elsewhere on the machine.
    if (!file.startsWith((await realpath(publicFolder)) + path.sep)) return undefined
    // By its bytes: of a WebP file that it has opened before, sharp would tell what was in it then.
    const { autoOrient } = await sharp(await readFile(file)).metadata()
    return { src: fileAddress(name), width: autoOrient.width, height: autoOrient.height }
  } catch {
    // No file, or a file that is no picture: for the page it is all the same, a missing picture.
    return undefined
  }
}
