import type { GridKey } from '../snapshot.ts'

/**
 * The key of the nth grid (from 0) that an action makes: the action's own id with its last 32 bits counted on by
 * n + 1. Those bits are random in a uuid of version 7, so keys of different actions do not meet.
 */
export function newKey(action: string, n: number): GridKey {
  const last = (Number.parseInt(action.slice(-8), 16) + n + 1) % 2 ** 32
  return action.slice(0, -8).toLowerCase() + last.toString(16).padStart(8, '0')
}
