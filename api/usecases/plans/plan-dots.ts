import type { PlanDots } from '#contract/plans.ts'
import { toDegrees } from '#geometry/position.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { doorsOf, householdPlaces } from '../../repositories/household-grid.ts'
import { askAs } from '../../repositories/request.ts'
import { planInSight } from './plan-rights.ts'

/**
 * Where households stand on a plan's ground, how many, and of which building and unit: asked as `planner`, who can
 * count within reach and see nobody. Throws `forbidden` and `unknown-plan`.
 */
export async function planDots(db: Db, account: Account, id: string): Promise<PlanDots> {
  const { row } = await planInSight(askAs(db, { kind: 'system' }), account, id)
  const ask = askAs(db, { kind: 'planner', county: account.county, account: account.id })
  const places = await householdPlaces(ask, account.county)
  const { buildings, units } = await doorsOf(
    ask,
    account.county,
    row.communities.map(({ code }) => code),
  )
  const here = new Set(buildings.map((building) => building.id))
  return {
    dots: places
      .filter(({ building }) => here.has(building))
      .map(({ position, ...place }) => ({ at: toDegrees(position), ...place })),
    buildings: buildings.map(({ position, ...building }) => ({ ...building, at: toDegrees(position) })),
    units,
  }
}
