import type { Position } from '#geometry/position.ts'
import { assign, NO_FACE } from '#plan/assign.ts'
import type { Face } from '#plan/snapshot.ts'
import { readPaths } from '../../repositories/grids.ts'
import { householdPositions, rewriteHouseholdGrid } from '../../repositories/household-grid.ts'
import { findPlan, plansInForce } from '../../repositories/plans.ts'
import type { Ask } from '../../repositories/request.ts'
import { communityPath } from '../plans/grid-paths.ts'
import { readSnapshot } from '../plans/read-snapshot.ts'

/** Finds the path of the grid in force that answers for each position, null outside every community. */
type PathFinder = (positions: readonly Position[]) => (string | null)[]

/** Reads the plans in force of a county once. */
export async function readPathFinder(ask: Ask, county: string): Promise<PathFinder> {
  const plans: { faces: readonly Face[]; paths: ReadonlyMap<string, string> }[] = []
  for (const plan of await plansInForce(ask)) {
    const row = plan.county === county ? await findPlan(ask, plan) : null
    if (row === null) continue
    const { faces } = await readSnapshot(ask, county, row)
    plans.push({ faces, paths: await readPaths(ask, plan) })
  }
  return (positions) => {
    const found: (string | null)[] = positions.map(() => null)
    for (const { faces, paths } of plans) {
      assign(faces, positions).forEach((face, i) => {
        if (face === NO_FACE) return
        const { holder, community } = faces[face]!
        found[i] = holder === null ? communityPath(community) : paths.get(holder)!
      })
    }
    return found
  }
}

/**
 * Writes anew which grid in force answers for every household of a county, from where households stand now.
 * Belongs in the transaction that changed the plan in force or the households. Gives how many households there are.
 */
export async function placeHouseholds(ask: Ask, county: string): Promise<number> {
  const households = await householdPositions(ask, county)
  const paths = (await readPathFinder(ask, county))(households.map(({ position }) => position))
  const placed = households.map(({ id, position }, i) => ({ household: id, path: paths[i]!, position }))
  await rewriteHouseholdGrid(ask, county, placed)
  return placed.length
}
