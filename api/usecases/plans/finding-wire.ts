import type { FindingWire } from '#contract/coverage.ts'
import { toDegrees } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'
import type { Finding } from '#plan/findings.ts'
import type { Grid } from '#plan/snapshot.ts'

/** A finding as pages get it: degrees instead of lattice units, code and name instead of a key. */
export function toWire(finding: Finding, grid: Grid | undefined, accepted: string | undefined): FindingWire {
  const { rule, key, severity, geometry, at, areaM2, households, reason } = finding
  return {
    rule,
    key,
    severity,
    geometry:
      geometry.kind === 'point'
        ? { type: 'Point', coordinates: toDegrees(geometry.position) }
        : { type: 'MultiPolygon', coordinates: geometry.shape.map(closedRings) },
    at: toDegrees(at),
    households,
    reason,
    ...(grid && { grid: { code: grid.code, name: grid.name } }),
    ...(areaM2 !== undefined && { areaM2 }),
    ...(accepted !== undefined && { accepted }),
  }
}

/** GeoJSON repeats the first position of a ring at its end. */
function closedRings(polygon: Polygon): [lon: number, lat: number][][] {
  return polygon.map((ring) => [...ring, ring[0]!].map(toDegrees))
}
