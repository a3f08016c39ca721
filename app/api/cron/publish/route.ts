import { isFromScheduler, refuseUnauthorized } from '@/lib/cron/authorization'
import { startDueBuild } from '@/lib/cron/due-build'

/** For a scheduler: starts a build that publishes what has become due. */
export async function GET(request: Request) {
  if (!isFromScheduler(request)) return refuseUnauthorized()
  // The build inlines exactly this expression (`env` in next.config.ts); destructured, it would be undefined.
  const scheduledAtBuild = process.env.SCHEDULED
  const { status, body } = await startDueBuild(scheduledAtBuild, process.env.DEPLOY_HOOK_URL, new Date())
  return Response.json(body, { status })
}
