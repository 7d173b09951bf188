import type { Position } from '#geometry/position.ts'
import { assign, NO_FACE } from '#plan/assign.ts'
import { Refusal } from '../../errors.ts'
import type { Live } from '../../live.ts'
import { findDwelling, type Placed, pathInForce } from '../../repositories/household-writing.ts'
import type { Ask } from '../../repositories/request.ts'
import { communityPath } from '../plans/grid-paths.ts'

/** A place on the map and the code of the grid that holds it, if one does. */
export interface Place extends Placed {
  readonly code: string | null
}

/**
 * Where a household behind a door stands and who answers for it: the rule of `placeHouseholds`, for one household
 * without a position of its own. Throws `unknown-dwelling` where there is no such door.
 */
export async function placeOfDwelling(
  ask: Ask,
  live: Live,
  county: string,
  dwelling: { readonly building: string; readonly unit: string | null },
): Promise<Place & { readonly door: string }> {
  const found = await findDwelling(ask, county, dwelling)
  if (found === null) throw new Refusal('unknown-dwelling')
  return { ...(await placeOfPosition(ask, live, county, found.position)), door: found.door }
}

/**
 * The path of a lattice position under the plan in force, null outside every community. Throws `ground-changed` where the
 * database has put another plan into force than the one in memory.
 */
export async function placeOfPosition(
  ask: Ask,
  live: Live,
  county: string,
  position: Position,
): Promise<Place> {
  const { inForce } = live.plan()
  const { faces } = inForce.snapshot
  const [face = NO_FACE] = inForce.county === county ? assign(faces, [position]) : []
  if (face === NO_FACE) return { position, path: null, code: null }
  const { holder, community } = faces[face]!
  if (holder === null) return { position, path: communityPath(community), code: null }
  const grid = await pathInForce(ask, county, inForce.plan.id, holder)
  if (grid === null) throw new Refusal('ground-changed')
  return { position, ...grid }
}
