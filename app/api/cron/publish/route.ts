import { isFromScheduler, refuseUnauthorized } from '@/lib/cron/authorization'
import { startDueBuild } from '@/lib/cron/due-build'

/** For a scheduler: starts a build that publishes what has become due. */
export async function GET(request: Request) {
  if (!isFromScheduler(request)) return refuseUnauthorized()
  const { status, body } = await startDueBuild(new Date())
  return Response.json(body, { status })
}
