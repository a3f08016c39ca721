import { createServer, IncomingMessage } from 'node:http'
import { keepAnswers, NotedResponse } from './response-cache'

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
  const handle = site.getRequestHandler()
  const answer = keepAnswers(async (request, response) => {
    try {
      await handle(request, response)
    } catch (error) {
      console.error(error)
      if (!response.headersSent) response.statusCode = 500
      response.end()
    }
  })
  const server = createServer({ IncomingMessage, ServerResponse: NotedResponse }, answer)
  const stopped = new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('close', resolve)
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close())
  server.listen(port, () => console.log(`\nThe site is at http://localhost:${port} (stop it with Ctrl+C)\n`))
  await stopped
  await site.close()
}
