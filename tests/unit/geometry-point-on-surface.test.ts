import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanShape } from '#geometry/clean-shape.ts'
import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import { pointOnSurface } from '#geometry/point-on-surface.ts'
import { type Position, toLattice } from '#geometry/position.ts'
import type { MultiPolygon, Ring } from '#geometry/ring.ts'
import { readWholeFile } from '../../api/formats/whole-file.ts'
import { caseBytes, casesPresent } from '../fixtures/cases.ts'

const box = (x: number, y: number, width: number, height: number): Ring => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
]

describe('a point to stand for a shape', () => {
  test('is the middle of a box', () => {
    expect(pointOnSurface([[box(0, 0, 100, 40)]])).toEqual([50, 20])
  })

  test('is beside a hole, where there is more room', () => {
    const hole = box(10, 10, 60, 20).toReversed()
    expect(pointOnSurface([[box(0, 0, 100, 40), hole]])).toEqual([85, 20])
  })

  test('is in the widest of several parts', () => {
    expect(pointOnSurface([[box(0, 0, 100, 40)], [box(500, 0, 300, 10)]])).toEqual([650, 5])
  })

  test('keeps away from a vertex at half height', () => {
    const diamond: Ring = [
      [0, 0],
      [100, -50],
      [200, 0],
      [100, 50],
    ]
    expect(pointOnSurface([[diamond]])).toEqual([100, 25])
  })

  test('is inside whatever shape there is', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }))
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 12 }), (corners) => {
        // Sorted by angle around their middle, corners make a ring that does not cross itself.
        const middle = corners.reduce(
          ([a, b], [x, y]) => [a + x / corners.length, b + y / corners.length],
          [0, 0],
        )
        const turned = corners.toSorted(
          (a, b) =>
            Math.atan2(a[1] - middle[1]!, a[0] - middle[0]!) -
            Math.atan2(b[1] - middle[1]!, b[0] - middle[0]!),
        )
        const cleaned = cleanShape([[turned.map(([x, y]) => [x / 1e4, y / 1e4])]])
        fc.pre(cleaned.ok)
        const position = pointOnSurface(cleaned.shape)
        expect(cleaned.shape.some((polygon) => polygonContainsShifted(polygon, position))).toBe(true)
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  test('throws for a shape without area', () => {
    const flat: MultiPolygon = [
      [
        [
          [0, 0],
          [10, 0],
          [5, 0],
        ],
      ],
    ]
    expect(() => pointOnSurface(flat)).toThrow('wants a shape with area')
  })
})

describe.skipIf(!casesPresent('monaco/buildings.geojson.gz'))('for 1,207 buildings', () => {
  test('it is where GEOS puts it, rounding apart, but for one tie', async () => {
    const name = 'expected_building_assignment.csv'
    const expected = new Map<unknown, Position>()
    for (const { properties, shape } of (await readWholeFile(name, caseBytes(`monaco/${name}`))).records) {
      if (shape?.kind === 'point') expected.set(properties.osm_id, toLattice(...shape.at))
    }
    const { records } = await readWholeFile('buildings', caseBytes('monaco/buildings.geojson.gz'))
    const apart = records.filter(({ id, shape }) => {
      const cleaned = cleanShape(shape?.kind === 'area' ? shape.polygons : [])
      if (!cleaned.ok) throw new Error(`${id}: ${cleaned.reason}`)
      const [x, y] = pointOnSurface(cleaned.shape)
      const [wantedX, wantedY] = expected.get(id)!
      return Math.abs(x - wantedX) > 1 || Math.abs(y - wantedY) > 1
    })
    // A parallelogram with a vertex exactly at half height: degrees in doubles put it just above the middle.
    expect(apart.map(({ id }) => id)).toEqual(['a188800030'])
    expect(records).toHaveLength(1207)
  })
})
