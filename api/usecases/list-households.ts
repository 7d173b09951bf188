import type { HouseholdList } from '#contract/households.ts'
import type { Live } from '../live.ts'
import type { Account } from '../repositories/accounts.ts'
import type { Db } from '../repositories/connection.ts'
import { countInBuilding, householdDots, listHouseholds, type Wanted } from '../repositories/households.ts'
import { type Ask, askAs } from '../repositories/request.ts'
import { maskName } from '../secrets/mask.ts'
import { actorOf, counterOf } from './sight.ts'

export type { Wanted }

/** Households in one reply at most. */
const MOST = 2_000

/**
 * The households a person asks for: those within their sight with the head's name masked, a count for planners,
 * both for the head of a community who holds a post. What is out of sight is as if it were not there.
 */
export async function findHouseholds(
  db: Db,
  live: Live,
  account: Account,
  wanted: Wanted,
): Promise<HouseholdList> {
  const actor = actorOf(account)
  const rows =
    actor.kind === 'staff' ? await listHouseholds(askAs(db, actor), account.county, wanted, MOST + 1) : []
  const truncated = rows.length > MOST
  const households = rows
    .slice(0, MOST)
    .map((row) => ({ ...row, head: row.head === null ? null : maskName(row.head) }))

  const counter = counterOf(account)
  const seen = truncated ? null : households.length
  const count = counter === null ? seen : await countWanted(askAs(db, counter), live, account.county, wanted)
  return { households, truncated, count }
}

/** How many households there are, for eyes that see none; null for a search by words, which would tell names. */
async function countWanted(ask: Ask, live: Live, county: string, wanted: Wanted): Promise<number | null> {
  if ('words' in wanted) return null
  if ('building' in wanted) return countInBuilding(ask, county, wanted.building)
  if ('bbox' in wanted) return sum(await householdDots(ask, county, wanted.bbox))
  const plan = live.plan()
  const grid = plan.grids.byCode(wanted.grid)
  if (grid === null) return 0
  const near = await householdDots(ask, county, grid.bbox)
  const holders = plan.locator.locateMany(near.map(({ lon, lat }) => [lon, lat] as const))
  return sum(near.filter((_, i) => plan.grids.isWithin(holders[i] ?? null, wanted.grid)))
}

function sum(dots: readonly { readonly n: number }[]): number {
  return dots.reduce((total, { n }) => total + n, 0)
}
