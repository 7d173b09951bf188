import { communityGround } from '#plan/replace-community.ts'
import type { Grid, Snapshot } from '#plan/snapshot.ts'
import { readGrids } from '../../../repositories/grids.ts'
import {
  findPlan,
  latestPublished,
  lockPlan,
  overlappingRoot,
  type PlanRow,
} from '../../../repositories/plans.ts'
import type { Ask } from '../../../repositories/request.ts'
import { readSnapshot } from '../../plans/read-snapshot.ts'
import type { ImportedRoot } from './root.ts'

/**
 * A wider jurisdiction's last published plan that has a community's ground: an import of that community's grids becomes a
 * draft of it, in which only this community is drawn anew.
 */
export interface HoldingPlan {
  readonly row: PlanRow
  readonly snapshot: Snapshot
}

/** What a community's grids are drawn into, and which grids they may be. */
interface Standing {
  /** Null where the community has, or is to have, a plan of its own. */
  readonly holding: HoldingPlan | null
  /** Root of a published plan that stands in the way: it covers the community and has no ground of it. */
  readonly against: string | null
  /** The community's grids as last published; none where it has none. */
  readonly grids: readonly Grid[]
}

export async function standingOf(ask: Ask, { county, code }: ImportedRoot): Promise<Standing> {
  const other = await overlappingRoot(ask, county, code)
  if (other === null) {
    const last = await latestPublished(ask, county, code)
    const grids = last === null ? [] : await readGrids(ask, { county, id: last.id })
    return { holding: null, against: null, grids }
  }
  const last = await latestPublished(ask, county, other)
  const row = last && (await findPlan(ask, { county, id: last.id }))
  const isIn = row?.communities.some((community) => community.code === code)
  const snapshot = row && isIn ? await readSnapshot(ask, county, row) : null
  if (row === null || snapshot === null || communityGround(snapshot, code).shape.length === 0) {
    return { holding: null, against: other, grids: [] }
  }
  const grids = snapshot.grids.filter(({ community }) => community === code)
  return { holding: { row, snapshot }, against: null, grids }
}

/**
 * Whether a plan is still the last published one of its root; other publishers of the root wait until the
 * transaction ends.
 */
export async function isStillLast(ask: Ask, county: string, { row }: HoldingPlan): Promise<boolean> {
  await lockPlan(ask, { county, id: row.id })
  const last = await latestPublished(ask, county, row.root)
  return last?.id === row.id
}
