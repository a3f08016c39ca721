import { readFile } from 'node:fs/promises'
import { createServer, IncomingMessage, type RequestListener } from 'node:http'
import path from 'node:path'
import { commonHeaders } from '../headers'
import { decodeAddress, urls } from '../urls'
import { cacheResponses, RecordedResponse } from './response-cache'

/** How long open requests may take once the site has been told to stop, in milliseconds. */
const SHUTDOWN_TIMEOUT = 10_000

/** An address where there is nothing, for which Next shows the page that says so. */
const UNKNOWN = '/404'

/** Whether an address accepts the method: only route handlers take more than GET and HEAD, and check it themselves. */
function isAllowed({ method, url = '' }: IncomingMessage): boolean {
  const isRead = method === 'GET' || method === 'HEAD'
  return isRead || url.startsWith('/api/') || url.split('?')[0] === urls.enquiry
}

/**
 * The request listener: a cache of finished responses in front of `handle`.
 *
 * @param handle sends a response; a failure is logged, and the response is a 500, or cut off
 */
export function requestListener(
  handle: (request: IncomingMessage, response: RecordedResponse) => Promise<void>,
): RequestListener<typeof IncomingMessage, typeof RecordedResponse> {
  return cacheResponses(async (request, response) => {
    for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value)
    // Next treats a POST to a page as a GET, and answers one to a file with an error of its own.
    if (!isAllowed(request)) {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    // Next answers an address with a stray `%`, or with bytes that are not UTF-8, with 500 and two words.
    const [address = ''] = request.url?.split('?') ?? []
    if (decodeAddress(address) === undefined) request.url = UNKNOWN
    try {
      await handle(request, response)
    } catch (error) {
      console.error(error)
      // Ended normally, half a page would be taken for a complete one, and cached.
      if (response.headersSent) response.destroy()
      else {
        response.statusCode = 500
        response.end()
      }
    }
  })
}

/**
 * The settings that the build made from next.config.ts, as JSON. Without them Next compiles that file again, and runs it
 * with all that it imports, only to serve what is built: the site started after 1.6 s instead of 0.8. Next hands them over
 * in the same variable in the server that it writes for `output: 'standalone'`.
 */
async function builtConfig(root: string): Promise<string> {
  const file = path.join(root, '.next/required-server-files.json')
  const { config }: { config?: unknown } = JSON.parse(await readFile(file, 'utf8'))
  if (config === undefined) throw new Error(`${file} has no config; build the site again`)
  return JSON.stringify(config)
}

/**
 * Serves the built site until it is told to stop: Next as it is, behind a cache of finished responses.
 *
 * @param root the project's folder
 * @param port the port to serve it on
 * @returns once it has been told to stop, and open requests have been answered or cut off
 * @throws Error when it can't be served there
 */
export async function serve(root: string, port: number): Promise<void> {
  // Whoever reads the log may end before the site does, and there is no other place to report that. Without this, Next logs
  // each line that can't be written, which can't be written either: the site neither responded nor could be stopped.
  for (const log of [process.stdout, process.stderr]) log.on('error', () => {})
  // As `next start` does: without SITE_URL the site's own address contains the port.
  process.env.PORT = String(port)
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = await builtConfig(root)
  // Only here, when the TypeScript loader is no longer registered.
  const { default: next } = await import('next')
  const site = next({ dir: root, dev: false, port })
  await site.prepare()
  const listener = requestListener(site.getRequestHandler())
  const server = createServer({ IncomingMessage, ServerResponse: RecordedResponse }, listener)
  const stopped = new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('close', resolve)
  })
  // Not `once`: a terminal sends Ctrl+C to this process and to the one that started it, which passes it on.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      server.close()
      // Node no longer times out stalled connections: one of them would keep the process alive for ever.
      setTimeout(() => server.closeAllConnections(), SHUTDOWN_TIMEOUT).unref()
    })
  server.listen(port, () => console.log(`\nThe site is at http://localhost:${port} (stop it with Ctrl+C)\n`))
  await stopped
  await site.close()
}
