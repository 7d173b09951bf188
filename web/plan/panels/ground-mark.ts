import { toDegrees } from '#geometry/position.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import { labelPoint } from '#plan/label-point.ts'
import type { Face, GridKey, Snapshot } from '#plan/snapshot.ts'
import type { StageMark } from '../../editor/stage.ts'

/** Faces of a grid and of all below it. */
export function facesUnder({ grids, faces }: Pick<Snapshot, 'grids' | 'faces'>, key: GridKey): Face[] {
  const hierarchy = hierarchyOf(grids)
  return faces.filter(
    ({ holder }) => holder !== null && hierarchy.upwards(holder).some((grid) => grid.key === key),
  )
}

/** The ground of a grid, filled on the map; nothing for a grid without ground. */
export function groundMark(snapshot: Snapshot, key: GridKey): StageMark[] {
  const held = facesUnder(snapshot, key).map(({ polygon }) => polygon)
  if (held.length === 0) return []
  const closed = (ring: readonly (readonly [number, number])[]) => [...ring, ring[0]!].map(toDegrees)
  const coordinates = held.map((polygon) => polygon.map(closed))
  const at = toDegrees(labelPoint(held))
  return [{ id: key, at, geometry: { type: 'MultiPolygon', coordinates }, kind: 'moved', chosen: false }]
}
