import { timingSafeEqual } from 'node:crypto'

/** Compares what somebody sent with a secret; the time taken does not reveal how much of it was right. */
export function isSameSecret(given: string, secret: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(secret)]
  return one.length === other.length && timingSafeEqual(one, other)
}
