import type { Capacity } from '#contract/session.ts'
import type { SessionTimes } from '../../repositories/sessions.ts'

/** A session ends after twelve hours in any case: once round the clock of a working day. */
export const LONGEST_SECONDS = 12 * 3_600

/**
 * At a desk an hour without a request ends a session. A grid worker's phone sleeps in a pocket from one stairway to the
 * next and its owner types with one thumb, so it has eight hours; the phone has a lock of its own.
 */
export const SESSION_TIMES: SessionTimes = {
  idleSeconds: 3_600,
  workerIdleSeconds: 8 * 3_600,
  rotateSeconds: 15 * 60,
  holdSeconds: 60,
}

/** Seconds without a request after which the session of an account ends. */
export function idleSecondsOf(capacity: Capacity): number {
  return capacity === 'worker' ? SESSION_TIMES.workerIdleSeconds : SESSION_TIMES.idleSeconds
}
