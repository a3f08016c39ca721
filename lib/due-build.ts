import { dueSinceBuild } from './schedule'
import { hasPassword } from './urls'

/** How long the host may take to accept a deployment, in milliseconds. */
const LONGEST = 20_000

/** What is said to the scheduler, which shows a failure by the status. */
export type Answer = { status: number; body: { due: number; deploying: boolean } | { error: string } }

/**
 * Has the site built anew when an article, or the review of one, has become due since the last build. What keeps it from
 * that is written to the log, for the person who looks after the site.
 *
 * @param scheduledAtBuild what the last build noted (`dueSinceBuild`)
 * @param hook the address of a deploy hook of the project on Vercel
 * @throws Error when the build noted no schedule
 */
export async function buildWhatIsDue(
  scheduledAtBuild: string,
  hook: string | undefined,
  now: Date,
): Promise<Answer> {
  const due = dueSinceBuild(scheduledAtBuild, now)
  if (due === 0) return { status: 200, body: { due, deploying: false } }
  if (!hook) {
    log('DEPLOY_HOOK_URL is not set: the site stays as it is.')
    return { status: 503, body: { error: 'DEPLOY_HOOK_URL is not set' } }
  }
  // `fetch` would repeat it in its message.
  if (!URL.canParse(hook) || hasPassword(new URL(hook))) {
    log('DEPLOY_HOOK_URL is no address: write https://…, as Vercel shows it, without a password.')
    return { status: 503, body: { error: 'DEPLOY_HOOK_URL is no address' } }
  }
  try {
    const answer = await fetch(hook, { method: 'POST', signal: AbortSignal.timeout(LONGEST) })
    if (!answer.ok) throw new Error(`the deploy hook answered ${answer.status}`)
    return { status: 200, body: { due, deploying: true } }
  } catch (error) {
    // The hook's address is a secret: whoever knows it can start deployments. It is not in the message of either error.
    log(`the site could not be built: ${error instanceof Error ? error.message : error}`)
    return { status: 502, body: { error: 'The deployment could not be started; the log says why' } }
  }
}

const log = (problem: string) => console.error(`An article or a review is due, and ${problem}`)
