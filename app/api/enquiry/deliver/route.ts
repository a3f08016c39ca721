import { timingSafeEqual } from 'node:crypto'
import { tendEnquiries } from '@/lib/enquiries'

export const maxDuration = 60

/** For a scheduler: delivers what is due, deletes what is kept no longer. Vercel sends CRON_SECRET by itself. */
export async function GET(request: Request) {
  const secret = process.env.CRON_SECRET
  if (!secret || !isSame(request.headers.get('authorization') ?? '', `Bearer ${secret}`)) {
    return Response.json(
      { error: 'This needs the header Authorization: Bearer <CRON_SECRET>' },
      { status: 401 },
    )
  }
  try {
    return Response.json(await tendEnquiries())
  } catch (error) {
    console.error(`Enquiries could not be delivered: ${error instanceof Error ? error.message : error}`)
    return Response.json({ error: 'Enquiries could not be delivered; the log says why' }, { status: 503 })
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
