import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

/** With fewer items than this to process, a thread takes longer to start than it saves. */
const MIN_ITEMS_PER_THREAD = 100

/** Prepares the work in one thread, and returns a function that does it for one item. */
export type CreateTask<Facts, Item, Result> = (facts: Facts) => (item: Item) => Promise<Result>

/**
 * Does the same work on many items, on all cores, in this thread and new ones. Each result is handed over as soon as it is
 * ready: sent together, those of 5,000 texts would be in memory three times for a moment.
 *
 * @param module the file that exports `createTask`
 * @param facts what the work needs to know; plain data, like the items and the results
 * @returns the results, in no particular order
 * @throws what the work throws, or Error when a thread ends early
 */
export async function runInThreads<Facts, Item extends NonNullable<unknown>, Result>(
  module: URL,
  createTask: CreateTask<Facts, Item, Result>,
  facts: Facts,
  items: readonly Item[],
): Promise<readonly Result[]> {
  const threads = Math.max(
    1,
    Math.min(availableParallelism(), Math.floor(items.length / MIN_ITEMS_PER_THREAD)),
  )
  // A thread that starts later than this one, by the second that loading everything takes, does fewer items.
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const results: Result[] = []
  const others = Array.from({ length: threads - 1 }, () =>
    runInNewThread(module, { facts, items, next }, (result: Result) => results.push(result)),
  )
  const runInThisThread = async () => {
    const task = createTask(facts)
    for (const item of untaken(items, next)) {
      results.push(await task(item))
      // Lets in the results of other threads.
      await setImmediate()
    }
  }
  await Promise.all([runInThisThread(), ...others])
  return results
}

/** Takes one item after the other, each of which no other thread has taken: `next` is shared, and counts them. */
export function* untaken<Item extends NonNullable<unknown>>(
  items: readonly Item[],
  next: Int32Array,
): Iterable<Item> {
  for (;;) {
    const item = items[Atomics.add(next, 0, 1)]
    if (item === undefined) return
    yield item
  }
}

function runInNewThread<Result>(
  module: URL,
  work: { facts: unknown; items: readonly unknown[]; next: Int32Array },
  onResult: (result: Result) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData: { module: module.href, ...work },
      // Parsing creates many small objects; this room for them saves the fifth of the time that went on collecting them.
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    })
    worker.on('message', onResult)
    worker.once('error', reject)
    // After the last message, and after an error. A thread that ended in any other way has left things undone.
    worker.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`A thread ended too early, with exit code ${code}: run the command again.`)),
    )
  })
}
