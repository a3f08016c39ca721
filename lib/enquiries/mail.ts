import type { SendMailOptions } from 'nodemailer'
import { isoDay } from '../format-date'
import type { Enquiry } from './fields'
import type { MailSettings } from './settings'
import type { StoredEnquiry } from './store'
import { deletionOf } from './terms'

/**
 * The mail that tells the clinic of an enquiry. Subject and headers contain nothing that the patient wrote, except the
 * reply address in a full mail. The Message-ID is derived from the reference, which identifies a mail that is sent twice.
 *
 * @param decrypt decrypts what the patient wrote; called only for a full mail
 * @throws what `decrypt` throws
 */
export function composeMail(
  stored: StoredEnquiry,
  decrypt: () => Enquiry,
  { from, to, body }: Pick<MailSettings, 'from' | 'to' | 'body'>,
): SendMailOptions {
  const { reference, receivedAt } = stored
  const facts = [
    `Reference: ${reference}`,
    `Received:  ${receivedAt.toISOString()}`,
    `The website deletes it on ${isoDay(deletionOf(receivedAt))}.`,
  ]
  const mail = {
    from,
    to,
    subject: `New enquiry ${reference}`,
    messageId: `<${reference}.enquiry@${from.slice(from.lastIndexOf('@') + 1)}>`,
    // Suppresses automatic replies such as out-of-office notices, RFC 3834.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  if (body === 'notice') {
    const how = `To read it: npm run enquiries -- show ${reference}`
    return { ...mail, text: ['A new enquiry is waiting.', '', ...facts, '', how, ''].join('\n') }
  }
  const { name, reach, topic, message } = decrypt()
  const written = [`Name:    ${name}`, `Contact: ${reach}`, ...(topic === '' ? [] : [`About:   ${topic}`])]
  return {
    ...mail,
    ...(reach.includes('@') ? { replyTo: reach } : {}),
    text: [...written, '', message, '', '-- ', ...facts, ''].join('\n'),
  }
}
