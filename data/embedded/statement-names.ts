/**
 * All clients share one session, and with it the names of prepared statements: two pooled connections that prepare
 * "by-id" would collide, or run each other's. So every name gets its client's prefix on the way in.
 */

/** The message with its prepared statement's name prefixed; unnamed ones and other messages as they are. */
export function renamed(type: string, bytes: Buffer, prefix: string): Buffer {
  const at = nameStart(type, bytes)
  if (at === null || bytes[at] === 0) return bytes
  const whole = Buffer.concat([bytes.subarray(0, at), Buffer.from(prefix), bytes.subarray(at)])
  whole.writeInt32BE(whole.length - 1, 1)
  return whole
}

/** True for a Bind or Describe of the unnamed statement. */
export function usesUnnamed(type: string, bytes: Buffer): boolean {
  const at = type === 'B' || type === 'D' ? nameStart(type, bytes) : null
  return at !== null && bytes[at] === 0
}

function nameStart(type: string, bytes: Buffer): number | null {
  const body = 5
  if (type === 'P') return body
  // Bind: the portal's name comes first. Portals end with their transaction, which has one owner: they cannot collide.
  if (type === 'B') return bytes.indexOf(0, body) + 1
  if ((type === 'D' || type === 'C') && bytes[body] === 'S'.charCodeAt(0)) return body + 1
  return null
}
