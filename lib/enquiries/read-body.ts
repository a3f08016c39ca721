import type { Field, FormValues } from './fields'

/** Why a request body can't be read as the form. */
export type BodyProblem = 'type' | 'size' | 'encoding'

/** The fields in a request. Even with a problem there may be something to show again. */
export type Body = { written: FormValues; problem?: BodyProblem }

const FORM_TYPE = 'application/x-www-form-urlencoded'

/**
 * Reads a posted form.
 *
 * A body that is too large is still read to its end, and what is over the limit discarded as it arrives: a browser that is
 * still sending would show a broken connection instead of the response. The fields before the one that is cut off, in the
 * form the message, are whole.
 *
 * @param most the largest body that is kept, in bytes
 */
export async function readBody(request: Request, most: number): Promise<Body> {
  const { bytes, isWhole } = await readBytes(request, most)
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== FORM_TYPE) return { written: readText(''), problem: 'type' }
  const text = new TextDecoder().decode(bytes)
  if (!isWhole) return { written: readText(text.slice(0, text.lastIndexOf('&') + 1)), problem: 'size' }
  const written = readText(text)
  return isUtf8(bytes, text) ? { written } : { written, problem: 'encoding' }
}

async function readBytes(request: Request, most: number): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (;;) {
    const part = await reader?.read()
    if (part === undefined || part.done) break
    if (size < most) chunks.push(part.value.subarray(0, most - size))
    size += part.value.byteLength
  }
  return { bytes: Buffer.concat(chunks), isWhole: size <= most }
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
