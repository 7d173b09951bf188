import { bboxOf } from '#geometry/bbox.ts'
import { type Position, toDegrees } from '#geometry/position.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import type { Look } from '../../editor/stage.ts'

/** How near the map looks at a single place. */
const PLACE_ZOOM = 17.5

/** Looks at everything some positions span; null for none. */
export function lookAtPositions(positions: readonly Position[]): Look | null {
  if (positions.length === 0) return null
  const { minX, minY, maxX, maxY } = bboxOf([positions])
  if (minX === maxX && minY === maxY) return { position: toDegrees([minX, minY]), zoom: PLACE_ZOOM }
  return { bounds: [...toDegrees([minX, minY]), ...toDegrees([maxX, maxY])] }
}

/** Looks at the ground of grids (by key or code) and of communities (by code) with all below them. */
export function lookAtGrids({ grids, faces }: Snapshot, refs: readonly string[]): Look | null {
  const wanted = new Set(refs)
  const hierarchy = hierarchyOf(grids)
  const held = faces.filter(
    ({ community, holder }) =>
      wanted.has(community) ||
      (holder !== null &&
        hierarchy.upwards(holder).some(({ key, code }) => wanted.has(key) || (code && wanted.has(code)))),
  )
  return lookAtPositions(held.flatMap(({ polygon }) => polygon[0]))
}
