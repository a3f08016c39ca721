import { isFromScheduler, refuseStranger } from '@/lib/cron'
import { logUndelivered, tendEnquiries } from '@/lib/enquiries'

export const maxDuration = 60

/** For a scheduler: delivers what is due, deletes what is kept no longer. Vercel sends CRON_SECRET by itself. */
export async function GET(request: Request) {
  if (!isFromScheduler(request)) return refuseStranger()
  try {
    return Response.json(await tendEnquiries())
  } catch (error) {
    logUndelivered(error)
    return Response.json({ error: 'Enquiries could not be delivered; the log says why' }, { status: 503 })
  }
}
