import type { Field, FormValues } from './fields'

/** Why a request body can't be read as the form. */
export type BodyProblem = 'type' | 'size' | 'encoding'

/** The fields in a request. Even with a problem there may be something to show again. */
export type Body = { written: FormValues; problem?: BodyProblem }

const FORM_TYPE = 'application/x-www-form-urlencoded'

/**
 * Reads a posted form.
 *
 * A body that is too large is still read to its end, and discarded as it arrives: a browser that is still sending would
 * show a broken connection instead of the response.
 *
 * @param most the largest body that is kept, in bytes
 */
export async function readBody(request: Request, most: number): Promise<Body> {
  const bytes = await readBytes(request, most)
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== FORM_TYPE) return { written: readText(''), problem: 'type' }
  if (bytes === undefined) return { written: readText(''), problem: 'size' }
  const text = new TextDecoder().decode(bytes)
  const written = readText(text)
  return isUtf8(bytes, text) ? { written } : { written, problem: 'encoding' }
}

async function readBytes(request: Request, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (;;) {
    const part = await reader?.read()
    if (part === undefined || part.done) break
    size += part.value.byteLength
    if (size <= most) chunks.push(part.value)
    else chunks.length = 0
  }
  return size <= most ? Buffer.concat(chunks) : undefined
}

/** URLSearchParams silently replaces invalid UTF-8 with U+FFFD; decodeURIComponent throws. */
function isUtf8(bytes: Uint8Array, text: string): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

function readText(text: string): FormValues {
  const values = new URLSearchParams(text)
  const value = (field: Field) => (values.get(field) ?? '').replace(/\r\n?/g, '\n')
  return {
    name: value('name'),
    reach: value('reach'),
    topic: value('topic'),
    message: value('message'),
    consent: value('consent'),
    website: value('website'),
  }
}
