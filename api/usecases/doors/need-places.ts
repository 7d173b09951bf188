import { assign, NO_FACE } from '#plan/assign.ts'
import { giveNeeds, needDoors } from '../../repositories/needs.ts'
import { findPlan, plansInForce } from '../../repositories/plans.ts'
import type { Ask } from '../../repositories/request.ts'
import { readSnapshot } from '../plans/read-snapshot.ts'

/**
 * Gives every need to whoever holds its door under the plans in force, as `placeHouseholds` does with households: a grid
 * that was cut, merged or retired leaves no need behind. Belongs in the transaction that changed the plan in force.
 */
export async function placeNeeds(ask: Ask, county: string): Promise<void> {
  const doors = await needDoors(ask, county)
  if (doors.length === 0) return
  const places = doors.map(({ unit }) => ({
    unit,
    grid: null as string | null,
    community: null as string | null,
  }))
  for (const plan of await plansInForce(ask)) {
    const row = plan.county === county ? await findPlan(ask, plan) : null
    if (row === null) continue
    const { faces } = await readSnapshot(ask, county, row)
    const positions = doors.map(({ position }) => position)
    assign(faces, positions).forEach((face, i) => {
      if (face === NO_FACE) return
      const { holder, community } = faces[face]!
      places[i] = { ...places[i]!, grid: holder, community }
    })
  }
  await giveNeeds(ask, county, places)
}
