import type { NextRequest } from 'next/server'
import { lookUpConfirmation } from '@/lib/enquiries/receive'
import { respondWithState, STORED_BEFORE, withTemplate } from '@/lib/enquiries/response'

export async function GET(request: NextRequest) {
  const result = await lookUpConfirmation(request.nextUrl.searchParams.get('reference') ?? '')
  return withTemplate(request.url, (template) => respondWithState(template, result), STORED_BEFORE)
}
