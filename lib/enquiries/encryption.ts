import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { isoDay } from '../format-date'

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Keys by id. The first one encrypts; the others only decrypt what was encrypted before a key rotation. */
export type Keys = ReadonlyMap<string, Buffer>

/** A text that only the holder of the key with this id can read. */
export type Encrypted = { keyId: string; box: Uint8Array }

/** A text can't be decrypted. The message says why, for whoever runs the site, and contains nothing of the text. */
export class DecryptionError extends Error {}

/**
 * Parses `id:key,id:key …`, newest first, each key 32 bytes in base64.
 *
 * @throws Error that says which entry is wrong, and never contains a key
 */
export function readKeys(text: string): Keys {
  const keys = new Map<string, Buffer>()
  for (const [index, part] of text.split(',').entries()) {
    const [id = '', encoded = ''] = part.trim().split(':')
    const which = `key ${index + 1}`
    if (!/^[\w-]{1,32}$/.test(id)) throw new Error(`${which} has no id; write id:key, for instance 2026:…`)
    if (keys.has(id)) throw new Error(`${which} has the id of another key: ${id}`)
    const key = Buffer.from(encoded, 'base64')
    if (key.length !== KEY_BYTES)
      throw new Error(
        `${which} has ${key.length} bytes and needs ${KEY_BYTES}, in base64, after its id and a colon`,
      )
    keys.set(id, key)
  }
  return keys
}

/** A new random key as an entry for ENQUIRY_KEYS, with the date as its id. */
export function newKey(now: Date): string {
  return `${isoDay(now)}:${randomBytes(KEY_BYTES).toString('base64')}`
}

/**
 * Encrypts with the newest key (AES-256-GCM, a fresh random nonce).
 *
 * @param label authenticated with the text: decrypting takes the same one, so a text moved to another row is rejected
 */
export function encrypt(text: string, label: string, keys: Keys): Encrypted {
  const [keyId, key] = newest(keys)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(label))
  const encrypted = [cipher.update(text, 'utf8'), cipher.final()]
  return { keyId, box: Buffer.concat([nonce, ...encrypted, cipher.getAuthTag()]) }
}

/**
 * Decrypts what `encrypt` made.
 *
 * @throws Unreadable when the key is missing, or the text or its label was changed
 */
export function decrypt({ keyId, box }: Encrypted, label: string, keys: Keys): string {
  const key = keys.get(keyId)
  if (key === undefined) throw new DecryptionError(`ENQUIRY_KEYS has no key with the id ${keyId}`)
  const bytes = Buffer.from(box)
  // All of it is in the try: a truncated box has no nonce or tag, and is as unreadable as a modified one.
  try {
    const nonce = bytes.subarray(0, NONCE_BYTES)
    const tag = bytes.subarray(bytes.length - TAG_BYTES)
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(label)).setAuthTag(tag)
    const decrypted = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
    return Buffer.concat([decrypted, decipher.final()]).toString('utf8')
  } catch {
    throw new DecryptionError(
      `the key ${keyId} of ENQUIRY_KEYS is not the one that this was encrypted with, or the row in the database was changed`,
    )
  }
}

/**
 * Keyed hashes, one for each key, that of the newest first: the same for the same text, and useless without the key,
 * unlike a plain hash, from which an internet address is found by trying them all.
 *
 * @param purpose keeps hashes for different purposes apart
 */
export function keyedHashes(
  text: string,
  purpose: string,
  keys: Keys,
): readonly [Uint8Array, ...Uint8Array[]] {
  const hash = (key: Buffer) => {
    const derived = Buffer.from(hkdfSync('sha256', key, '', purpose, KEY_BYTES))
    return createHmac('sha256', derived).update(text).digest()
  }
  const [, key] = newest(keys)
  return [hash(key), ...[...keys.values()].slice(1).map(hash)]
}

function newest(keys: Keys): readonly [string, Buffer] {
  for (const entry of keys) return entry
  throw new Error('ENQUIRY_KEYS has no key')
}
