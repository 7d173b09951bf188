import { assign, NO_FACE } from '#plan/assign.ts'
import { readPaths } from '../../repositories/grids.ts'
import {
  householdPositions,
  type PlacedHousehold,
  rewriteHouseholdGrid,
} from '../../repositories/household-grid.ts'
import { findPlan, plansInForce } from '../../repositories/plans.ts'
import type { Ask } from '../../repositories/request.ts'
import { communityPath } from '../plans/grid-paths.ts'
import { readSnapshot } from '../plans/read-snapshot.ts'

/**
 * Writes anew which grid in force answers for every household of a county, from where households stand now.
 * Belongs in the transaction that changed the plan in force or the households. Gives how many households there are.
 */
export async function placeHouseholds(ask: Ask, county: string): Promise<number> {
  const households = await householdPositions(ask, county)
  const positions = households.map(({ position }) => position)
  const placed: PlacedHousehold[] = households.map(({ id, position }) => ({
    household: id,
    path: null,
    position,
  }))
  for (const plan of await plansInForce(ask)) {
    const row = plan.county === county ? await findPlan(ask, plan) : null
    if (row === null) continue
    const { faces } = await readSnapshot(ask, county, row)
    const paths = await readPaths(ask, plan)
    assign(faces, positions).forEach((face, i) => {
      if (face === NO_FACE) return
      const { holder, community } = faces[face]!
      const path = holder === null ? communityPath(community) : paths.get(holder)!
      placed[i] = { ...placed[i]!, path }
    })
  }
  await rewriteHouseholdGrid(ask, county, placed)
  return placed.length
}
