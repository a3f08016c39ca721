import type { Transporter } from 'nodemailer'
import { isThisMachine } from '../urls'
import { DecryptionError } from './encryption'
import { composeMail } from './mail'
import type { MailSettings, Settings } from './settings'
import type { EnquiryStore, StoredEnquiry } from './store'

/** Mails sent concurrently. */
const AT_ONCE = 5

/**
 * The share of the retry wait after which an attempt is abandoned: before the next one is due. The mail server may still
 * accept the mail after that, and the clinic may then get it twice, with the same Message-ID.
 */
const SHARE_OF_WAIT = 0.75

/** How many enquiries a run delivered, and how many failed and are due again later. */
export type Delivery = { delivered: number; failed: number }

/** The outcome of one attempt. `unreadable`: no mail was sent, because the enquiry could not be decrypted. */
export type DeliveryOutcome = 'accepted' | 'not accepted' | 'unreadable'

/**
 * Mails the clinic every enquiry that is due.
 *
 * At least once: an enquiry counts as delivered when the mail server has accepted it. The run ends after a round in which
 * the mail server accepted none of the mails it was sent: the server is down, and the other enquiries keep their turn. An
 * enquiry that can't be read was not sent, and holds up nothing.
 *
 * @throws Error when the database fails
 */
export async function deliverDue(store: EnquiryStore, { mail, retrySeconds }: Settings): Promise<Delivery> {
  const total: Delivery = { delivered: 0, failed: 0 }
  if (mail === undefined) return total
  const send = await createMailer(store, mail, retrySeconds)
  for (;;) {
    const due = await store.claimDue(AT_ONCE, Date.now())
    const outcomes = await Promise.all(due.map(send))
    const delivered = outcomes.filter((one) => one === 'accepted').length
    total.delivered += delivered
    total.failed += due.length - delivered
    const isDown = delivered === 0 && outcomes.includes('not accepted')
    if (due.length === 0 || isDown) return total
  }
}

/**
 * Mails the clinic one enquiry, whether or not it is due or was mailed before.
 *
 * @returns undefined when there is no such enquiry
 * @throws Error when the database fails
 */
export async function deliverOne(
  store: EnquiryStore,
  mail: MailSettings,
  retrySeconds: number,
  reference: string,
): Promise<DeliveryOutcome | undefined> {
  const send = await createMailer(store, mail, retrySeconds)
  const stored = await store.claim(reference, Date.now())
  return stored && send(stored)
}

/** @returns a function that mails an enquiry taken for delivery, and records or logs the outcome */
async function createMailer(
  store: EnquiryStore,
  mail: MailSettings,
  retrySeconds: number,
): Promise<(stored: StoredEnquiry) => Promise<DeliveryOutcome>> {
  const patience = retrySeconds * 1000 * SHARE_OF_WAIT
  const transporter = await connectTo(mail.smtpUrl, patience)
  const mailOf = async (stored: StoredEnquiry) =>
    transporter.sendMail(composeMail(stored, () => store.decrypt(stored), mail))
  return async (stored) => {
    const recordDelivery = () => store.markDelivered(stored.reference, Date.now())
    const sending = mailOf(stored)
    try {
      await withTimeout(sending, patience)
    } catch (error) {
      // The error message may repeat addresses, which don't belong in the log: the code says enough.
      console.error(
        `Enquiry ${stored.reference} has not been delivered yet (try ${stored.attempts}): ${codeOf(error)}`,
      )
      // A slow server may still accept it. Recording that keeps it from being mailed again at every attempt.
      sending
        .then(recordDelivery, () => undefined)
        .catch((failure) =>
          console.error(
            `Enquiry ${stored.reference} was accepted late by the mail server, which could not be recorded: the clinic will get it again (${codeOf(failure)})`,
          ),
        )
      return error instanceof DecryptionError ? 'unreadable' : 'not accepted'
    }
    // What fails here is the database, which is for the caller to reopen.
    await recordDelivery()
    return 'accepted'
  }
}

async function connectTo(url: URL, patience: number): Promise<Transporter> {
  // Imported lazily: the site's pages and most commands send no mail.
  const { createTransport } = await import('nodemailer')
  return createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    // Otherwise somebody on the way could strip the offer of TLS, and the mail would go out unencrypted.
    requireTLS: !isThisMachine(url),
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
  })
}

/** Limits the whole attempt: a server that sends one byte a second never triggers the socket timeout. */
async function withTimeout<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' })),
      milliseconds,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error instanceof DecryptionError) return error.message
  const code = 'code' in error ? error.code : undefined
  const response = 'responseCode' in error ? error.responseCode : undefined
  return [code, response].filter((one) => one !== undefined).join(' ') || error.name
}
