// What ./threads.ts starts on each core. Plain JavaScript, because a new thread does not know TypeScript yet.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { runTask } = await import(workerData.module)
parentPort?.postMessage(await runTask(workerData.task))
