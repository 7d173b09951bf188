import { createHash, randomBytes } from 'node:crypto'
import type { SessionKey } from '../repositories/sessions.ts'

const TOKEN = /^(\d{6})\.[\w-]{43}$/

/** A new session id: the county, then 32 random bytes. It is told to the browser once and never stored. */
export function makeToken(county: string): string {
  return `${county}.${randomBytes(32).toString('base64url')}`
}

/** What a session is found by, from its id; null when the text cannot be one. */
export function keyOfToken(token: string): SessionKey | null {
  const county = TOKEN.exec(token)?.[1]
  if (county === undefined) return null
  return { county, tokenHash: createHash('sha256').update(token).digest() }
}
