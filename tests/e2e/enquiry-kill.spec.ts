import { expect, test } from 'playwright/test'
import { GOOD, post, referenceOf, serveEnquirySite } from '../enquiry-site'
import { startMailServer } from '../mail-server'

const POSTS = 1000
const AT_ONCE = 8
const KILLED_AFTER = 400

test('after a kill in the middle of 1,000 posts, every acknowledged enquiry is stored, and delivered after the restart', async () => {
  test.setTimeout(400_000)
  const mail = await startMailServer()
  const enquiries = await serveEnquirySite({
    SMTP_URL: mail.url,
    ENQUIRY_MAIL_FROM: 'website@clinic.example',
    ENQUIRY_MAIL_TO: 'desk@clinic.example',
    ENQUIRY_RETRY_SECONDS: '4',
  })
  try {
    /** The references that patients have seen, by their message. */
    const acknowledged = new Map<string, string>()
    const unanswered: string[] = []
    let number = 0
    let killing: Promise<void> | undefined
    const patient = async () => {
      while (number < POSTS) {
        const message = `Question ${number++}`
        try {
          const answer = await post(enquiries.site.origin, { ...GOOD, message })
          acknowledged.set(message, referenceOf(answer))
        } catch {
          unanswered.push(message)
        }
        if (acknowledged.size >= KILLED_AFTER) killing ??= enquiries.site.kill()
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, patient))
    await killing
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLED_AFTER)
    expect(unanswered.length).toBeGreaterThan(0)

    const stored = await enquiries.withStore(async (store) =>
      (await store.all()).map((one) => [store.decrypt(one).message, one.reference] as const),
    )
    const storedReference = new Map(stored)
    expect(stored).toHaveLength(storedReference.size)
    for (const [message, reference] of acknowledged) expect(storedReference.get(message)).toBe(reference)

    // Patients who got no response send again; so do a few who got one.
    const { origin } = await enquiries.restart()
    const again = [...unanswered, ...[...acknowledged.keys()].slice(0, 20)]
    for (const message of again) {
      const reference = referenceOf(await post(origin, { ...GOOD, message }))
      expect(reference).toBe(acknowledged.get(message) ?? storedReference.get(message) ?? reference)
      acknowledged.set(message, reference)
    }
    expect(acknowledged.size).toBe(POSTS)
    expect(new Set(acknowledged.values()).size).toBe(POSTS)

    await expect
      .poll(
        () =>
          enquiries.withStore(async (store) => (await store.all()).filter((one) => one.deliveredAt).length),
        { timeout: 60_000 },
      )
      .toBe(POSTS)
    const mailed = new Set(mail.mails.map(({ messageId }) => messageId))
    expect(mailed).toEqual(
      new Set([...acknowledged.values()].map((reference) => `<${reference}.enquiry@clinic.example>`)),
    )
  } finally {
    await enquiries.remove()
    await mail.stop()
  }
})
