import { compareRings } from '#geometry/canonical-ring.ts'
import { dissolve } from '#geometry/dissolve.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import { subdivisionOf } from '#geometry/subdivision.ts'
import type { Snapshot } from '#plan/snapshot.ts'

/** The ground of every community of a plan, by code, and of its root. */
export function jurisdictionShapes({ root, communities, faces }: Snapshot): Map<string, MultiPolygon> {
  const subdivision = subdivisionOf(faces.map(({ polygon }) => polygon))
  const parts = new Map<string, Polygon[]>()
  const put = (codes: readonly string[], labels: readonly number[]): void => {
    for (const { label, polygon } of dissolve(subdivision, [NO_REGION, ...labels])) {
      const code = codes[label]!
      const others = parts.get(code)
      if (others === undefined) parts.set(code, [polygon])
      else others.push(polygon)
    }
  }
  const codes = communities.map(({ code }) => code)
  const numbers = new Map(codes.map((code, i) => [code, i]))
  put(
    codes,
    faces.map(({ community }) => numbers.get(community) ?? NO_REGION),
  )
  if (!numbers.has(root))
    put(
      [root],
      faces.map(() => 0),
    )
  for (const polygons of parts.values()) polygons.sort((a, b) => compareRings(a[0], b[0]))
  return parts
}
