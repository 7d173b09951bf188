import { polygonTwiceArea } from './area.ts'
import { type HalfEdges, halfEdgesOf } from './half-edges.ts'
import { lineworkOf } from './linework.ts'
import type { Polygon } from './ring.ts'

/** A plane cut into faces by half-edges; face 0 is all that lies outside. */
export interface Subdivision extends HalfEdges {
  readonly faceCount: number
  /** The face on the left of each half-edge. */
  readonly face: Int32Array
  /** Exact twice-area of each face in square lattice units; that of face 0 is without meaning. */
  readonly twiceArea: Float64Array
}

/**
 * The subdivision whose face i + 1 is polygon i. The polygons must share boundaries vertex for vertex and not
 * overlap; throws when two of them claim the same side of an edge.
 */
export function subdivisionOf(polygons: readonly Polygon[]): Subdivision {
  const rings = polygons.flat()
  const linework = lineworkOf(rings)
  const halves = halfEdgesOf(linework)
  const face = new Int32Array(halves.origin.length)
  let r = 0
  polygons.forEach((polygon, i) => {
    for (let k = 0; k < polygon.length; k++) {
      const ring = linework.rings[r++]!
      let from = ring[ring.length - 1]!
      for (const to of ring) {
        const half = halves.between(from, to)
        if (face[half] !== 0) {
          throw new Error(`polygons ${face[half]! - 1} and ${i} both lie left of one edge`)
        }
        face[half] = i + 1
        from = to
      }
    }
  })
  const twiceArea = Float64Array.from([0, ...polygons.map(polygonTwiceArea)])
  return { ...halves, faceCount: polygons.length + 1, face, twiceArea }
}
