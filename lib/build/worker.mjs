// The worker that ./threads.ts starts. Plain JavaScript, because a new thread has no TypeScript loader yet.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { createTask } = await import(workerData.module)
const { untaken } = await import(new URL('./threads.ts', import.meta.url).href)
const task = createTask(workerData.facts)
for (const item of untaken(workerData.items, workerData.next)) parentPort?.postMessage(await task(item))
