import type { GridsReplacing } from '#contract/import-jobs.ts'
import { standsOf } from '#plan/difference/stands.ts'
import { difference } from '#plan/difference.ts'
import type { GroundHousehold } from '#plan/ground.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { listJurisdictions } from '../../../repositories/jurisdictions.ts'
import type { Ask } from '../../../repositories/request.ts'
import type { HoldingPlan } from './holding-plan.ts'

/** What an import does to the plan it is drawn into, by the same difference that its draft will show. */
export async function replacingOf(
  ask: Ask,
  { county, code }: { readonly county: string; readonly code: string },
  { row, snapshot: before }: HoldingPlan,
  after: Snapshot,
  households: readonly GroundHousehold[],
): Promise<GridsReplacing> {
  const [root] = await listJurisdictions(ask, county, [row.root])
  const { grids, moves } = difference(before, after, standsOf({ households, buildings: [] }))
  const counted = (change: (typeof grids)[number]['change']) =>
    grids.filter((each) => each.change === change).length
  const own = before.grids.filter(({ community }) => community === code).length
  const [move, go] = [counted('moved'), counted('removed')]
  return {
    plan: row.id,
    planName: row.name,
    rootName: root?.name ?? row.root,
    stay: own - move - go,
    move,
    go,
    come: counted('added'),
    households: moves.reduce((sum, each) => sum + each.households, 0),
  }
}
