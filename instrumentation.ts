/**
 * Next calls this once when a server starts. A server that stays up delivers enquiries by itself; on Vercel none stays up,
 * and the cron job in vercel.json calls /api/enquiry/deliver.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.VERCEL) return
  const { describeSettings } = await import('./lib/enquiries/settings')
  for (const line of describeSettings(process.env)) console.warn(line)
  const { scheduleMaintenance } = await import('./lib/enquiries')
  scheduleMaintenance()
}
