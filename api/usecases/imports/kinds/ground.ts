import Flatbush from 'flatbush'
import { bboxOf } from '#geometry/bbox.ts'
import { onBoundary, polygonContainsShifted } from '#geometry/point-in-ring.ts'
import type { Position } from '#geometry/position.ts'
import type { Face } from '#plan/snapshot.ts'
import { newestPlan } from '../../../repositories/import.ts'
import { findPlan } from '../../../repositories/plans.ts'
import type { Ask } from '../../../repositories/request.ts'
import { readSnapshot } from '../../plans/read-snapshot.ts'
import type { ImportGround } from './kind.ts'

/**
 * Code of the community at a position of the ground an import is for, by the plan of the community or of its street; null
 * outside. Everything is of the community where neither has a plan.
 */
export async function communityFinder(
  ask: Ask,
  { county, community }: ImportGround,
): Promise<(position: Position) => string | null> {
  for (const root of [community, community.slice(0, 9)]) {
    const id = await newestPlan(ask, county, root)
    const plan = id === null ? null : await findPlan(ask, { county, id })
    if (plan === null) continue
    const { faces } = await readSnapshot(ask, county, plan)
    return finderOf(faces.filter((face) => face.community.startsWith(community)))
  }
  return () => community
}

function finderOf(faces: readonly Face[]): (position: Position) => string | null {
  if (faces.length === 0) return () => null
  const index = new Flatbush(faces.length, 16, Int32Array)
  for (const { polygon } of faces) {
    const box = bboxOf(polygon)
    index.add(box.minX, box.minY, box.maxX, box.maxY)
  }
  index.finish()
  return (position) => {
    const [x, y] = position
    const near = index.search(x, y, x, y)
    const found =
      near.find((f) => polygonContainsShifted(faces[f]!.polygon, position)) ??
      near.find((f) => onBoundary(faces[f]!.polygon, position))
    return found === undefined ? null : faces[found]!.community
  }
}
