import { isFromScheduler, refuseStranger } from '@/lib/cron'
import { dueSinceBuild } from '@/lib/schedule'
import { hasPassword } from '@/lib/urls'

/**
 * For a scheduler: has the site built anew when an article, or the review of one, has become due since the last build.
 * `SCHEDULED` is put in by that build (next.config.ts); DEPLOY_HOOK_URL is a deploy hook of the project on Vercel.
 */
export async function GET(request: Request) {
  if (!isFromScheduler(request)) return refuseStranger()
  const due = dueSinceBuild(process.env.SCHEDULED ?? '', new Date())
  if (due === 0) return Response.json({ due, deploying: false })
  const hook = process.env.DEPLOY_HOOK_URL
  if (!hook) {
    console.error('An article or a review is due, and DEPLOY_HOOK_URL is not set: the site stays as it is.')
    return Response.json({ error: 'DEPLOY_HOOK_URL is not set' }, { status: 503 })
  }
  // `fetch` would repeat it in its message.
  if (!URL.canParse(hook) || hasPassword(new URL(hook))) {
    console.error(
      'An article or a review is due, and DEPLOY_HOOK_URL is no address: write https://…, as Vercel shows it, without a password.',
    )
    return Response.json({ error: 'DEPLOY_HOOK_URL is no address' }, { status: 503 })
  }
  try {
    const answer = await fetch(hook, { method: 'POST', signal: AbortSignal.timeout(20_000) })
    if (!answer.ok) throw new Error(`the deploy hook answered ${answer.status}`)
    return Response.json({ due, deploying: true })
  } catch (error) {
    // The hook's address is a secret: whoever knows it can start deployments. It is not in the message of either error.
    console.error(
      `An article or a review is due, and the site could not be built: ${error instanceof Error ? error.message : error}`,
    )
    return Response.json({ error: 'The deployment could not be started; the log says why' }, { status: 502 })
  }
}
