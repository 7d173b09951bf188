import type { LockRule } from '../../repositories/accounts.ts'

/** Names that somebody tried to sign in with and no account has, locked by the same rule as accounts. */
export interface Strangers {
  /** Seconds until the name may be tried again; 0 when it may. */
  lockedForSeconds(username: string): number
  countAttempt(username: string): void
}

/** Names remembered at most; the oldest goes first, so that made-up names cannot fill the memory. */
const REMEMBERED = 10_000

interface Count {
  readonly failures: number
  readonly lockedUntilMs: number
}

/** An empty memory. `nowMs` is the clock in milliseconds. */
export function createStrangers(rule: LockRule, nowMs: () => number = Date.now): Strangers {
  const counts = new Map<string, Count>()
  return {
    lockedForSeconds(username) {
      const left = (counts.get(username)?.lockedUntilMs ?? 0) - nowMs()
      return Math.max(0, Math.ceil(left / 1_000))
    },
    countAttempt(username) {
      const before = counts.get(username)
      const ranOut = before !== undefined && before.lockedUntilMs > 0 && before.lockedUntilMs <= nowMs()
      const failures = before === undefined || ranOut ? 1 : before.failures + 1
      counts.delete(username)
      const locked = failures >= rule.attempts
      counts.set(username, { failures, lockedUntilMs: locked ? nowMs() + rule.lockSeconds * 1_000 : 0 })
      const oldest = counts.keys().next().value
      if (counts.size > REMEMBERED && oldest !== undefined) counts.delete(oldest)
    },
  }
}
