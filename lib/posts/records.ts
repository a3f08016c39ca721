import { createWriteStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { deserialize, serialize } from 'node:v8'

/**
 * A file of values by name: each can be written and read without the others, because a build's output for 5,000 texts is
 * 180 MB, and as much again for each copy. After the values comes the list of their places, and then its length.
 */
export type Records<T> = {
  read: (name: string) => Promise<T | undefined>
  close: () => Promise<void>
}

/** The place of a value in its file, in bytes. */
type ByteRange = { position: number; length: number }

/** Size in bytes of the number that says how long the list of places is. */
const END = 4

/**
 * Writes a file of `Records`, one value after the other, so that only one of them is in memory at a time.
 *
 * @param records names and values, of types that `structuredClone` accepts
 */
export async function writeRecords<T>(
  file: string,
  records: Iterable<readonly [name: string, value: T]>,
): Promise<void> {
  function* bytes() {
    const ranges = new Map<string, ByteRange>()
    let position = 0
    for (const [name, value] of records) {
      const piece = serialize(value)
      ranges.set(name, { position, length: piece.length })
      position += piece.length
      yield piece
    }
    const list = serialize(ranges)
    yield list
    const end = Buffer.alloc(END)
    end.writeUInt32LE(list.length)
    yield end
  }
  await pipeline(bytes, createWriteStream(file))
}

/**
 * Opens a file of `Records`. Only its list of places is read straight away.
 *
 * @param file written by `writeRecords` with values of the same type, in the same version of Node and of this project
 * @throws Error when there is no such file
 */
export async function openRecords<T>(file: string): Promise<Records<T>> {
  const handle = await open(/* turbopackIgnore: true */ file)
  const { size } = await handle.stat()
  const length = (await readRange(handle, { position: size - END, length: END })).readUInt32LE()
  const list = await readRange(handle, { position: size - END - length, length })
  const ranges: ReadonlyMap<string, ByteRange> = deserialize(list)
  return {
    read: async (name) => {
      const range = ranges.get(name)
      return range && deserialize(await readRange(handle, range))
    },
    close: () => handle.close(),
  }
}

async function readRange(handle: FileHandle, range: ByteRange): Promise<Buffer> {
  const { buffer } = await handle.read({ ...range, buffer: Buffer.alloc(range.length) })
  return buffer
}
