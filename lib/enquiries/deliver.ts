import type { Transporter } from 'nodemailer'
import { isThisMachine } from '../urls'
import { composeMail } from './mail'
import { Unreadable } from './sealing'
import type { MailSettings, Settings } from './settings'
import type { Store, StoredEnquiry } from './store'

/** Mails sent side by side. */
const AT_ONCE = 5

/**
 * A try is given up before the next one is due. The mail server may still take it after that, and then the clinic may
 * have the mail twice, with one Message-ID.
 */
const SHARE_OF_WAIT = 0.75

/** What a run did. `failed` are due again later. */
export type Delivery = { delivered: number; failed: number }

/** What became of one try. `unreadable`: there was no mail to send, because the enquiry does not open. */
export type Try = 'taken' | 'not taken' | 'unreadable'

/**
 * Sends every enquiry that is due to the clinic.
 *
 * At least once: an enquiry counts as delivered when the mail server has taken it. After a round in which the mail server
 * took nothing of what it was sent, the run ends: the server is down, and the other enquiries keep their turn. What can't
 * be read was not sent, and holds up nothing.
 *
 * @throws Error when the database fails
 */
export async function deliverDue(store: Store, { mail, retrySeconds }: Settings): Promise<Delivery> {
  const total: Delivery = { delivered: 0, failed: 0 }
  if (mail === undefined) return total
  const send = await senderOf(store, mail, retrySeconds)
  for (;;) {
    const due = await store.takeDue(AT_ONCE, Date.now())
    const tries = await Promise.all(due.map(send))
    const delivered = tries.filter((one) => one === 'taken').length
    total.delivered += delivered
    total.failed += due.length - delivered
    const isDown = delivered === 0 && tries.includes('not taken')
    if (due.length === 0 || isDown) return total
  }
}

/**
 * Sends one enquiry to the clinic, whether or not it is due or was mailed before, and no other.
 *
 * @returns undefined when there is no such enquiry
 * @throws Error when the database fails
 */
export async function deliverOne(
  store: Store,
  mail: MailSettings,
  retrySeconds: number,
  reference: string,
): Promise<Try | undefined> {
  const send = await senderOf(store, mail, retrySeconds)
  const stored = await store.take(reference, Date.now())
  return stored && send(stored)
}

/** What sends an enquiry that was taken for delivery, and notes or says what became of it. */
async function senderOf(
  store: Store,
  mail: MailSettings,
  retrySeconds: number,
): Promise<(stored: StoredEnquiry) => Promise<Try>> {
  const patience = retrySeconds * 1000 * SHARE_OF_WAIT
  const transporter = await connectTo(mail.smtpUrl, patience)
  const mailOf = async (stored: StoredEnquiry) =>
    transporter.sendMail(composeMail(stored, () => store.open(stored), mail))
  return async (stored) => {
    const note = () => store.markDelivered(stored.reference, Date.now())
    const taken = mailOf(stored)
    try {
      await within(taken, patience)
    } catch (error) {
      // The reason may repeat addresses, and the log is no place for them: the code says enough.
      console.error(
        `Enquiry ${stored.reference} is not delivered yet (try ${stored.attempts}): ${codeOf(error)}`,
      )
      // A server that is only slow may take it yet. Noted then, it is not mailed again at every try.
      taken
        .then(note, () => undefined)
        .catch((failure) =>
          console.error(
            `Enquiry ${stored.reference} was taken after the try was given up, which could not be noted: the clinic gets it again (${codeOf(failure)})`,
          ),
        )
      return error instanceof Unreadable ? 'unreadable' : 'not taken'
    }
    // What fails here is the database, and whoever called opens it anew.
    await note()
    return 'taken'
  }
}

async function connectTo(url: URL, patience: number): Promise<Transporter> {
  // Loaded only here: pages of the site and most commands send nothing.
  const { createTransport } = await import('nodemailer')
  return createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    // Without it a mail would go out in the clear when somebody on the way removes the offer of TLS.
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

/** A server that sends one byte a second never times out by itself. */
async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
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
  if (error instanceof Unreadable) return error.message
  const code = 'code' in error ? error.code : undefined
  const response = 'responseCode' in error ? error.responseCode : undefined
  return [code, response].filter((one) => one !== undefined).join(' ') || error.name
}
