import { availableParallelism } from 'node:os'
import { expect, test } from 'playwright/test'
import { inThreads } from '@/lib/build/threads'

const things = Array.from({ length: 400 }, (_, index) => index)
const moduleOf = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`)
const double = (factor: number) => async (thing: number) => thing * factor

test('every thing is done once, whichever thread does it', async () => {
  const module = moduleOf('export const begin = (factor) => async (thing) => thing * factor')
  const results = await inThreads(module, double, 2, things)
  expect(results.toSorted((a, b) => a - b)).toEqual(things.map((thing) => thing * 2))
})

test.describe('work that another thread has not done is never taken for done', () => {
  test.skip(availableParallelism() < 2, 'there is no other thread on one core')

  const FAULTS = {
    'an error': "export const begin = () => () => { throw new Error('broken') }",
    'the end of the thread': 'export const begin = () => () => process.exit(3)',
    'no answer': 'export const begin = () => () => new Promise(() => {})',
  }
  for (const [fault, code] of Object.entries(FAULTS)) {
    test(fault, async () => {
      await expect(inThreads(moduleOf(code), double, 2, things)).rejects.toThrow(/broken|too early/)
    })
  }
})
