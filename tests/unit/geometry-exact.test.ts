import { describe, expect, it } from 'vitest'
import { twiceArea } from '#geometry/area.ts'
import { chinaOffsets } from '#geometry/china-offset.ts'
import { node } from '#geometry/noding.ts'
import { orientation } from '#geometry/orientation.ts'
import { containsShifted } from '#geometry/point-in-ring.ts'
import { type Position, toLattice } from '#geometry/position.ts'
import { scaleAt } from '#geometry/scale.ts'
import { crossing, distanceToSegmentM } from '#geometry/segment.ts'
import { subdivisionOf } from '#geometry/subdivision.ts'

describe('orientation', () => {
  it('tells a unit from a straight line at the whole span of 4°', () => {
    const far: Position = [40_000_000, 39_999_999]
    expect(orientation([0, 0], far, [20_000_000, 20_000_000])).toBeGreaterThan(0)
    expect(orientation([0, 0], [40_000_000, 40_000_000], [20_000_000, 20_000_000])).toBe(0)
    expect(orientation([0, 0], far, [39_999_999, 39_999_998])).toBe(-1)
  })
})

describe('twice the area', () => {
  it('is exact where partial sums would not fit a double', () => {
    // Seven times around 4° and back again a few units apart: sums pass 2^53 on the way, the rest is small.
    const side = 40_000_000
    const around = Array.from({ length: 7 }, (_, turn): Position[] => {
      const inset = 1_001 * turn
      return [
        [inset, inset],
        [side - inset, inset + 1],
        [side - inset - 1, side - inset],
        [inset + 1_001, side - inset - 2],
      ]
    }).flat()
    const back = around.toReversed().map(([x, y], i): Position => [x + (i % 3), y + 3])
    const ring: Position[] = [...around, ...back]
    const exact = ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length]!
      return sum + BigInt(x) * BigInt(nextY) - BigInt(nextX) * BigInt(y)
    }, 0n)
    expect(BigInt(twiceArea(ring))).toBe(exact)
    expect(
      twiceArea([
        [0, 0],
        [side, 0],
        [side, side],
        [0, side],
      ]),
    ).toBe(2 * side * side)
  })
})

describe('a crossing', () => {
  it('is rounded half up along both axes, also below zero', () => {
    expect(crossing([0, 0], [1, 1], [0, 1], [1, 0])).toEqual([1, 1])
    expect(crossing([-1, -1], [0, 0], [-1, 0], [0, -1])).toEqual([0, 0])
    expect(crossing([0, 0], [3, 1], [1, 1], [2, 0])).toEqual([2, 1])
    expect(crossing([0, 0], [10, 1], [3, 1], [3, -1])).toEqual([3, 0])
  })

  it('does not depend on which segment is named first nor on its direction', () => {
    const [a, b, c, d]: Position[] = [
      [0, 0],
      [39_999_989, 39_999_971],
      [13, 39_999_999],
      [39_999_979, 17],
    ]
    const at = crossing(a!, b!, c!, d!)
    for (const other of [crossing(c!, d!, a!, b!), crossing(b!, a!, c!, d!), crossing(d!, c!, b!, a!)]) {
      expect(other).toEqual(at)
    }
  })
})

describe('a position on a border', () => {
  it('belongs to the ring on its east, on a level border to the one on its north', () => {
    const west: Position[] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ]
    const east: Position[] = [
      [10, 0],
      [20, 0],
      [20, 10],
      [10, 10],
    ]
    const north: Position[] = [
      [0, 10],
      [10, 10],
      [10, 20],
      [0, 20],
    ]
    const holding = (p: Position) => [west, east, north].map((ring) => containsShifted(ring, p))
    expect(holding([10, 5])).toEqual([false, true, false])
    expect(holding([5, 10])).toEqual([false, false, true])
    expect(holding([10, 0])).toEqual([false, true, false])
    expect(holding([0, 0])).toEqual([true, false, false])
    expect(holding([10, 10])).toEqual([false, false, false])
  })
})

describe('the distance to a segment', () => {
  it('is in metres, to its nearer end beyond it and to the point of a folded one', () => {
    const scale = scaleAt(toLattice(120, 30))
    const degree = 1e7
    const [a, b]: Position[] = [
      [0, 0],
      [degree, 0],
    ]
    expect(distanceToSegmentM([degree / 2, 100], a!, b!, scale)).toBeCloseTo(1.1085, 3)
    expect(distanceToSegmentM([degree + 100, 0], a!, b!, scale)).toBeCloseTo(0.9649, 3)
    expect(distanceToSegmentM([0, 100], a!, a!, scale)).toBeCloseTo(1.1085, 3)
  })
})

describe('noding', () => {
  it('refuses more than 4°', () => {
    expect(() =>
      node([
        [
          [0, 0],
          [40_000_001, 0],
          [0, 1],
        ],
      ]),
    ).toThrow('at most 4°')
  })
})

describe('a subdivision of polygons', () => {
  it('throws when two polygons claim the same side of an edge', () => {
    const square: Position[] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ]
    const flag: Position[] = [
      [0, 0],
      [10, 0],
      [5, 20],
    ]
    expect(() => subdivisionOf([[square], [flag]])).toThrow('polygons 0 and 1 both lie left of one edge')
  })
})

describe('offsets of Chinese map systems', () => {
  /** Degrees of an offset added to a position. */
  const moved = (lon: number, lat: number, system: number) => {
    const origin = toLattice(lon, lat)
    const scale = scaleAt(origin)
    const { eastM, northM } = chinaOffsets(origin)[system]!
    return [lon + eastM / scale.x / 1e7, lat + northM / scale.y / 1e7]
  }

  it('are those that converters publish for Tiananmen', () => {
    const [gcjLon, gcjLat] = moved(116.404, 39.915, 0)
    expect(gcjLon).toBeCloseTo(116.410244499, 6)
    expect(gcjLat).toBeCloseTo(39.916404282, 6)
    const [bdLon, bdLat] = moved(116.397755501, 39.913595718, 1)
    expect(bdLon).toBeCloseTo(116.410369494, 4)
    expect(bdLat).toBeCloseTo(39.921336994, 4)
  })
})
