import { expect, test } from 'playwright/test'
import { composeMail } from '@/lib/enquiries/mail'
import type { StoredEnquiry } from '@/lib/enquiries/store'

const STORED: StoredEnquiry = {
  reference: '7KQ2M-9XWDA',
  receivedAt: new Date('2026-05-01T12:00:00Z'),
  deliveredAt: undefined,
  attempts: 1,
  encrypted: { keyId: '', box: new Uint8Array() },
}

const mail = (body: 'full' | 'notice', reach: string, topic = '') =>
  composeMail(STORED, () => ({ name: 'Anna', reach, topic, message: 'Does it hurt?' }), {
    from: 'website@clinic.example',
    to: 'desk@clinic.example',
    body,
  })

test('the mail says when the enquiry is deleted, has the same Message-ID when sent twice, and asks for no auto-reply', () => {
  const { text, headers, messageId } = mail('notice', 'anna@example.com')
  expect(text).toContain('deletes it on 2026-07-30.')
  expect(headers).toEqual({ 'Auto-Submitted': 'auto-generated' })
  expect(messageId).toMatch(/^<7KQ2M-9XWDA\./)
  expect(mail('notice', 'anna@example.com').messageId).toBe(messageId)
})

for (const [what, body, reach, replyTo] of [
  ['the patient’s address in a full mail', 'full', 'anna@example.com', 'anna@example.com'],
  ['unset for a telephone number', 'full', '+44 20 7946 0123', undefined],
  ['unset in a notice', 'notice', 'anna@example.com', undefined],
] as const)
  test(`Reply-To is ${what}`, () => {
    expect(mail(body, reach).replyTo).toBe(replyTo)
    expect(String(mail(body, reach).text).includes('Does it hurt?')).toBe(body === 'full')
  })

test('a full mail has the name, how to reach the patient, the article if there is one, and the message', () => {
  const written = (topic: string) => String(mail('full', 'anna@example.com', topic).text).split('\n-- \n')[0]
  expect(written('Skin')).toBe('Name:    Anna\nContact: anna@example.com\nAbout:   Skin\n\nDoes it hurt?\n')
  expect(written('')).toBe('Name:    Anna\nContact: anna@example.com\n\nDoes it hurt?\n')
})
