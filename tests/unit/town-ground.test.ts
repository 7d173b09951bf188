import { describe, expect, test } from 'vitest'
import { onBoundary, polygonContainsShifted } from '#geometry/point-in-ring.ts'
import type { Position } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { scaleAt } from '#geometry/scale.ts'
import type { DrawnGrid } from '#plan/coverage-input.ts'
import { generateTown } from '../../data/town/generate.ts'
import { SAMPLE } from '../../data/town/sizes.ts'
import { boundaryOf, householdPositions, loopsOf, twiceArea } from '../fixtures/town-ground.ts'

const town = generateTown(SAMPLE)
const { grids, communities, exemptions } = town.coverage
const [community, village] = communities
const scale = scaleAt(town.facilities[0]!.position)

function childrenOf(key: string | null, place: string): DrawnGrid[] {
  return grids.filter(({ parent, community: own }) => parent === key && own === place)
}

function contains(shape: MultiPolygon, position: Position): boolean {
  return shape.some((polygon) => polygonContainsShifted(polygon, position))
}

/** Metres from a position to the nearest edge of a shape. */
function marginM(shape: MultiPolygon, [x, y]: Position): number {
  let least = Number.POSITIVE_INFINITY
  for (const ring of shape.flat()) {
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length]!
      const [ax, ay] = [(a[0] - x) * scale.x, (a[1] - y) * scale.y]
      const [dx, dy] = [(b[0] - a[0]) * scale.x, (b[1] - a[1]) * scale.y]
      const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
      least = Math.min(least, Math.hypot(ax + t * dx, ay + t * dy))
    })
  }
  return least
}

describe('the ground of the sample is one exact partition', () => {
  test.each([
    [community!, 2],
    [village!, 0],
  ])('what $name leaves over are the planted gaps and nothing else', (place, gaps) => {
    const leaves = grids.filter(
      ({ key, community: own }) => own === place.code && childrenOf(key, own).length === 0,
    )
    const exempt = exemptions.filter(({ community: own }) => own === place.code)
    const parts = [...leaves, ...exempt].map(({ shape }) => shape)
    const left = loopsOf(boundaryOf([place.shape, ...parts.map(turned)]))
    expect(left).toHaveLength(gaps)
    const gapArea = left.reduce((sum, loop) => sum + twiceArea([[loop]]), 0n)
    const partArea = parts.reduce((sum, shape) => sum + twiceArea(shape), 0n)
    expect(partArea + gapArea).toBe(twiceArea(place.shape))
    const inGap = (position: Position): boolean[] => left.map((loop) => contains([[loop]], position))
    if (gaps > 0) {
      expect(inGap(town.planted.innerGap.position).filter(Boolean)).toHaveLength(1)
      expect(inGap(town.planted.outerGap).filter(Boolean)).toHaveLength(1)
      expect(inGap(town.planted.outerGap)).not.toEqual(inGap(town.planted.innerGap.position))
    }
  })

  test('every grid is the union of its children, save the one that holds the inner gap', () => {
    const parents = grids.filter(({ key, community: own }) => childrenOf(key, own).length > 0)
    expect(parents).toHaveLength(26)
    const unlike = parents.filter(({ key, community: own, shape }) => {
      const union = boundaryOf(childrenOf(key, own).map((child) => child.shape))
      return [...boundaryOf([shape]).keys()].sort().join() !== [...union.keys()].sort().join()
    })
    expect(unlike.map(({ key }) => key)).toEqual([town.planted.innerGap.holder])
  })

  test('community and village meet on one border, without a break', () => {
    const own = boundaryOf([community!.shape])
    const theirs = boundaryOf([village!.shape])
    const shared = [...own.values()].filter(([a, b]) => theirs.has(`${b}|${a}`))
    expect(shared.length).toBeGreaterThan(5)
    const starts = new Set(shared.map(([a]) => `${a}`))
    expect(shared.filter(([, b]) => !starts.has(`${b}`))).toHaveLength(1)
  })

  test('rings are simple, outer ones counter-clockwise', () => {
    for (const { shape } of [...grids, ...communities, ...exemptions]) {
      for (const [outer, ...holes] of shape) {
        expect(twiceArea([[outer]])).toBeGreaterThan(0n)
        for (const hole of holes) expect(twiceArea([[hole]])).toBeLessThan(0n)
        for (const ring of [outer, ...holes]) expect(new Set(ring.map(String)).size).toBe(ring.length)
      }
    }
  })

  test('no grid lies in two parts', () => {
    expect(grids.filter(({ shape }) => shape.length !== 1)).toEqual([])
  })
})

describe('households stand where they count', () => {
  const at = householdPositions(town)
  const leaves = grids.filter(({ key, community: own }) => childrenOf(key, own).length === 0)
  const standing = town.households.map((household) => {
    const position = at(household)
    return { household, position, held: leaves.filter(({ shape }) => contains(shape, position)) }
  })

  test('all but those of the gaps in exactly one deepest grid', () => {
    expect(standing.filter(({ held }) => held.length > 1)).toEqual([])
    const unheld = standing.filter(({ held }) => held.length === 0)
    const holder = grids.find(({ key }) => key === town.planted.innerGap.holder)!
    expect(unheld.filter(({ position }) => contains(holder.shape, position))).toHaveLength(23)
    expect(unheld).toHaveLength(23 + 5)
  })

  test('three metres from every border, save behind the door of the cut unit', () => {
    const near = standing.filter(
      ({ household, position, held }) =>
        household.unit !== town.planted.cutUnit && held.some(({ shape }) => marginM(shape, position) < 3),
    )
    expect(near).toEqual([])
  })

  test('the cut unit has households of its own positions in two grids', () => {
    const behind = standing.filter(({ household }) => household.unit === town.planted.cutUnit)
    expect(new Set(behind.map(({ held }) => held[0]!.key)).size).toBe(2)
    for (const { household, position, held } of behind) {
      expect(household.position).not.toBeNull()
      expect(marginM(held[0]!.shape, position)).toBeGreaterThan(1)
    }
    expect(new Set(behind.map(({ position }) => String(position))).size).toBe(behind.length)
  })

  test('every entrance stands outside its own building', () => {
    const outlines = new Map(town.buildings.map(({ id, outline }) => [id, outline!]))
    for (const { building, entrance } of town.units) {
      expect(polygonContainsShifted(outlines.get(building)!, entrance)).toBe(false)
      expect(onBoundary(outlines.get(building)!, entrance)).toBe(false)
    }
  })
})

/** The same shape with every ring run the other way, so that it takes its edges away from a boundary. */
function turned(shape: MultiPolygon): MultiPolygon {
  return shape.map((polygon) => polygon.map((ring) => ring.toReversed())) as unknown as MultiPolygon
}
