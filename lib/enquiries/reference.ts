import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, so that a number read out over the telephone is understood. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 5

/** A new reference number, for instance `7KQ2M-9XWDA`: 50 random bits, so that nobody can guess another person's. */
export function newReference(): string {
  const letters = [...randomBytes(2 * GROUP)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
  return `${letters.slice(0, GROUP)}-${letters.slice(GROUP)}`
}

/** Normalises a typed reference number to the form in which it is stored; undefined if it is not one. */
export function readReference(typed: string): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  const isReference = letters.length === 2 * GROUP && [...letters].every((one) => ALPHABET.includes(one))
  return isReference ? `${letters.slice(0, GROUP)}-${letters.slice(GROUP)}` : undefined
}
