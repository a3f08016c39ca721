import { describeError } from '../describe-error'
import { dueSinceBuild } from '../posts/schedule'
import { hasPassword } from '../urls'

/** How long Vercel may take to accept a deployment, in milliseconds. */
const LONGEST = 20_000

/** The response to the scheduler, which recognises a failure by its status. */
export type PublishResult = { status: number; body: { due: number; deploying: boolean } | { error: string } }

/**
 * Starts a new build if an article, or the review of one, has become due since the last build. Anything that prevents it
 * is logged, for whoever looks after the site.
 *
 * @throws Error when the build recorded no schedule
 */
export async function startDueBuild(now: Date): Promise<PublishResult> {
  // The build inlines exactly this expression (`env` in next.config.ts); destructured, it would be undefined.
  const due = dueSinceBuild(process.env.SCHEDULED, now)
  if (due === 0) return { status: 200, body: { due, deploying: false } }
  const deployHookUrl = process.env.DEPLOY_HOOK_URL
  if (!deployHookUrl) {
    log('DEPLOY_HOOK_URL is not set: the site stays as it is.')
    return { status: 503, body: { error: 'DEPLOY_HOOK_URL is not set' } }
  }
  // `fetch` would repeat the URL in its error message.
  if (!URL.canParse(deployHookUrl) || hasPassword(new URL(deployHookUrl))) {
    log('DEPLOY_HOOK_URL is not an address: write https://…, as Vercel shows it, without a password.')
    return { status: 503, body: { error: 'DEPLOY_HOOK_URL is not an address' } }
  }
  try {
    const response = await fetch(deployHookUrl, { method: 'POST', signal: AbortSignal.timeout(LONGEST) })
    if (!response.ok) throw new Error(`the deploy hook answered ${response.status}`)
    return { status: 200, body: { due, deploying: true } }
  } catch (error) {
    // The hook's URL is a secret: anybody who knows it can start deployments. Neither error's message contains it.
    log(`the site could not be built: ${describeError(error)}`)
    return { status: 502, body: { error: 'The deployment could not be started; the log says why' } }
  }
}

const log = (problem: string) => console.error(`An article or a review is due, and ${problem}`)
