import type { ContentWithBodies } from '../posts'
import { siteFacts } from './site-facts'
import { createSiteQueries } from './site-queries'
import { openTextCache } from './text-cache'
import { createTask, type Job, type TextResult } from './text-task'
import { runInThreads } from './threads'

/**
 * Checks and renders texts, on all cores.
 *
 * @param root the project's folder
 * @param run `reading`: also advise on readability; `isCached`: reuse what an earlier build made of the same texts, and
 * cache the results for the next
 * @returns one result per job, in no particular order
 */
export async function processTexts(
  root: string,
  now: Date,
  content: ContentWithBodies,
  jobs: readonly Job[],
  { reading = false, isCached = false }: { reading?: boolean; isCached?: boolean },
): Promise<readonly TextResult[]> {
  const { glossary } = content
  const site = await siteFacts(root, content, now)
  const cache = isCached ? await openTextCache(root, now, glossary, createSiteQueries(root, site)) : undefined
  const results = new Map<string, TextResult>()
  for (const job of jobs) {
    const cached = await cache?.find(job)
    if (cached) results.set(cached.file, cached)
  }
  const remaining = jobs.filter(({ entry }) => !results.has(entry.file))
  const task = new URL('./text-task.ts', import.meta.url)
  const facts = { root, site, reading, glossary }
  for (const result of await runInThreads(task, createTask, facts, remaining))
    results.set(result.file, result)
  await cache?.save(jobs, results)
  return [...results.values()]
}
