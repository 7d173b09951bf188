import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from './connection.ts'
import { runAs } from './request.ts'

/** True when the database answers within `patienceMs` milliseconds. */
export async function isReachable(db: Db, patienceMs = 2_000): Promise<boolean> {
  const giveUp = new AbortController()
  const answered = runAs(db, { kind: 'public' }, 'select 1').then(
    () => true,
    () => false,
  )
  const late = sleep(patienceMs, false, { signal: giveUp.signal }).catch(() => false)
  const reachable = await Promise.race([answered, late])
  giveUp.abort()
  return reachable
}
