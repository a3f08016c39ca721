import { enquiriesAreOn } from '@/lib/enquiries'
import { answerWith, withTemplate } from '@/lib/enquiries/answer'
import { openForm } from '@/lib/enquiries/receive'

export const dynamic = 'force-dynamic'

export async function GET(request: Request) {
  const state = { kind: enquiriesAreOn() ? 'form' : 'off' } as const
  return withTemplate(request.url, (template) => answerWith(template, { state }))
}

/** An article's "Ask about this treatment": the form with that treatment chosen. */
export async function POST(request: Request) {
  return withTemplate(request.url, async (template) => {
    const state = enquiriesAreOn() ? await openForm(request, template.topics) : ({ kind: 'off' } as const)
    return answerWith(template, { state })
  })
}
