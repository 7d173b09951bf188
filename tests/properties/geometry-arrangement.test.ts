import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { polygonTwiceArea } from '#geometry/area.ts'
import { dissolve } from '#geometry/dissolve.ts'
import { node } from '#geometry/noding.ts'
import { orientation } from '#geometry/orientation.ts'
import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import type { Position } from '#geometry/position.ts'
import type { Ring } from '#geometry/ring.ts'
import { crossProperly, onSegment } from '#geometry/segment.ts'
import { arrange } from '#geometry/windings.ts'

const SEED = 20_261_122
/** A small lattice makes every coincidence likely: touching, overlapping, folding back, crossing near vertices. */
const SIDE = 24

const position = fc.tuple(fc.integer({ min: 0, max: SIDE }), fc.integer({ min: 0, max: SIDE }))
const walk = fc.array(position, { minLength: 3, maxLength: 9 })
const walks = fc.array(walk, { minLength: 1, maxLength: 6 })

type Edge = readonly [Position, Position]

function edgesOf(ring: Ring): Edge[] {
  return ring.map((from, i) => [from, ring[(i + 1) % ring.length]!] as const)
}

function nodedRings(rings: readonly Ring[]): Ring[] {
  const { vertices, rings: noded } = node(rings)
  return noded.map((ring) => ring.map((vertex) => vertices.position(vertex)))
}

describe('noding of random closed walks', () => {
  it('leaves edges that are the same or meet in end points only', () => {
    fc.assert(
      fc.property(walks, (rings) => {
        const edges = nodedRings(rings).flatMap(edgesOf)
        const isEnd = (p: Position, [a, b]: Edge) => [a, b].some(([x, y]) => x === p[0] && y === p[1])
        const meeting = edges.filter((edge) =>
          edges.some(([c, d]) => crossProperly(...edge, c, d) || (onSegment(c, ...edge) && !isEnd(c, edge))),
        )
        expect(meeting).toEqual([])
      }),
      { seed: SEED, numRuns: 250 },
    )
  })

  it('keeps every drawn vertex in order and no edge strays by two units', () => {
    fc.assert(
      fc.property(walks, (rings) => {
        const noded = nodedRings(rings)
        const strayed = rings.flatMap((ring, r) => {
          const stops = [...noded[r]!, ...noded[r]!.slice(0, 1)]
          let at = 0
          return edgesOf(ring).flatMap(([from, to]) => {
            if (from.join() === to.join()) return []
            const start = at++
            while (at < stops.length && stops[at]!.join() !== to.join()) at++
            const length = Math.hypot(to[0] - from[0], to[1] - from[1])
            const far = stops
              .slice(start, at)
              .filter((stop) => Math.abs(orientation(from, to, stop)) >= 2 * length)
            return stops[start]!.join() === from.join() && at < stops.length ? far : [from]
          })
        })
        expect(strayed).toEqual([])
      }),
      { seed: SEED, numRuns: 400 },
    )
  })

  it('changes nothing that is noded already', () => {
    fc.assert(
      fc.property(walks, (rings) => {
        const once = nodedRings(rings).filter((ring) => ring.length > 0)
        expect(nodedRings(once)).toEqual(once)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})

describe('faces of random closed walks', () => {
  it('hold every lattice position exactly once, wound around as its rings say', () => {
    fc.assert(
      fc.property(walks, fc.array(position, { minLength: 30, maxLength: 30 }), (rings, probes) => {
        const noded = nodedRings(rings)
        const { subdivision, windings } = arrange(rings.map((ring) => [ring]))
        const own = Array.from({ length: subdivision.faceCount }, (_, f) => (f === 0 ? -1 : f))
        const faces = dissolve(subdivision, own)
        expect(faces.map(({ label }) => label).sort((a, b) => a - b)).toEqual(own.slice(1))
        for (const { label, polygon } of faces) {
          expect(polygonTwiceArea(polygon)).toBe(subdivision.twiceArea[label])
        }
        for (const probe of probes) {
          const around = faces.filter(({ polygon }) => polygonContainsShifted(polygon, probe))
          expect(around.length).toBeLessThanOrEqual(1)
          const said = windings[around[0]?.label ?? 0]!
          expect(said.map(({ shape, turns }) => [shape, turns])).toEqual(
            noded.map((ring, i) => [i, turnsAround(ring, probe)]).filter(([, turns]) => turns !== 0),
          )
        }
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})

/** Winding number of a ring around a position shifted by (+ε, +ε²), by plain ray casting. */
function turnsAround(ring: Ring, p: Position): number {
  let turns = 0
  for (const [a, b] of edgesOf(ring)) {
    if (a[1] <= p[1] && b[1] > p[1] && orientation(a, b, p) > 0) turns++
    if (b[1] <= p[1] && a[1] > p[1] && orientation(a, b, p) < 0) turns--
  }
  return turns
}
