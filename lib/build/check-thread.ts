import { parentPort, workerData } from 'node:worker_threads'
import { type CheckTask, runTask } from './check-task'

// What ./check.ts starts on each further core.
const task: CheckTask = workerData
parentPort?.postMessage(runTask(task))
