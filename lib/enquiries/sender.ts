import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { siteOrigin } from '../urls'

/**
 * Whether a form was sent from a page of this site. Otherwise another site could make its visitors send enquiries (CSRF).
 * Current browsers say so in Sec-Fetch-Site, older ones in Origin; a program that sends neither is not a visitor's browser
 * and gains nothing here.
 */
export function isFromThisSite(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  if (origin === null) return true
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  // Not every proxy forwards the host, but the site knows its own address.
  return URL.canParse(origin) && (new URL(origin).host === host || new URL(origin).origin === siteOrigin())
}

/**
 * The internet address that a request came from, only for counting; for IPv6 the /64 network, which one household or one
 * server has to itself. The last entry of X-Forwarded-For was written by the nearest proxy; those before it may be forged.
 * With no proxy in front, Next sets the header only if it is missing: a sender who sets one chooses the address, and only
 * the limit for all applies. Which address is a proxy's can't be told here: it may be on this machine, on the same
 * network, or somewhere else.
 *
 * @returns an empty string when there is none
 */
export function senderAddress(headers: Headers): string {
  const entries =
    headers
      .get('x-forwarded-for')
      ?.split(',')
      .map((entry) => entry.trim()) ?? []
  const last = entries.findLast((entry) => entry !== '') ?? ''
  // Some load balancers append the port, and put an IPv6 address in brackets.
  const bare = last.replace(/^"?\[([^\]]*)\](?::\d+)?"?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
  if (isIP(bare) === 0) return ''
  // `::ffff:1.2.3.4` is 1.2.3.4: otherwise all of IPv4 would be one network.
  const address = ipaddr.process(bare)
  if (address instanceof ipaddr.IPv4) return address.toString()
  return address.parts
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')
}
