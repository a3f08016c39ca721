import type { SendMailOptions } from 'nodemailer'
import { isoDay } from '../format-date'
import type { Enquiry } from './fields'
import type { MailSettings } from './settings'
import type { StoredEnquiry } from './store'
import { deletionOf } from './terms'

/**
 * The mail that tells the clinic of an enquiry. Subject and headers have nothing of what the patient wrote but, in a full
 * mail, the address to answer to. The Message-ID is made of the reference: should a mail be sent twice, both are known as
 * the same.
 *
 * @param open reads what the patient wrote; called for a full mail only
 */
export function composeMail(
  stored: StoredEnquiry,
  open: () => Enquiry,
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
    // Keeps automatic replies ("I am away") from coming back, RFC 3834.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  if (body === 'notice') {
    const how = `To read it: npm run enquiries -- show ${reference}`
    return { ...mail, text: ['A new enquiry is waiting.', '', ...facts, '', how, ''].join('\n') }
  }
  const { name, reach, topic, message } = open()
  const written = [`Name:  ${name}`, `Reach: ${reach}`, ...(topic === '' ? [] : [`About: ${topic}`])]
  return {
    ...mail,
    ...(reach.includes('@') ? { replyTo: reach } : {}),
    text: [...written, '', message, '', '-- ', ...facts, ''].join('\n'),
  }
}
