import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

/** Below this many pieces of work, starting a thread takes longer than it saves. */
const WORTH_A_THREAD = 100

/**
 * Does the same work on many things, on all cores: a share in this thread, the others in new ones.
 *
 * @param module the file that exports `runTask`, the work on some of the things
 * @param taskOf the task for some of the things; data only
 * @returns what `runTask` returned, one result a share
 */
export async function inThreads<Thing, Task, Result>(
  module: URL,
  runTask: (task: Task) => Promise<Result>,
  things: readonly Thing[],
  taskOf: (some: readonly Thing[]) => Task,
): Promise<readonly Result[]> {
  const threads = Math.max(1, Math.min(availableParallelism(), Math.floor(things.length / WORTH_A_THREAD)))
  const shareOf = (thread: number) => taskOf(things.filter((_thing, index) => index % threads === thread))
  const others = Array.from({ length: threads - 1 }, (_, thread) =>
    inThread<Result>(module, shareOf(thread + 1)),
  )
  // This thread has loaded everything already, which takes a new one 0.4 s.
  return Promise.all([runTask(shareOf(0)), ...others])
}

function inThread<Result>(module: URL, task: unknown): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
      workerData: { module: module.href, task },
      // A parse makes many small objects; with room for them, a fifth of the time goes that was spent on collecting them.
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
