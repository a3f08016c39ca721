import { areEnquiriesEnabled } from '@/lib/enquiries'
import { openForm } from '@/lib/enquiries/receive'
import { respondWithState, withTemplate } from '@/lib/enquiries/response'

export const dynamic = 'force-dynamic'

export async function GET(request: Request) {
  const state = { kind: areEnquiriesEnabled() ? 'form' : 'off' } as const
  return withTemplate(request.url, (template) => respondWithState(template, { state }))
}

/** An article's "Ask about this treatment": the form with that treatment chosen. */
export async function POST(request: Request) {
  return withTemplate(request.url, async (template) => {
    const state = areEnquiriesEnabled()
      ? await openForm(request, template.topics)
      : ({ kind: 'off' } as const)
    return respondWithState(template, { state })
  })
}
