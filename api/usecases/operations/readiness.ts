import { Refusal } from '../../errors.ts'
import type { Live } from '../../live.ts'
import type { Db } from '../../repositories/connection.ts'
import { isReachable } from '../../repositories/reachable.ts'

/** What a server that can answer says of itself. */
export interface Readiness {
  readonly status: 'ready'
  /** Id of the plan in force. */
  readonly plan: string
  /** When it was read into memory, ISO 8601 in UTC. */
  readonly dataAt: string
}

/** Ready means that the database answers and a plan is in force. Throws `no-database` or `no-plan`. */
export async function readiness(db: Db, live: Live): Promise<Readiness> {
  if (!(await isReachable(db))) throw new Refusal('no-database')
  const { inForce, dataAt } = live.plan()
  return { status: 'ready', plan: inForce.plan.id, dataAt }
}
