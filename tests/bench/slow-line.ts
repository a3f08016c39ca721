import { connect, createServer, type Socket } from 'node:net'

/** Lighthouse's slow mobile connection: milliseconds of a round trip, bytes per second. */
const ROUND_TRIP = 150
const BYTES_PER_SECOND = 200_000

/**
 * Puts a slow line in front of a server on this machine. The browser's own throttling can't be used: it needs a debugger
 * on the page, and with one attached Chrome does not prerender.
 *
 * @returns the origin at which the server responds slowly
 */
export async function slowLine(origin: string): Promise<{ origin: string; stop: () => Promise<void> }> {
  const { port, hostname } = new URL(origin)
  const sockets = new Set<Socket>()
  const line = createServer((near) => {
    const far = connect(Number(port), hostname)
    // Connecting takes one round trip before anything is sent.
    carry(near, far, ROUND_TRIP)
    carry(far, near, 0)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  const address = line.address()
  if (address === null || typeof address === 'string') throw new Error('The slow line has no port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        line.close(() => resolve())
      }),
  }
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
