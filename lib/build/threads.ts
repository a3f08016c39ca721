import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

/** With fewer items than this to process, a thread takes longer to start than it saves. */
const MIN_ITEMS_PER_THREAD = 100

/** Prepares the work in one thread, and returns a function that does it for one item. */
export type CreateTask<Facts, Item, Result> = (facts: Facts) => (item: Item) => Promise<Result>

/**
 * Does the same work on many items, on all cores: a share in this thread, the others in new ones. Each result is handed
 * over as soon as it is ready: sent together, those of 5,000 texts would be in memory three times for a moment.
 *
 * @param module the file that exports `createTask`
 * @param facts what the work needs to know; plain data, like the items and the results
 * @returns the results, in no particular order
 * @throws what the work throws, or Error when a thread ends early
 */
export async function runInThreads<Facts, Item, Result>(
  module: URL,
  createTask: CreateTask<Facts, Item, Result>,
  facts: Facts,
  items: readonly Item[],
): Promise<readonly Result[]> {
  const threads = Math.max(
    1,
    Math.min(availableParallelism(), Math.floor(items.length / MIN_ITEMS_PER_THREAD)),
  )
  const shareOf = (thread: number) => items.filter((_item, index) => index % threads === thread)
  const results: Result[] = []
  const others = Array.from({ length: threads - 1 }, (_, thread) =>
    runInNewThread(module, { facts, items: shareOf(thread + 1) }, (result: Result) => results.push(result)),
  )
  const runInThisThread = async () => {
    // This thread has already loaded everything, which takes a new one 0.4 s.
    const task = createTask(facts)
    for (const item of shareOf(0)) {
      results.push(await task(item))
      // Lets in the results of other threads.
      await setImmediate()
    }
  }
  await Promise.all([runInThisThread(), ...others])
  return results
}

function runInNewThread<Result>(
  module: URL,
  share: { facts: unknown; items: readonly unknown[] },
  onResult: (result: Result) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData: { module: module.href, ...share },
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
