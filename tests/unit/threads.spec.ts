import { availableParallelism } from 'node:os'
import { expect, test } from 'playwright/test'
import { runInThreads } from '@/lib/build/threads'

const things = Array.from({ length: 400 }, (_, index) => index)
const moduleOf = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`)
const double = (factor: number) => async (thing: number) => thing * factor

test('every item is processed once, whichever thread does it', async () => {
  const module = moduleOf('export const createTask = (factor) => async (thing) => thing * factor')
  const results = await runInThreads(module, double, 2, things)
  expect(results.toSorted((a, b) => a - b)).toEqual(things.map((thing) => thing * 2))
})

test.describe('work that another thread leaves undone is an error, after', () => {
  test.skip(availableParallelism() < 2, 'there is no other thread on a single core')

  const FAULTS = {
    'an exception': "export const createTask = () => () => { throw new Error('broken') }",
    'the exit of the thread': 'export const createTask = () => () => process.exit(3)',
    'a promise that never settles': 'export const createTask = () => () => new Promise(() => {})',
  }
  for (const [fault, code] of Object.entries(FAULTS)) {
    test(fault, async () => {
      await expect(runInThreads(moduleOf(code), double, 2, things)).rejects.toThrow(/broken|too early/)
    })
  }
})
