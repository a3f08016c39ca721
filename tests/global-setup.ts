import { existsSync } from 'node:fs'
import { findBrowser } from './find-browser'
import { serveSite } from './serve-site'

/**
 * Serves the built site on a free port for all tests.
 *
 * @returns a teardown, which throws if the site had an uncaught error: its responses would look right all the same
 */
export default async function globalSetup() {
  process.env.BROWSER_PATH = findBrowser()
  if (!existsSync('.next/BUILD_ID'))
    throw new Error('The tests need the built site: run `npm run build` first, or `npm test`.')
  const site = await serveSite(process.cwd())
  process.env.TEST_BASE_URL = site.origin
  return async () => {
    await site.stop()
    if (/uncaughtException|unhandledRejection/.test(site.output()))
      throw new Error(`The site had an uncaught error:\n${site.output()}`)
  }
}
