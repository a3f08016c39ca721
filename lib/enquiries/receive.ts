import { describeError } from '../describe-error'
import { dropConnection, openEnquiries } from '../enquiries'
import { REPLACEMENT_CHARACTER, readForm } from './fields'
import { type BodyProblem, readBody } from './read-body'
import { readReference } from './reference'
import { isFromThisSite, senderAddress } from './sender'
import type { PageState, Problem } from './template'
import { MAX_BODY_BYTES, SENDER_MINUTES } from './terms'

/** The outcome of a request: the reference of the stored enquiry, or the page in some state. */
export type ReceiveResult =
  | { reference: string }
  | { status: number; state: PageState; retryAfterSeconds?: number }

const NOTHING_SENT = 'Nothing has been sent yet.'
const STILL_HERE = 'What you wrote is below, as you left it.'

const BODY_PROBLEMS: Record<BodyProblem, { status: number; title: string; text: string }> = {
  type: {
    status: 415,
    title: 'This did not come from the form on this page',
    text: `${NOTHING_SENT} Please write in the form below.`,
  },
  size: {
    status: 413,
    title: 'This is too long for us to read',
    // The page is sent with no-store: some browsers keep what was typed into it, and some do not.
    text: `${NOTHING_SENT} Go back in your browser: what you wrote may still be there. Shorten it, and send it again, or call us: the number is on this page.`,
  },
  encoding: {
    status: 400,
    title: 'Some characters could not be read',
    text: `${NOTHING_SENT} ${STILL_HERE} Please correct the places marked ${REPLACEMENT_CHARACTER}, and send it again.`,
  },
}

/**
 * Handles a posted form. An enquiry is stored before this says so; otherwise the result is the form with what could be
 * read of it, and says what to do.
 *
 * @param topics what the form offers, see readForm
 */
export async function receiveEnquiry(
  request: Request,
  topics: ReadonlyMap<string, string>,
): Promise<ReceiveResult> {
  const { written, problem } = await readBody(request, MAX_BODY_BYTES)
  const showFormAgain = (status: number, reason: Problem, retryAfterSeconds?: number): ReceiveResult => ({
    status,
    state: { kind: 'form', written, problem: reason },
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  })
  if (problem !== undefined) {
    const { status, ...reason } = BODY_PROBLEMS[problem]
    return showFormAgain(status, reason)
  }
  if (!isFromThisSite(request.headers)) {
    return showFormAgain(403, {
      title: 'This was sent from another website',
      text: `${NOTHING_SENT} If you wrote what is below, send it from here. If you did not, close this page.`,
    })
  }
  const read = readForm(written, topics)
  if ('errors' in read) {
    return showFormAgain(422, {
      title: 'Please check these answers',
      text: NOTHING_SENT,
      errors: read.errors,
    })
  }
  try {
    const { store, settings } = await openEnquiries()
    const address = senderAddress(request.headers)
    const outcome = await store.add(read.enquiry, address, settings.limits, Date.now())
    if (outcome !== 'too many') return outcome
    const reason = {
      title: 'Too many messages are coming in',
      text: `${NOTHING_SENT} ${STILL_HERE} Send it again in ${SENDER_MINUTES} minutes, or call us: the number is on this page.`,
    }
    return showFormAgain(429, reason, SENDER_MINUTES * 60)
  } catch (error) {
    logFailure(error)
    dropConnection()
    const reason = {
      title: 'Your message could not be stored',
      text: `${NOTHING_SENT} ${STILL_HERE} Send it again in a few minutes, or call us: the number is on this page.`,
    }
    return showFormAgain(503, reason, 120)
  }
}

/**
 * The form as opened by an article's "Ask about this treatment". The topic comes in the request body, not in the URL:
 * URLs are written to logs.
 */
export async function openForm(request: Request, topics: ReadonlyMap<string, string>): Promise<PageState> {
  const { written } = await readBody(request, MAX_BODY_BYTES)
  return { kind: 'form', written: topics.has(written.topic) ? { topic: written.topic } : {} }
}

/** What a patient sees after sending. The reference is looked up, so that the page never confirms one in error. */
export async function lookUpConfirmation(typed: string): Promise<{ status: number; state: PageState }> {
  const reference = readReference(typed)
  const unknown = { status: 404, state: { kind: 'unknown' } } as const
  if (reference === undefined) return unknown
  try {
    const { store } = await openEnquiries()
    return (await store.has(reference)) ? { status: 200, state: { kind: 'received', reference } } : unknown
  } catch (error) {
    logFailure(error)
    dropConnection()
    return { status: 503, state: { kind: 'unsure', reference } }
  }
}

/** Logs what whoever runs the site needs, and nothing that a patient wrote. */
function logFailure(error: unknown): void {
  console.error(`Enquiries: ${describeError(error)}`)
}
