/**
 * Next calls this once as a server starts. One that stays up delivers enquiries by itself; on Vercel nothing stays up,
 * and the scheduler of vercel.json calls /api/enquiry/deliver.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.VERCEL) return
  const { describeSettings } = await import('./lib/enquiries/settings')
  for (const line of describeSettings(process.env)) console.warn(line)
  const { keepDelivering } = await import('./lib/enquiries')
  keepDelivering()
}
