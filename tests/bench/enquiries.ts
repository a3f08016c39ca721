import { readFileSync } from 'node:fs'
import { GOOD, post, referenceOf, serveEnquirySite } from '../enquiry-site'

// Enquiries per second with the database in a file, each on disk before it is acknowledged, and the memory of the site:
// `npx tsx tests/bench/enquiries.ts`, after `npm run build`. The sender and the site share the machine's processors.

const POSTS = 2000
const WARM_UP = 500

const enquiries = await serveEnquirySite()
try {
  const { origin, pid } = enquiries.site
  for (const atOnce of [1, 8, 32]) {
    await send(origin, WARM_UP, atOnce)
    const times = await send(origin, POSTS, atOnce)
    const perSecond = POSTS / times.seconds
    console.log(
      `${atOnce} concurrent: ${perSecond.toFixed(0)} enquiries/s, median ${times.median.toFixed(1)} ms, 99 % within ${times.slow.toFixed(1)} ms`,
    )
  }
  console.log(`Peak memory of the site: ${peakMegabytes(pid)} MB`)
  const stored = await enquiries.withStore((store) => store.all())
  console.log(`Stored: ${stored.length}`)
} finally {
  await enquiries.remove()
}

async function send(origin: string, count: number, atOnce: number) {
  const start = performance.now()
  const times: number[] = []
  let number = 0
  const run = Math.random()
  const sender = async () => {
    while (number < count) {
      const message = `${run} ${number++}`
      const from = performance.now()
      referenceOf(await post(origin, { ...GOOD, message }))
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sender))
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
  return { seconds: (performance.now() - start) / 1000, median: at(0.5), slow: at(0.99) }
}

/** From /proc (Linux). */
function peakMegabytes(pid: number | undefined): string {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return (Number(kilobytes) / 1000).toFixed(0)
}
