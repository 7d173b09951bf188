import { hierarchyOf } from '../hierarchy.ts'
import type { FaceLabel } from '../normal-form.ts'
import type { Plan } from '../plan.ts'
import type { Grid, GridKey } from '../snapshot.ts'
import type { Applied } from './apply.ts'
import { type Refused, refuse } from './refusal.ts'

/** What an account may plan: some communities, or one grid and all below it. Null bounds nothing. */
export interface Reach {
  readonly communities: readonly string[] | null
  readonly grid: GridKey | null
  /** Whether it may move a community's border. */
  readonly outline: boolean
}

/**
 * Why what was done lies outside a reach; null when it does not. An account whose reach is a grid may do
 * anything inside it, but not move its border or describe the grid itself.
 */
export function outOfReach(
  plan: Plan,
  { plan: after, change }: Applied,
  reach: Reach | null,
): Refused | null {
  if (reach === null) return null
  const within = (of: Plan, key: GridKey | null): boolean =>
    reach.grid === null ||
    (key !== null &&
      hierarchyOf(of.snapshot.grids)
        .upwards(key)
        .some((grid) => grid.key === reach.grid))
  const mine = (of: Plan, label: FaceLabel | null): boolean =>
    label !== null &&
    (reach.communities === null || reach.communities.includes(label.community)) &&
    within(of, label.holder)
  for (const { polygon, from, to } of change.moved) {
    const outline = from?.community !== to?.community
    if (outline && reach.outline && reach.communities === null && reach.grid === null) continue
    if (outline || !mine(plan, from) || !mine(after, to))
      return refuse('out-of-reach', { at: polygon[0][0]! })
  }
  const strange = (of: Plan, { key, parent, community }: Grid): boolean =>
    (reach.communities !== null && !reach.communities.includes(community)) ||
    (reach.grid !== null && (parent === null || !within(of, parent)) && key !== undefined)
  const grid =
    change.grids.before.find((each) => strange(plan, each)) ??
    change.grids.after.find((each) => strange(after, each))
  return grid === undefined ? null : refuse('out-of-reach', { grid: grid.key })
}
