// The worker that ./threads.ts starts. Plain JavaScript, because a new thread has no TypeScript loader yet.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { begin } = await import(workerData.module)
const work = begin(workerData.facts)
for (const thing of workerData.things) parentPort?.postMessage(await work(thing))
