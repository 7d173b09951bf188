import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Position } from '../../api/geometry/position.ts'
import type { MultiPolygon, Polygon } from '../../api/geometry/ring.ts'
import {
  lineFromEwkb,
  lineToEwkb,
  multiPolygonFromEwkb,
  multiPolygonToEwkb,
  pointFromEwkb,
  pointToEwkb,
  polygonFromEwkb,
  polygonToEwkb,
} from '../../api/repositories/ewkb.ts'

const position = fc.tuple(
  fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }),
  fc.integer({ min: -900_000_000, max: 900_000_000 }),
) as fc.Arbitrary<Position>
const ring = fc.array(position, { minLength: 3, maxLength: 8 })
const polygon = fc.array(ring, { minLength: 1, maxLength: 3 }) as unknown as fc.Arbitrary<Polygon>
const shape: fc.Arbitrary<MultiPolygon> = fc.array(polygon, { maxLength: 3 })
const seeded = { seed: 7, numRuns: 300 }

test('every lattice position comes back as the same two integers', () => {
  fc.assert(
    fc.property(position, (each) => {
      expect(pointFromEwkb(pointToEwkb(each))).toEqual(each)
    }),
    { ...seeded, numRuns: 5_000 },
  )
})

test('lines, polygons with holes and multipolygons come back vertex for vertex', () => {
  fc.assert(
    fc.property(ring, (line) => {
      expect(lineFromEwkb(lineToEwkb(line))).toEqual(line)
    }),
    seeded,
  )
  fc.assert(
    fc.property(polygon, (each) => {
      expect(polygonFromEwkb(polygonToEwkb(each))).toEqual(each)
    }),
    seeded,
  )
  fc.assert(
    fc.property(shape, (each) => {
      expect(multiPolygonFromEwkb(multiPolygonToEwkb(each))).toEqual(each)
    }),
    seeded,
  )
})

test('another type than the column promises is refused', () => {
  expect(() => polygonFromEwkb(pointToEwkb([1, 2]))).toThrow('Wanted EWKB type 3, got 1')
  expect(() => pointFromEwkb('0000000001')).toThrow('Wanted little-endian EWKB, got 0')
})
