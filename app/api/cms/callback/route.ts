import type { NextRequest } from 'next/server'
import { finishSignIn } from '@/lib/cms/sign-in'

export function GET(request: NextRequest) {
  return finishSignIn(request)
}
