import { isFromScheduler, refuseUnauthorized } from '@/lib/cron/authorization'
import { logUndelivered, maintainEnquiries } from '@/lib/enquiries'

export const maxDuration = 60

/** For a scheduler: delivers what is due, deletes what has expired. Vercel sends CRON_SECRET automatically. */
export async function GET(request: Request) {
  if (!isFromScheduler(request)) return refuseUnauthorized()
  try {
    const done = await maintainEnquiries()
    // Without a failure status, the scheduler would never tell anybody that the mail server is down.
    const status = done.failed > 0 && done.delivered === 0 ? 502 : 200
    return Response.json(done, { status })
  } catch (error) {
    logUndelivered(error)
    return Response.json({ error: 'Enquiries could not be delivered; the log says why' }, { status: 503 })
  }
}
