import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { urls } from '../urls'
import { readTemplate, renderState, type State, type Template } from './document'

/** Where the build puts the prerendered page of app/enquiry/template. */
export const TEMPLATE_FILE = '.next/server/app/enquiry/template.html'

let template: Promise<Template> | undefined

/**
 * The page that every state is made of. In production it was prerendered; `npm run dev` renders it for each request.
 *
 * @param address of the request that is being answered
 * @throws Error when the build has not made the page
 */
export async function loadTemplate(address: string): Promise<Template> {
  if (process.env.NODE_ENV === 'development') {
    const page = await fetch(new URL(urls.enquiryTemplate, address))
    return readTemplate(await page.text())
  }
  template ??= readFile(path.join(process.cwd(), TEMPLATE_FILE), 'utf8')
    .then(readTemplate)
    .catch((error: unknown) => {
      // For instance too many open files, for a moment: the next request tries again.
      template = undefined
      throw error
    })
  return template
}

/** An answer that no cache and no search engine keeps: it may hold what a patient wrote. */
export function answerWith(
  template: Template,
  { status = 200, state, retryAfterSeconds }: { status?: number; state: State; retryAfterSeconds?: number },
): Response {
  return new Response(renderState(template, state), {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      ...PRIVATE,
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    },
  })
}

/** Sends the browser on to an address with a GET, so that loading the page again sends nothing again. */
export function sendTo(address: string): Response {
  return new Response(null, { status: 303, headers: { Location: address, ...PRIVATE } })
}

const PRIVATE = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' }
