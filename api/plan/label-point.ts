import polylabel from 'polylabel'
import { polygonTwiceArea } from '#geometry/area.ts'
import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import type { Position } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { scaleAt } from '#geometry/scale.ts'

/** How near the true pole the label must come, in metres. */
const PRECISION_M = 0.5

/**
 * Where the name of a shape goes: the pole of inaccessibility of its largest part, on the lattice and inside.
 * A part so thin that the nearest lattice position falls outside is labelled in its first vertex. Throws on
 * an empty shape.
 */
export function labelPoint(shape: MultiPolygon): Position {
  const [first, ...others] = shape
  if (first === undefined) throw new Error('an empty shape has no label point')
  const largest = others.reduce(
    (best, part) => (polygonTwiceArea(part) > polygonTwiceArea(best) ? part : best),
    first,
  )
  const [x0, y0] = largest[0][0]!
  const scale = scaleAt([x0, y0])
  const metres = largest.map((ring) => ring.map(([x, y]) => [(x - x0) * scale.x, (y - y0) * scale.y]))
  const [east, north] = polylabel(metres, PRECISION_M)
  const label: Position = [x0 + Math.round(east! / scale.x), y0 + Math.round(north! / scale.y)]
  return polygonContainsShifted(largest, label) ? label : largest[0][0]!
}
