import { dissolve } from '#geometry/dissolve.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { subdivisionOf } from '#geometry/subdivision.ts'
import type { Snapshot } from '#plan/snapshot.ts'

/** All ground of a plan as one shape. */
export function groundOf({ faces }: Snapshot): MultiPolygon {
  const subdivision = subdivisionOf(faces.map(({ polygon }) => polygon))
  return dissolve(subdivision, [NO_REGION, ...faces.map(() => 0)]).map(({ polygon }) => polygon)
}
