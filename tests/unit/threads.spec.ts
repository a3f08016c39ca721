import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'playwright/test'
import { runInThreads } from '@/lib/build/threads'

const things = Array.from({ length: 400 }, (_, index) => index)
const moduleOf = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`)

test.skip(availableParallelism() < 2, 'there is no other thread on a single core')

test('every item is processed once, whichever thread does it', async () => {
  const byOthers = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const module = moduleOf(
    'export const createTask = (byOthers) => async (thing) => { Atomics.add(byOthers, 0, 1); return thing * 2 }',
  )
  const double = () => async (thing: number) => {
    while (Atomics.load(byOthers, 0) === 0) await setImmediate()
    return thing * 2
  }
  const results = await runInThreads(module, double, byOthers, things)
  expect(results.toSorted((a, b) => a - b)).toEqual(things.map((thing) => thing * 2))
})

test.describe('work that another thread leaves undone is an error, after', () => {
  /** Leaves all items but one to the other threads. */
  const waitForever = () => () => new Promise<number>(() => {})

  const FAULTS = {
    'an exception': "export const createTask = () => () => { throw new Error('broken') }",
    'the exit of the thread': 'export const createTask = () => () => process.exit(3)',
    'a promise that never settles': 'export const createTask = () => () => new Promise(() => {})',
  }
  for (const [fault, code] of Object.entries(FAULTS)) {
    test(fault, async () => {
      await expect(runInThreads(moduleOf(code), waitForever, 2, things)).rejects.toThrow(/broken|too early/)
    })
  }
})
