import { hkdfSync, randomInt } from 'node:crypto'

/** Letters and digits that nobody takes for one another on paper. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const LENGTH = 14

/** A random password of 14 characters, 70 bits. */
export function makePassword(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/**
 * The password of a demo account under a secret key: as random as the key, and the same each time, so that a
 * prepared sample town and the list of its passwords always agree.
 */
export function demoPassword(secretKey: string, username: string): string {
  const bytes = new Uint8Array(hkdfSync('sha256', secretKey, '', `gridhold demo account ${username}`, LENGTH))
  return [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
