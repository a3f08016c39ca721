import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { describeError } from '../describe-error'
import { urls } from '../urls'
import { type PageState, readTemplate, renderState, type Template } from './template'

/** Where the build puts the prerendered page of app/enquiry/template. */
export const TEMPLATE_FILE = '.next/server/app/enquiry/template.html'

let template: Promise<Template> | undefined

/**
 * The page that every state is rendered from: prerendered in production, rendered for each request by `npm run dev`.
 *
 * @param address the URL of the request
 * @throws Error when the page can't be read, or is not the template
 */
async function loadTemplate(address: string): Promise<Template> {
  if (process.env.NODE_ENV === 'development') {
    const page = await fetch(new URL(urls.enquiryTemplate, address))
    return readTemplate(await page.text())
  }
  template ??= readFile(path.join(process.cwd(), TEMPLATE_FILE), 'utf8')
    .then(readTemplate)
    .catch((error: unknown) => {
      // It may be temporary, for instance too many open files: the next request tries again.
      template = undefined
      throw error
    })
  return template
}

/**
 * Responds with a page rendered from the template. If that can't be read, for instance because the site is being rebuilt
 * in its folder, a minimal page says so: Next's own error page would be empty.
 *
 * @param address the URL of the request
 * @param otherwise what the minimal page says; it must be true whatever has become of the request
 */
export async function withTemplate(
  address: string,
  createResponse: (template: Template) => Response | Promise<Response>,
  otherwise = NOT_SENT,
): Promise<Response> {
  let page: Template
  try {
    page = await loadTemplate(address)
  } catch (error) {
    console.error(`Enquiries: the page can't be read: ${describeError(error)}. Restart the site.`)
    return htmlResponse(toHtml(withoutTemplate(otherwise)), 503, 120)
  }
  return createResponse(page)
}

/** For a request that may carry the form: its body is only read once the template has been. */
const NOT_SENT = {
  title: 'Not sent yet',
  text: 'Nothing has been sent. If you wrote something, go back in your browser: it may still be there. Try again in a few minutes, or call us: ',
}

/** For the page with the reference number. */
export const STORED_BEFORE = {
  title: 'Your reference number',
  text: 'If you came here by sending the form, your message is stored, and its reference number is at the end of this page’s address. Load this page again in a few minutes, or call us: ',
}

function withoutTemplate({ title, text }: typeof NOT_SENT): Root {
  return {
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { lang: 'en' }, [
        h('head', [
          h('meta', { charSet: 'utf-8' }),
          h('meta', { name: 'viewport', content: 'width=device-width' }),
          h('title', title),
        ]),
        h('body', [
          h('h1', 'This page can’t be shown at the moment'),
          h('p', text, h('a', { href: urls.home }, 'the number is on our home page'), '.'),
        ]),
      ]),
    ],
  }
}

/** A response that is neither cached nor indexed: it may contain what a patient wrote. */
export function respondWithState(
  template: Template,
  {
    status = 200,
    state,
    retryAfterSeconds,
  }: { status?: number; state: PageState; retryAfterSeconds?: number },
): Response {
  return htmlResponse(renderState(template, state), status, retryAfterSeconds)
}

function htmlResponse(html: string, status: number, retryAfterSeconds: number | undefined): Response {
  return new Response(html, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      ...PRIVATE,
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    },
  })
}

/** Redirects the browser to an address with a GET, so that reloading the page resubmits nothing. */
export function redirectTo(address: string): Response {
  return new Response(null, { status: 303, headers: { Location: address, ...PRIVATE } })
}

const PRIVATE = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' }
