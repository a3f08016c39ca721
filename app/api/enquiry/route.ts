import { after } from 'next/server'
import { deliverEnquiries, logUndelivered } from '@/lib/enquiries'
import { receiveEnquiry } from '@/lib/enquiries/receive'
import { redirectTo, respondWithState, withTemplate } from '@/lib/enquiries/response'
import { urls } from '@/lib/urls'

// A route handler and not a server action: the id of an action changes with each deployment, and what a patient typed into
// a page of the previous one would be lost.

/** Seconds that Vercel gives the function, including the delivery after the response. */
export const maxDuration = 60

export async function POST(request: Request) {
  return withTemplate(request.url, async (template) => {
    const result = await receiveEnquiry(request, template.topics)
    if (!('reference' in result)) return respondWithState(template, result)
    after(() => deliverEnquiries().catch(logUndelivered))
    return redirectTo(urls.enquiryReceived(result.reference))
  })
}

/** The address that the form posts to, opened directly, for instance from the browser's history. */
export function GET() {
  return redirectTo(urls.enquiry)
}
