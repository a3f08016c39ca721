import { isIP } from 'node:net'
import { siteOrigin } from '../urls'

/**
 * Whether a form was sent from a page of this site. A page elsewhere could otherwise make its visitors send enquiries.
 * Current browsers say it in Sec-Fetch-Site, older ones name the Origin; a program that says neither is nobody's browser
 * and gains nothing here.
 */
export function isFromThisSite(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  if (origin === null) return true
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  // Not every proxy passes the host on, but the site knows its own address.
  return URL.canParse(origin) && (new URL(origin).host === host || new URL(origin).origin === siteOrigin())
}

/**
 * The internet address that a request came from, for counting only: that of an IPv6 network (/64, which one household or
 * one server has as a whole). The last entry of X-Forwarded-For is the one that the nearest proxy wrote; those before it
 * may be made up by the sender. Where no proxy stands in front, Next writes the header only if it is missing: a sender who
 * writes one chooses the address, and is held by the limit for all alone. Which address is that of a proxy can't be told
 * here: it may be on this machine, on the same network, or somewhere else.
 *
 * @returns an empty text when there is none
 */
export function senderAddress(headers: Headers): string {
  const entries =
    headers
      .get('x-forwarded-for')
      ?.split(',')
      .map((entry) => entry.trim()) ?? []
  const last = entries.findLast((entry) => entry !== '') ?? ''
  // Some balancers write the port too, and then an IPv6 address in brackets.
  const bare = last.replace(/^"?\[([^\]]*)\](?::\d+)?"?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
  const [address = ''] = bare.replace(/^::ffff:(?=\d+\.)/i, '').split('%')
  if (isIP(address) !== 6) return isIP(address) === 4 ? address : ''
  const [head = '', tail] = address.toLowerCase().split('::')
  const start = head === '' ? [] : head.split(':')
  const end = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = [
    ...start,
    ...Array<string>(Math.max(0, 8 - start.length - end.length)).fill('0'),
    ...end,
  ].map((group) => Number.parseInt(group, 16))
  const network = groups.slice(0, 4)
  // `::ffff:102:304` is 1.2.3.4: all of IPv4 would otherwise be one network.
  const [high = 0, low = 0] = groups.slice(6)
  if (network.every((group) => group === 0) && groups[4] === 0 && groups[5] === 0xffff)
    return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return network.map((group) => group.toString(16)).join(':')
}
