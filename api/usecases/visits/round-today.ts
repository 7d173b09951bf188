import type { Round, RoundQuery } from '#contract/visits.ts'
import { type Position, toLattice } from '#geometry/position.ts'
import { scaleAt } from '#geometry/scale.ts'
import { walkingOrder, walkM } from '#geometry/walking-order.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { askAs } from '../../repositories/request.ts'
import { dueHomes, type StopRow } from '../../repositories/rounds.ts'
import { maskName } from '../../secrets/mask.ts'
import { actorOf } from '../accounts/sight.ts'

/**
 * The homes in an account's sight that are due today, the most overdue of them, with those the account was at today, in
 * walking order. Where somebody stands is used for the order and not kept. Who sees no household has an empty round.
 */
export async function roundToday(db: Db, account: Account, query: RoundQuery): Promise<Round> {
  const actor = actorOf(account)
  const day = townDay()
  if (actor.kind !== 'staff') return { day, stops: [], due: 0, doneToday: 0, walkM: 0 }
  const { due, done, stops } = await dueHomes(askAs(db, actor), account.county, query.limit)
  const start = startOf(query)
  const walk = stops.map(({ position, unit, building, floor }) => ({
    position: toLattice(...position),
    door: unit ?? building,
    floor,
  }))
  const scale = scaleAt(start ?? walk[0]?.position ?? [0, 0])
  const order = walkingOrder(walk, scale, start)
  return {
    day,
    stops: order.map((i) => masked(stops[i]!)),
    due,
    doneToday: done,
    walkM: Math.round(walkM(walk, order, scale, start)),
  }
}

function startOf({ lon, lat }: RoundQuery): Position | null {
  return lon === undefined || lat === undefined ? null : toLattice(lon, lat)
}

function masked(stop: StopRow): StopRow {
  return { ...stop, head: stop.head === null ? null : maskName(stop.head) }
}
