import { type IncomingMessage, type RequestListener, ServerResponse } from 'node:http'
import CachePolicy from 'http-cache-semantics'
import { LRUCache } from 'lru-cache'

/** Bytes of answers that are kept: some 4,000 articles as they are sent. What was asked for least recently goes first. */
const ROOM = 64 * 1024 * 1024

type Kept = { policy: CachePolicy; body: Buffer }

type Done = (error?: Error | null) => void

/**
 * What is said to everybody else about a page that may be kept here for a year: this memory ends with the build, and that
 * of a network in front of it would go on showing what has been corrected.
 */
const ASK_EACH_TIME = 'public, max-age=0, must-revalidate'

/** An answer that notes what is sent, where it is asked to. */
export class NotedResponse extends ServerResponse {
  #pieces: Buffer[] | undefined
  /** What Next says about keeping the answer, where others are told something else. */
  keeping: string | undefined

  /** Next sets the headers of a route handler as lists, and then compresses none of its answers: a feed had 134 instead of 29 KB. */
  override setHeader(name: string, value: number | string | readonly string[]): this {
    if (name.toLowerCase() === 'cache-control' && /\bs-maxage=/.test(String(value))) {
      this.keeping = String(value)
      return super.setHeader(name, ASK_EACH_TIME)
    }
    const only = typeof value === 'object' && value.length === 1 ? value[0] : undefined
    return super.setHeader(name, only ?? value)
  }

  /** From here on, what is sent is noted too. @param take receives it when all of it was sent */
  note(take: (body: Buffer) => void): void {
    const pieces: Buffer[] = []
    this.#pieces = pieces
    // Not for an answer that broke off.
    this.once('finish', () => take(Buffer.concat(pieces)))
  }

  override write(piece: unknown, second?: BufferEncoding | Done, third?: Done): boolean {
    this.#add(piece, second)
    return typeof second === 'string' ? super.write(piece, second, third) : super.write(piece, second)
  }

  override end(piece?: unknown, second?: BufferEncoding | Done, third?: Done): this {
    // As the page itself has it, which Next compresses: who keeps it renews its headers by these (RFC 9111, 4.3.4).
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
 * Keeps finished answers in memory, as a host's network does in front of a site: Next goes through its routes, hashes and
 * compresses a page of 50 KB at every request, which let one process send 0.5 times as many of our pages as of bare ones.
 * Whether an answer may be kept, and whom it serves, is what it says itself (`Cache-Control`, `Vary`; RFC 9111). A page
 * that was made in the build says that it holds for a year; what is made for one reader says `no-store`, or nothing.
 * A new build comes with a new process.
 *
 * @param answer makes an answer
 * @returns the same, which gives a kept answer where there is one
 */
export function keepAnswers(
  answer: RequestListener<typeof IncomingMessage, typeof NotedResponse>,
): RequestListener<typeof IncomingMessage, typeof NotedResponse> {
  const kept = new LRUCache<string, Kept>({
    maxSize: ROOM,
    sizeCalculation: ({ body }) => body.length + 4096,
  })
  return (request, response) => {
    const { method, url = '', headers } = request
    // Anybody can write any question behind an address; one who has the page already asks whether it is still the same.
    const mayBeKept = method === 'GET' && !url.includes('?') && !isPartial(request)
    if (!mayBeKept) return answer(request, response)
    const key = `${url} ${headers['accept-encoding'] ?? ''}`
    const known = kept.get(key)
    const asked = { url, method, headers: { ...headers } }
    if (known?.policy.satisfiesWithoutRevalidation(asked)) {
      const headers = { ...known.policy.responseHeaders(), 'content-length': known.body.length }
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) response.setHeader(name, value)
      response.writeHead(200).end(known.body)
      return
    }
    response.note((body) => {
      if (response.statusCode !== 200) return
      const { keeping } = response
      const headers = textHeaders(response)
      const sent = { status: 200, headers: keeping ? { ...headers, 'cache-control': keeping } : headers }
      // Nothing is kept on a guess from when a file was changed.
      const policy = new CachePolicy(asked, sent, { shared: true, cacheHeuristic: 0 })
      if (policy.storable() && policy.timeToLive() > 0) kept.set(key, { policy, body })
    })
    return answer(request, response)
  }
}

/** Asks for a part of a file, or whether there is a newer one. */
const isPartial = ({ headers }: IncomingMessage): boolean =>
  headers.range !== undefined ||
  headers['if-none-match'] !== undefined ||
  headers['if-modified-since'] !== undefined

/** Each header as one text. Next sets those of a route handler as lists, which CachePolicy does not take. */
function textHeaders(response: ServerResponse): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  )
}
