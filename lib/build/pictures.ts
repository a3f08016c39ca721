import { readFile, rename, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { VFileMessage } from 'vfile-message'
import { MAX_SIDE } from '../posts/picture-side'
import { isSidecarFile } from '../posts/read-source'
import { formatMessage } from '../posts/report'
import { isGenerated } from './generated-files'
import { INCOMPLETE, inspectPicture, type PictureState } from './inspect-picture'
import { listFiles } from './list-files'

const FOLDER = 'public'

/**
 * Makes the pictures of public/ fit for publication, in place: rotated as the camera was held, at most 2,400 pixels a
 * side, and without a camera's metadata, above all the place.
 *
 * A build does this too, and has to: pages show pictures through Next's image optimiser, at the size of the screen and as
 * AVIF or WebP, but feeds and search engines get the address of the file itself, and public/ is served as it is. So
 * whatever staff commit, by whatever route, the place where a photograph was taken is never published. It stays in the
 * history of the repository that it was committed to; the editor at /admin removes it before that.
 *
 * @param root the project's folder
 * @returns false when a picture can't be read, and so can't be fixed; the reason has been printed
 */
export async function fixPictures(root: string): Promise<boolean> {
  let areAllReadable = true
  for (const { file, state } of await inspectAll(root, { decode: false })) {
    const fixed = state.kind === 'fixable' ? await fix(path.join(root, file)) : undefined
    const problem = fixed === 'incomplete' ? INCOMPLETE : state
    if (problem.kind === 'unreadable') {
      console.error(`${file}: ${problem.reason}`)
      areAllReadable = false
    } else if (Array.isArray(fixed)) {
      const [before, after] = fixed
      console.log(`${file}: fixed, ${kilobytes(before)} → ${kilobytes(after)}; commit it`)
    }
  }
  return areAllReadable
}

/**
 * Implements `npm run pictures`.
 *
 * @returns false when a picture has a problem that only a person can fix; all of them have been printed
 */
export async function picturesCommand(root: string): Promise<boolean> {
  if (!(await fixPictures(root))) return false
  const left = await pictureMessages(root)
  for (const message of left) console.error(formatMessage(message))
  if (left.length === 0) console.log(`Every picture in ${FOLDER} can be published.`)
  return left.length === 0
}

/** What is wrong with the pictures of public/, as messages of the check. */
export async function pictureMessages(root: string): Promise<VFileMessage[]> {
  const problems = (await inspectAll(root, { decode: true })).flatMap(({ file, state }) =>
    state.kind === 'fine' ? [] : [{ file, state }],
  )
  return problems.map(({ file, state }) => {
    const message = new VFileMessage(state.reason, { source: 'pictures', ruleId: state.kind })
    message.file = file
    message.fatal = state.kind === 'unreadable'
    return message
  })
}

async function inspectAll(
  root: string,
  options: { decode: boolean },
): Promise<{ file: string; state: PictureState }[]> {
  // Links are skipped: their targets are not this site's.
  const all = await listFiles(path.join(root, FOLDER))
  const files = all.filter((file) => !isSidecarFile(path.basename(file)) && !isGenerated(root, file))
  const states = new Map<string, PictureState>()
  const queue = files.values()
  // Not all at once: a picture is in memory while it is inspected.
  const worker = async () => {
    for (const file of queue) states.set(file, await inspectPicture(file, options))
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return files.map((file) => ({
    file: path.relative(root, file).replaceAll(path.sep, '/'),
    state: states.get(file) ?? { kind: 'fine' },
  }))
}

/** @returns its size in bytes before and after, or 'incomplete' when a part is missing */
async function fix(file: string): Promise<[number, number] | 'incomplete'> {
  const bytes = await readFile(file)
  const { format, pages = 1, isPalette } = await sharp(bytes).metadata()
  const picture = sharp(bytes, { animated: pages > 1 })
  // Without withMetadata(), sharp writes none, and converts the colours to sRGB, which needs no profile.
  const fixed = await (pages > 1 ? picture : picture.autoOrient())
    .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
    .toFormat(format === 'heif' ? 'avif' : format, {
      ...(format === 'jpeg' && { quality: 82, mozjpeg: true }),
      // In true colour, a picture of few colours would become twice as large.
      ...(format === 'png' && { palette: isPalette }),
    })
    .toBuffer()
    .catch(() => 'incomplete' as const)
  if (fixed === 'incomplete') return fixed
  await writeFile(`${file}.part`, fixed)
  await rename(`${file}.part`, file)
  return [bytes.length, fixed.length]
}

const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1000)} KB`
