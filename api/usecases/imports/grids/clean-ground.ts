import Flatbush from 'flatbush'
import type { CleaningConflict, ConflictKind, GridOfFile } from '#contract/cleaning.ts'
import type { SourceRecord } from '#contract/imports.ts'
import { bboxOf } from '#geometry/bbox.ts'
import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import { type Position, toDegrees } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import type { GroundConflict } from '#plan/clean/conflict.ts'
import type { GridKey } from '#plan/snapshot.ts'
import { geometryOf, rounded } from './clean-dispute.ts'

const KIND: Readonly<Record<GroundConflict['reason'], ConflictKind>> = {
  overlap: 'overlap',
  gap: 'gap',
  'sticks-out': 'sticks-out',
  'outside-community': 'sticks-out',
  'parent-elsewhere': 'parent',
}

/** A conflict about ground as the report tells it. */
export function groundConflict(
  conflict: GroundConflict,
  gridOf: (key: GridKey) => GridOfFile,
  records: ReadonlyMap<GridKey, SourceRecord>,
  count: (shape: MultiPolygon) => number | null,
): CleaningConflict {
  const { id, reason, shape } = conflict
  const place = conflict.grids[0] === undefined ? undefined : records.get(conflict.grids[0])?.place
  return {
    id,
    kind: KIND[reason],
    reason,
    grids: conflict.grids.map(gridOf),
    file: place?.file ?? null,
    feature: place?.feature ?? null,
    values: {},
    areaM2: rounded(conflict.areaM2, 2),
    widthM: reason === 'parent-elsewhere' ? null : rounded(conflict.widthM, 3),
    movedM: reason === 'parent-elsewhere' ? null : rounded(conflict.movedM, 3),
    households: count(shape),
    at: toDegrees(conflict.at),
    geometry: geometryOf(shape),
    choices: conflict.choices.map(({ id, does, grid }) => ({
      id,
      does,
      grid: grid === null ? null : gridOf(grid),
      code: null,
    })),
    proposed: conflict.proposed,
    chosen: conflict.chosen,
  }
}

/** What counts households on a piece of ground; null where no positions were handed in. */
export function householdCounter(
  positions: readonly Position[] | undefined,
): (shape: MultiPolygon) => number | null {
  if (positions === undefined) return () => null
  if (positions.length === 0) return () => 0
  const index = new Flatbush(positions.length, 16, Int32Array)
  for (const [x, y] of positions) index.add(x, y, x, y)
  index.finish()
  return (shape) => {
    const box = bboxOf(shape.flat())
    return index.search(box.minX, box.minY, box.maxX, box.maxY, (i) =>
      shape.some((polygon) => polygonContainsShifted(polygon, positions[i]!)),
    ).length
  }
}
