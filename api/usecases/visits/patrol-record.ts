import type { Patrol, PatrolList, PatrolRequest } from '#contract/visits.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import {
  findPatrol,
  insertPatrol,
  listPatrols,
  type PatrolRow,
  patrolledGrid,
  removePatrol,
} from '../../repositories/patrols.ts'
import { type Ask, askAs, txAs } from '../../repositories/request.ts'
import { actorOf } from '../accounts/sight.ts'
import { momentOf } from './visit-moment.ts'

/** Patrols in one reply at most. */
const MOST = 100

/**
 * Records that somebody walked a grid of a post of theirs, with its line in the audit; nothing of the way is kept. The
 * very same patrol sent again changes nothing. Throws `unknown-grid`, `not-your-grid`, `too-long-ago`, `in-the-future`
 * and `id-taken`.
 */
export async function recordPatrol(
  db: Db,
  account: Account,
  request: PatrolRequest,
): Promise<{ readonly patrol: Patrol; readonly isNew: boolean }> {
  const { county } = account
  const actor = actorOf(account)
  if (actor.kind !== 'staff') throw new Refusal('not-your-grid', { code: request.grid })
  return txAs(db, actor, async (ask) => {
    const grid = await patrolledGrid(ask, county, request.grid)
    if (grid === null) throw new Refusal('unknown-grid', { code: request.grid })
    if (!grid.own) throw new Refusal('not-your-grid', { code: request.grid })
    const there = await samePatrol(ask, county, request)
    if (there !== null) return { patrol: toWire(there), isNew: false }

    const { id, note } = request
    const patrol = { id, grid: grid.key, at: momentOf(request.at), note: note ?? null }
    const isNew = await insertPatrol(ask, county, patrol)
    if (isNew) await appendAudit(ask, account, { verb: 'patrol', subject: id, grid: grid.key })
    const recorded = await samePatrol(ask, county, request)
    if (recorded === null) throw new Refusal('id-taken')
    return { patrol: toWire(recorded), isNew }
  })
}

/** Takes back a patrol the account recorded within a day. Throws `unknown-patrol` for any other. */
export async function takeBackPatrol(db: Db, account: Account, id: string): Promise<void> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') throw new Refusal('unknown-patrol')
  await txAs(db, actor, async (ask) => {
    const grid = await removePatrol(ask, account.county, id)
    if (grid === null) throw new Refusal('unknown-patrol')
    await appendAudit(ask, account, { verb: 'patrol-take-back', subject: id, grid })
  })
}

/** The latest patrols of the account's grids, or of one of them and those below it; none for who holds no post. */
export async function showPatrols(db: Db, account: Account, grid: string | undefined): Promise<PatrolList> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') return { patrols: [] }
  const rows = await listPatrols(askAs(db, actor), account.county, grid ?? null, MOST)
  return { patrols: rows.map(toWire) }
}

function toWire({ at, takeBackUntil, ...patrol }: PatrolRow): Patrol {
  return { ...patrol, at: at.toISOString(), takeBackUntil: takeBackUntil?.toISOString() ?? null }
}

/** The patrol of this id, where it is this very patrol; null where there is none in sight. Throws `id-taken`. */
async function samePatrol(ask: Ask, county: string, request: PatrolRequest): Promise<PatrolRow | null> {
  const there = await findPatrol(ask, county, request.id)
  if (there === null) return null
  const isSame =
    there.own &&
    there.grid === request.grid &&
    there.at.getTime() === new Date(request.at).getTime() &&
    there.note === (request.note ?? null)
  if (!isSame) throw new Refusal('id-taken')
  return there
}
