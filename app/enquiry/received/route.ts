import type { NextRequest } from 'next/server'
import { answerWith, STORED_BEFORE, withTemplate } from '@/lib/enquiries/answer'
import { confirm } from '@/lib/enquiries/receive'

export async function GET(request: NextRequest) {
  const answer = await confirm(request.nextUrl.searchParams.get('reference') ?? '')
  return withTemplate(request.url, (template) => answerWith(template, answer), STORED_BEFORE)
}
