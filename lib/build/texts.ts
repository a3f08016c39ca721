import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { runTask, type TextResult, type TextTask } from './text-task'

/** Below this many texts, starting a thread takes longer than it saves. */
const WORTH_A_THREAD = 100

/** Goes through texts on all cores. */
export async function goThroughTexts(task: TextTask): Promise<TextResult> {
  const threads = Math.max(1, Math.min(availableParallelism(), Math.floor(task.jobs.length / WORTH_A_THREAD)))
  if (threads === 1) return runTask(task)
  const results = await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const jobs = task.jobs.filter((_job, index) => index % threads === thread)
      return runInThread({ ...task, jobs })
    }),
  )
  return {
    findings: results.flatMap(({ findings }) => findings),
    shown: results.flatMap(({ shown }) => shown),
  }
}

function runInThread(task: TextTask): Promise<TextResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./text-thread.mjs', import.meta.url), {
      workerData: task,
      // A parse makes many small objects; with room for them, a fifth of the time goes that was spent on collecting them.
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
