import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Parser } from 'htmlparser2'
import sharp, { type Metadata } from 'sharp'

/** Longest side of a picture that is published, in pixels: twice what the widest place on a page takes. */
export const MAX_SIDE = 2400

/** What is to be done about a file of public/img. */
export type PictureState =
  | { kind: 'fine' }
  /** `npm run pictures` mends it. */
  | { kind: 'mendable'; reason: string }
  /** Nobody could see it, and what it tells of place and person could not be taken out. */
  | { kind: 'unreadable'; reason: string }
  /** It is never run (lib/headers.ts), but it should not be there. */
  | { kind: 'script'; reason: string }

const RASTER = new Set(['.jpg', '.jpeg', '.png', '.webp', '.avif', '.gif', '.heic', '.heif', '.tif', '.tiff'])

/**
 * Looks at one file of public/img. What is no picture by its name is fine.
 *
 * @param file its path
 */
export async function inspectPicture(file: string): Promise<PictureState> {
  const extension = path.extname(file).toLowerCase()
  if (extension === '.svg') return inspectSvg(await readFile(file, 'utf8'))
  if (!RASTER.has(extension)) return { kind: 'fine' }
  let metadata: Metadata
  try {
    metadata = await sharp(file).metadata()
  } catch {
    return { kind: 'unreadable', reason: 'this is no picture that can be read; save it again as JPEG' }
  }
  if (metadata.compression === 'hevc' || extension.startsWith('.ti'))
    return { kind: 'unreadable', reason: 'browsers don’t show pictures of this kind; save it again as JPEG' }
  const problems = problemsOf(metadata)
  if (problems.length === 0) return { kind: 'fine' }
  return {
    kind: 'mendable',
    reason: `it ${problems.join(' and ')}; run "npm run pictures" and commit what it changes`,
  }
}

function problemsOf({ exif, iptc, xmp, comments, orientation = 1, width, height, pageHeight }: Metadata) {
  const problems: string[] = []
  if (exif || iptc || xmp || comments?.length)
    problems.push('tells how, and perhaps where and by whom, it was made')
  if (orientation !== 1) problems.push('has to be turned')
  const side = Math.max(width, pageHeight ?? height)
  if (side > MAX_SIDE) problems.push(`is ${side} pixels wide or high, more than ${MAX_SIDE}`)
  return problems
}

function inspectSvg(text: string): PictureState {
  const found = new Set<string>()
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = name.toLowerCase().replace(/^.*:/, '')
        if (['script', 'foreignobject', 'iframe', 'handler'].includes(element)) found.add(`<${element}>`)
        for (const [attribute, value] of Object.entries(attributes)) {
          if (/^on/i.test(attribute)) found.add(attribute)
          if (/^\s*(?:javascript|data:text\/html)/i.test(value)) found.add(`${attribute}="javascript:…"`)
        }
      },
    },
    { xmlMode: true },
  )
  parser.end(text)
  if (found.size === 0) return { kind: 'fine' }
  return {
    kind: 'script',
    reason: `this drawing has ${[...found].join(', ')}, which never runs on this site; save it as "plain SVG"`,
  }
}
