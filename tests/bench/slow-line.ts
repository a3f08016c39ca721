import { connect, createServer, type Socket } from 'node:net'
import { type Listening, listen } from '../listen'

/** Lighthouse's slow mobile connection: milliseconds of a round trip, bytes per second. */
const ROUND_TRIP = 150
const BYTES_PER_SECOND = 200_000

/**
 * Puts a slow line in front of a server on this machine. The browser's own throttling can't be used: it needs a debugger
 * on the page, and with one attached Chrome does not prerender.
 *
 * @returns where the server responds slowly
 */
export function slowLine(origin: string): Promise<Listening> {
  const { port, hostname } = new URL(origin)
  const line = createServer((near) => {
    const far = connect(Number(port), hostname)
    // Connecting takes one round trip before anything is sent.
    carry(near, far, ROUND_TRIP)
    carry(far, near, 0)
    near.on('close', () => far.destroy())
  })
  return listen(line)
}

/** Forwards what one end sends, delayed and at the speed of the line. */
function carry(from: Socket, to: Socket, wait: number) {
  let free = performance.now() + wait
  const later = (bytes: number, act: () => void) => {
    free = Math.max(performance.now(), free) + (bytes / BYTES_PER_SECOND) * 1000
    setTimeout(act, free + ROUND_TRIP / 2 - performance.now())
  }
  from.on('data', (chunk) => later(chunk.length, () => to.writable && to.write(chunk)))
  from.on('end', () => later(0, () => to.end()))
  // One end has failed: the other has nobody to talk to.
  from.on('error', () => to.destroy())
}
