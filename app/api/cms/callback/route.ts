import { finishSignIn } from '@/lib/cms/sign-in'

export function GET(request: Request) {
  return finishSignIn(request)
}
