import { timingSafeEqual } from 'node:crypto'

/** True for a call of the scheduler, which Vercel signs with CRON_SECRET; false for all while that is not set. */
export function isFromScheduler(request: Request): boolean {
  const secret = process.env.CRON_SECRET
  if (!secret) return false
  const [given, expected] = [
    Buffer.from(request.headers.get('authorization') ?? ''),
    Buffer.from(`Bearer ${secret}`),
  ]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** The answer to anybody else. */
export function refuseStranger(): Response {
  return Response.json(
    { error: 'This needs the header Authorization: Bearer <CRON_SECRET>' },
    { status: 401 },
  )
}
