import { isSameSecret } from '../same-secret'

/** True for a request from Vercel's scheduler, which sends CRON_SECRET; false for any while that is not set. */
export function isFromScheduler(request: Request): boolean {
  const secret = process.env.CRON_SECRET
  return Boolean(secret) && isSameSecret(request.headers.get('authorization') ?? '', `Bearer ${secret}`)
}

/** The response to anybody else. */
export function refuseUnauthorized(): Response {
  return Response.json(
    { error: 'This needs the header Authorization: Bearer <CRON_SECRET>' },
    { status: 401 },
  )
}
