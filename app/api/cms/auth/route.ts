import { startSignIn } from '@/lib/cms/sign-in'

export function GET(request: Request) {
  return startSignIn(request)
}
