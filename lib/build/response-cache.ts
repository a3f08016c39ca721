import { type IncomingMessage, type RequestListener, ServerResponse } from 'node:http'
import CachePolicy from 'http-cache-semantics'
import { LRUCache } from 'lru-cache'

/** Capacity in bytes: some 4,000 articles as they are sent. The least recently requested go first. */
const MAX_BYTES = 64 * 1024 * 1024

type CachedResponse = { policy: CachePolicy; body: Buffer }

type Done = (error?: Error | null) => void

/**
 * What everybody else is told about a page that may be cached here for a year: this cache ends with the build, but that of
 * a network in front of it would go on serving what has since been corrected.
 */
const REVALIDATE = 'public, max-age=0, must-revalidate'

/** A response that records what is sent, when asked to. */
export class RecordedResponse extends ServerResponse {
  #pieces: Buffer[] | undefined
  /** Next's own Cache-Control, where others are told something else. */
  cacheControl: string | undefined

  /** Next sets the headers of a route handler as arrays, and then does not compress it: a feed had 134 KB instead of 29. */
  override setHeader(name: string, value: number | string | readonly string[]): this {
    if (name.toLowerCase() === 'cache-control' && /\bs-maxage=/.test(String(value))) {
      this.cacheControl = String(value)
      return super.setHeader(name, REVALIDATE)
    }
    const only = typeof value === 'object' && value.length === 1 ? value[0] : undefined
    return super.setHeader(name, only ?? value)
  }

  /** Records what is sent from here on. @param take receives it once all of it was sent */
  record(take: (body: Buffer) => void): void {
    const pieces: Buffer[] = []
    this.#pieces = pieces
    // Not emitted for a response that was cut off.
    this.once('finish', () => take(Buffer.concat(pieces)))
  }

  override write(piece: unknown, second?: BufferEncoding | Done, third?: Done): boolean {
    this.#add(piece, second)
    return typeof second === 'string' ? super.write(piece, second, third) : super.write(piece, second)
  }

  override end(piece?: unknown, second?: BufferEncoding | Done, third?: Done): this {
    // As on the page itself, which Next compresses: a cache updates its stored headers from these (RFC 9111, 4.3.4).
    if (this.statusCode === 304 && !this.headersSent)
      super.setHeader('Vary', [this.getHeader('vary') ?? [], 'Accept-Encoding'].flat().join(', '))
    this.#add(piece, second)
    return typeof second === 'string' ? super.end(piece, second, third) : super.end(piece, second)
  }

  #add(piece: unknown, encoding?: BufferEncoding | Done): void {
    if (typeof piece === 'string')
      this.#pieces?.push(Buffer.from(piece, typeof encoding === 'string' ? encoding : 'utf8'))
    else if (piece instanceof Uint8Array) this.#pieces?.push(Buffer.from(piece))
  }
}

/**
 * Caches finished responses in memory, as a CDN does in front of a site: Next matches its routes, hashes and compresses a
 * page of 50 KB at every request, which let one process send 0.5 times as many of our pages as of bare ones. Whether a
 * response may be cached, and for whom, is decided by its own headers (`Cache-Control`, `Vary`; RFC 9111). A prerendered
 * page is declared valid for a year; what is rendered for one reader says `no-store`, or nothing. A new build comes with a
 * new process.
 *
 * @param handle the request handler
 * @returns the same handler, which responds from the cache where it can
 */
export function cacheResponses(
  handle: RequestListener<typeof IncomingMessage, typeof RecordedResponse>,
): RequestListener<typeof IncomingMessage, typeof RecordedResponse> {
  const cache = new LRUCache<string, CachedResponse>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ body }) => body.length + 4096,
  })
  return (request, response) => {
    const { method, url = '', headers } = request
    // Anybody can append any query to an address; a conditional request comes from somebody who has the page.
    const isCacheable = method === 'GET' && !url.includes('?') && !isPartial(request)
    if (!isCacheable) return handle(request, response)
    const key = `${url} ${headers['accept-encoding'] ?? ''}`
    const cached = cache.get(key)
    const policyRequest = { url, method, headers: { ...headers } }
    if (cached?.policy.satisfiesWithoutRevalidation(policyRequest)) {
      const headers = { ...cached.policy.responseHeaders(), 'content-length': cached.body.length }
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) response.setHeader(name, value)
      response.writeHead(200).end(cached.body)
      return
    }
    response.record((body) => {
      if (response.statusCode !== 200) return
      const { cacheControl } = response
      const headers = textHeaders(response)
      const policyResponse = {
        status: 200,
        headers: cacheControl ? { ...headers, 'cache-control': cacheControl } : headers,
      }
      // Nothing is cached on a guess from its Last-Modified.
      const policy = new CachePolicy(policyRequest, policyResponse, { shared: true, cacheHeuristic: 0 })
      if (policy.storable() && policy.timeToLive() > 0) cache.set(key, { policy, body })
    })
    return handle(request, response)
  }
}

/** True for a request for a part of a file, or for the file only if it has changed. */
const isPartial = ({ headers }: IncomingMessage): boolean =>
  headers.range !== undefined ||
  headers['if-none-match'] !== undefined ||
  headers['if-modified-since'] !== undefined

/** Each header as one string. Next sets those of a route handler as arrays, which CachePolicy does not accept. */
function textHeaders(response: ServerResponse): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  )
}
