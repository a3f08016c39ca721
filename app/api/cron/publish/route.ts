import { isFromScheduler, refuseStranger } from '@/lib/cron'
import { buildWhatIsDue } from '@/lib/due-build'

/** For a scheduler: has what has become due published. */
export async function GET(request: Request) {
  if (!isFromScheduler(request)) return refuseStranger()
  // The build puts it in where it stands exactly so (`env` in next.config.ts); taken out of `process.env` it would be lost.
  const scheduledAtBuild = process.env.SCHEDULED ?? ''
  const { status, body } = await buildWhatIsDue(scheduledAtBuild, process.env.DEPLOY_HOOK_URL, new Date())
  return Response.json(body, { status })
}
