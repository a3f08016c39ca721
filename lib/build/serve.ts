import { createServer, IncomingMessage, type RequestListener } from 'node:http'
import { everywhere } from '../headers'
import { urls } from '../urls'
import { keepAnswers, NotedResponse } from './response-cache'

/** How long what was asked before the site was told to stop may take, in milliseconds. */
const LAST_ANSWERS = 10_000

/** Whether an address takes what is asked of it: only route handlers take anything but GET, and say themselves what. */
function isAllowed({ method, url = '' }: IncomingMessage): boolean {
  const isRead = method === 'GET' || method === 'HEAD'
  return isRead || url.startsWith('/api/') || url.split('?')[0] === urls.enquiry
}

/**
 * What answers a request: the memory of finished answers, or what makes one.
 *
 * @param handle makes an answer; one that fails is logged, and what had been sent of it breaks off
 */
export function answerWith(
  handle: (request: IncomingMessage, response: NotedResponse) => Promise<void>,
): RequestListener<typeof IncomingMessage, typeof NotedResponse> {
  return keepAnswers(async (request, response) => {
    for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value)
    // Next answers a POST to a page as if it were a GET, and one to a file with an error of its own.
    if (!isAllowed(request)) {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    try {
      await handle(request, response)
    } catch (error) {
      console.error(error)
      // Ended in order, half a page would be taken for a whole one, and kept.
      if (response.headersSent) response.destroy()
      else {
        response.statusCode = 500
        response.end()
      }
    }
  })
}

/**
 * Serves the built site until it is told to stop: Next as it is, behind a memory of finished answers.
 *
 * @param root the project's folder
 * @param port where to serve it
 * @returns after it was told to stop, and what was asked until then has been answered
 * @throws Error when it can't be served there
 */
export async function serve(root: string, port: number): Promise<void> {
  // As `next start` does it: the site's own address is made of it where SITE_URL is not set.
  process.env.PORT = String(port)
  // Only here, when the loader for TypeScript is gone.
  const { default: next } = await import('next')
  const site = next({ dir: root, dev: false, port })
  await site.prepare()
  const answer = answerWith(site.getRequestHandler())
  const server = createServer({ IncomingMessage, ServerResponse: NotedResponse }, answer)
  const stopped = new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('close', resolve)
  })
  // Also the second time: a terminal sends Ctrl+C to this process and to the one that started it, which passes it on.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      server.close()
      // Node no longer looks for connections on which nothing comes: one of them would keep the process for ever.
      setTimeout(() => server.closeAllConnections(), LAST_ANSWERS).unref()
    })
  server.listen(port, () => console.log(`\nThe site is at http://localhost:${port} (stop it with Ctrl+C)\n`))
  await stopped
  await site.close()
}
