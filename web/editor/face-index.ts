import Flatbush from 'flatbush'
import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import type { Position } from '#geometry/position.ts'
import { boxOf } from '#plan/actions/near.ts'
import type { Plan } from '#plan/plan.ts'
import type { Face, Grid, Level } from '#plan/snapshot.ts'
import { chainOf } from './drawn/chain.ts'

/** Boxes of the faces of each plan seen lately; a plan's list is never changed in place. */
const indices = new WeakMap<readonly Face[], Flatbush>()

function indexOf(faces: readonly Face[]): Flatbush {
  const known = indices.get(faces)
  if (known !== undefined) return known
  const index = new Flatbush(faces.length, 16, Int32Array)
  for (const { polygon } of faces) {
    const { minX, minY, maxX, maxY } = boxOf(polygon)
    index.add(minX, minY, maxX, maxY)
  }
  index.finish()
  indices.set(faces, index)
  return index
}

/** Faces whose box comes within some lattice units of a position. */
export function facesNear(faces: readonly Face[], [x, y]: Position, units: number): Face[] {
  if (faces.length === 0) return []
  const reach = Math.ceil(units)
  return indexOf(faces)
    .search(x - reach, y - reach, x + reach, y + reach)
    .sort((a, b) => a - b)
    .map((i) => faces[i]!)
}

/** The face that holds a position; undefined outside the plan. */
export function faceUnder(faces: readonly Face[], at: Position): Face | undefined {
  return facesNear(faces, at, 0).find(({ polygon }) => polygonContainsShifted(polygon, at))
}

/** The grid of a level that holds a position, else the deepest above it; undefined on ground nobody holds. */
export function gridUnder(plan: Plan, at: Position, level: Level): Grid | undefined {
  const face = faceUnder(plan.snapshot.faces, at)
  return face === undefined ? undefined : gridOf(plan, face, level)
}

/** The same for a whole face. */
export function gridOf(plan: Plan, face: Face, level: Level): Grid | undefined {
  const chain = chainOf(plan, face.holder)
  return chain[level - 1] ?? chain.at(-1)
}
