import type { Visit, VisitRequest } from '#contract/visits.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { findHousehold } from '../../repositories/households.ts'
import { type Actor, type Ask, txAs } from '../../repositories/request.ts'
import {
  findVisit,
  insertVisit,
  type NewVisit,
  removeVisit,
  type VisitRow,
} from '../../repositories/visits.ts'
import { actorOf } from '../accounts/sight.ts'
import { momentOf } from './visit-moment.ts'

/** A visit and whether it was recorded just now, or was there already. */
export interface Recorded {
  readonly visit: Visit
  readonly isNew: boolean
}

/**
 * Records a visit to a household in sight, with its line in the audit. The id is the phone's: the very same visit sent
 * again changes nothing, with whatever delay. Throws `too-long-ago`, `in-the-future`, `id-taken` and, for a household
 * that does not exist or is out of sight alike, `unknown-household`.
 */
export async function recordVisit(db: Db, account: Account, request: VisitRequest): Promise<Recorded> {
  const { county } = account
  const actor = visitorOf(account)
  return txAs(db, actor, async (ask) => {
    const place = await findHousehold(ask, county, request.household)
    if (place === null) throw new Refusal('unknown-household')
    const there = await sameVisit(ask, county, request)
    if (there !== null) return { visit: toWire(there), isNew: false }

    const visit = { ...request, at: momentOf(request.at), note: request.note ?? null }
    if (!(await insertVisit(ask, county, visit))) return afterAll(ask, county, request)
    await appendAudit(ask, account, {
      verb: 'visit',
      subject: visit.id,
      about: visit.household,
      grid: place.gridKey,
    })
    const recorded = await findVisit(ask, county, visit.id)
    if (recorded === null) throw new Error(`the visit ${visit.id} is not there after it was recorded`)
    return { visit: toWire(recorded), isNew: true }
  })
}

/**
 * Takes back a visit the account recorded within a day, with its line in the audit. Throws `unknown-visit` for any
 * other.
 */
export async function takeBackVisit(db: Db, account: Account, id: string): Promise<void> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') throw new Refusal('unknown-visit')
  await txAs(db, actor, async (ask) => {
    const household = await removeVisit(ask, account.county, id)
    if (household === null) throw new Refusal('unknown-visit')
    await appendAudit(ask, account, { verb: 'visit-take-back', subject: id, about: household })
  })
}

/** A visit as it leaves. */
export function toWire({ at, takeBackUntil, ...visit }: VisitRow): Visit {
  return { ...visit, at: at.toISOString(), takeBackUntil: takeBackUntil?.toISOString() ?? null }
}

function visitorOf(account: Account): Actor {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') throw new Refusal('unknown-household')
  return actor
}

/** The phone sent the same visit twice at once, and the other was first; or the id is another's, who is out of sight. */
async function afterAll(ask: Ask, county: string, request: VisitRequest): Promise<Recorded> {
  const there = await sameVisit(ask, county, request)
  if (there === null) throw new Refusal('id-taken')
  return { visit: toWire(there), isNew: false }
}

/** The visit of this id, where it is this very visit; null where there is none in sight. Throws `id-taken`. */
async function sameVisit(ask: Ask, county: string, request: VisitRequest): Promise<VisitRow | null> {
  const there = await findVisit(ask, county, request.id)
  if (there === null) return null
  const wanted: NewVisit = { ...request, at: new Date(request.at), note: request.note ?? null }
  const isSame =
    there.own &&
    there.household === wanted.household &&
    there.at.getTime() === wanted.at.getTime() &&
    there.outcome === wanted.outcome &&
    there.note === wanted.note
  if (!isSame) throw new Refusal('id-taken')
  return there
}
