import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Parser } from 'htmlparser2'
import sharp, { type Metadata } from 'sharp'
import { MAX_SIDE } from '../posts/picture-side'

/** What has to be done about a file of public/. */
export type PictureState =
  | { kind: 'fine' }
  /** `npm run pictures` fixes it. */
  | { kind: 'fixable'; reason: string }
  /** Nobody could see it, and what it reveals about place and person could not be removed. */
  | { kind: 'unreadable'; reason: string }
  /** It contains a script, which never runs (lib/headers.ts) but should not be there. */
  | { kind: 'script'; reason: string }
  /** A part of it is missing. */
  | { kind: 'damaged'; reason: string }

/** A picture that may reveal place and person, and can't be fixed because a part of it is missing. */
export const INCOMPLETE: PictureState = {
  kind: 'unreadable',
  reason:
    'a part of this picture is missing, so what it may say about place and person can’t be removed; save it again as JPEG',
}

/** The formats that are served, as sharp calls them. */
const SERVED_FORMATS = new Set<string | undefined>(['jpeg', 'png', 'webp', 'gif', 'heif'])
const RASTER = new Set(['.jpg', '.jpeg', '.png', '.webp', '.avif', '.gif', '.heic', '.heif', '.tif', '.tiff'])

/**
 * Inspects one file of public/. A file whose name is not that of a picture is fine.
 *
 * @param file its path
 * @param decode whether to decode its pixels too, about 20 ms for 12 megapixels, to see whether all are there
 */
export async function inspectPicture(file: string, { decode = false } = {}): Promise<PictureState> {
  const extension = path.extname(file).toLowerCase()
  if (extension === '.svg') return inspectSvg(await readFile(file, 'utf8'))
  if (!RASTER.has(extension)) return { kind: 'fine' }
  let metadata: Metadata
  // Given bytes: for a path that it has opened before, sharp would report what was in the file then.
  const bytes = await readFile(file)
  try {
    metadata = await sharp(bytes).metadata()
  } catch {
    return { kind: 'unreadable', reason: 'this picture can’t be read; save it again as JPEG' }
  }
  if (metadata.compression === 'hevc' || !SERVED_FORMATS.has(metadata.format))
    return { kind: 'unreadable', reason: 'browsers don’t show pictures of this kind; save it again as JPEG' }
  const problems = problemsOf(metadata)
  const isComplete = !decode || (await isDecodable(bytes))
  if (problems.length === 0)
    return isComplete
      ? { kind: 'fine' }
      : { kind: 'damaged', reason: 'a part of this picture is missing; save it again' }
  if (!isComplete) return INCOMPLETE
  return {
    kind: 'fixable',
    reason: `it ${problems.join(' and ')}; run "npm run pictures" and commit what it changes`,
  }
}

async function isDecodable(bytes: Buffer): Promise<boolean> {
  try {
    // Small, because a JPEG is then decoded at an eighth of its size.
    await sharp(bytes).resize(8, 8).raw().toBuffer()
    return true
  } catch {
    return false
  }
}

function problemsOf({ exif, iptc, xmp, comments, orientation = 1, width, height, pageHeight }: Metadata) {
  const problems: string[] = []
  if (exif || iptc || xmp || comments?.length)
    problems.push('says how, and perhaps where and by whom, it was made')
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
