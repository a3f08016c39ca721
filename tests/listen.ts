import { once } from 'node:events'
import type { Server, Socket } from 'node:net'

/** A server that listens on this machine. */
export type Listening = { port: number; origin: string; stop: () => Promise<void> }

/**
 * Starts a server on 127.0.0.1, on a free port.
 *
 * @param host another address of this machine to listen on
 * @param port another port, 0 for a free one
 * @returns where it listens, and a way to stop it, which ends its open connections; stopping it twice does no harm
 */
export async function listen(server: Server, { host = '127.0.0.1', port = 0 } = {}): Promise<Listening> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await once(server.listen(port, host), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    port: address.port,
    origin: `http://${host}:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
