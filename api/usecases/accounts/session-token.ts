import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { SessionKey } from '../../repositories/sessions.ts'

const TOKEN = /^(\d{6})\.[\w-]{43}$/
const TOKEN_BYTES = 32

/** A new session id: the county, then 32 random bytes. It is told to the browser once and never stored. */
export function makeToken(county: string): string {
  return `${county}.${randomBytes(TOKEN_BYTES).toString('base64url')}`
}

/** What the ids that follow the first are made with; kept in the database, where the ids are not. */
export function makeSeed(): Buffer {
  return randomBytes(TOKEN_BYTES)
}

/**
 * The session id that follows this one: HMAC-SHA256 of it under the session's seed. Always the same for the same id, so
 * that requests which race for it, or come again because a reply was lost, all learn the same one.
 */
export function nextToken(token: string, seed: Buffer): string {
  return `${token.slice(0, 6)}.${createHmac('sha256', seed).update(token).digest('base64url')}`
}

/** What a session is found by, from its id; null when the text cannot be one. */
export function keyOfToken(token: string): SessionKey | null {
  const county = TOKEN.exec(token)?.[1]
  if (county === undefined) return null
  return { county, tokenHash: createHash('sha256').update(token).digest() }
}
