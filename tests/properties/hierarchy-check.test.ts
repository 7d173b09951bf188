import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { polygonTwiceArea } from '#geometry/area.ts'
import { checkHierarchy, type HierarchyDefect, type Nested } from '#geometry/hierarchy-check.ts'
import type { MultiPolygon, Polygon, Ring } from '#geometry/ring.ts'
import { arrange } from '#geometry/windings.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { overlay } from '#plan/overlay.ts'
import { carelessDrawing } from '../fixtures/careless-drawing.ts'
import { box, ring } from '../fixtures/drawing.ts'

const SEED = 20_261_122

/** The polygons of a drawing's grids; a divided grid is the union of its children, without gaps of its own. */
const hierarchies: fc.Arbitrary<Nested[]> = carelessDrawing.map((input) => {
  const { snapshot } = overlay(input, { toleranceM: 0 })
  const divided = new Set(snapshot.grids.map(({ parent }) => parent))
  const faces = snapshot.faces.filter(({ holder }) => holder === null || !divided.has(holder))
  const shapes = gridPolygons({ ...snapshot, faces })
  return snapshot.grids.map(({ key, parent }) => ({ key, parent, shape: shapes.get(key)! }))
})

type Areas = Record<HierarchyDefect['kind'], number>

/** Twice the area of each kind of defect of one parent. */
function areasOf(defects: readonly HierarchyDefect[], parent: string): Areas {
  const areas = { uncovered: 0, overlap: 0, 'sticks-out': 0 }
  for (const { parent: key, kind, polygon } of defects) {
    if (key === parent) areas[kind] += polygonTwiceArea(polygon)
  }
  return areas
}

/** The same by laying the parent and all its children over each other, without any segment sums. */
function laidOver(parent: Nested, children: readonly Nested[]): Areas {
  const { subdivision, windings } = arrange([
    parent.shape.flat(),
    ...children.map(({ shape }) => shape.flat()),
  ])
  const areas = { uncovered: 0, overlap: 0, 'sticks-out': 0 }
  windings.forEach((around, f) => {
    if (f === 0) return
    const inParent = around.some(({ shape, turns }) => shape === 0 && turns > 0)
    const inside = around.filter(({ shape, turns }) => shape > 0 && turns > 0).length
    const area = subdivision.twiceArea[f]!
    if (inParent && inside === 0) areas.uncovered += area
    if (inParent && inside > 1) areas.overlap += area
    if (!inParent && inside > 0) areas['sticks-out'] += area
  })
  return areas
}

/** A ring with a vertex more in the middle of each edge that has one on the lattice. */
function withMiddles(from: Ring): Ring {
  return from.flatMap((a, i) => {
    const b = from[(i + 1) % from.length]!
    const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const
    return middle.every(Number.isInteger) ? [a, middle] : [a]
  })
}

function replaced(units: readonly Nested[], key: string, shape: MultiPolygon): Nested[] {
  return units.map((unit) => (unit.key === key ? { ...unit, shape } : unit))
}

const square: Nested = { key: 'whole', parent: null, shape: box(0, 0, 100, 100) }
const west: Nested = { key: 'west', parent: 'whole', shape: box(0, 0, 50, 100) }
const east: Nested = { key: 'east', parent: 'whole', shape: box(50, 0, 100, 100) }

describe('a hierarchy', () => {
  it('of a plan without gaps has no defect', () => {
    fc.assert(
      fc.property(hierarchies, (units) => {
        expect(checkHierarchy(units)).toEqual([])
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('with vertices that only one side of a border has, on the straight, has no defect', () => {
    fc.assert(
      fc.property(hierarchies, fc.nat(), (units, pick) => {
        const { key, shape } = units[pick % units.length]!
        const more = shape.map((polygon) => polygon.map(withMiddles) as unknown as Polygon)
        expect(checkHierarchy(replaced(units, key, more))).toEqual([])
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('has a leaf that is missing as its parent’s uncovered ground', () => {
    expect(checkHierarchy([square, west])).toEqual([
      { parent: 'whole', kind: 'uncovered', polygon: east.shape[0], at: expect.anything(), children: [] },
    ])
  })

  it('has a child drawn too wide where it overlaps and where it sticks out', () => {
    const wide = { ...west, shape: box(-10, 0, 60, 100) }
    const found = checkHierarchy([square, wide, east])
    expect(found).toMatchObject([
      { kind: 'sticks-out', polygon: box(-10, 0, 0, 100)[0], children: ['west'] },
      { kind: 'overlap', polygon: box(50, 0, 60, 100)[0], children: ['west', 'east'] },
    ])
  })

  it('has a vertex that one child moved alone as a gap or an overlap there', () => {
    const bent: MultiPolygon = [[ring([50, 0], [100, 0], [100, 100], [50, 100], [52, 50])]]
    expect(checkHierarchy([square, west, { ...east, shape: bent }])).toMatchObject([
      { kind: 'uncovered', polygon: [ring([50, 0], [52, 50], [50, 100])], children: [] },
    ])
  })

  it('has, of whatever is planted, just what laying everything over each other finds', () => {
    let defective = 0
    const plant = fc.record({
      kind: fc.integer({ min: 0, max: 2 }),
      unit: fc.nat(),
      other: fc.nat(),
      dx: fc.integer({ min: -9, max: 9 }),
    })
    fc.assert(
      fc.property(hierarchies, plant, (units, { kind, unit, other, dx }) => {
        const below = units.filter(({ parent }) => parent !== null)
        fc.pre(below.length > 0)
        const { key, shape } = below[unit % below.length]!
        const shapes: MultiPolygon[] = [
          [],
          units[other % units.length]!.shape,
          shape.map(
            (polygon) =>
              polygon.map((each) => each.map(([x, y]) => [x + dx, y + 1] as const)) as unknown as Polygon,
          ),
        ]
        const spoilt = replaced(units, key, shapes[kind]!)
        const found = checkHierarchy(spoilt)
        if (found.length > 0) defective++
        for (const parent of spoilt) {
          const children = spoilt.filter((child) => child.parent === parent.key)
          const expected = children.length === 0 ? areasOf([], '') : laidOver(parent, children)
          const areas = areasOf(found, parent.key)
          // Where edges cross, laying over rounds: a crossing may move by a unit along edges of some 60.
          for (const each of ['uncovered', 'overlap', 'sticks-out'] as const) {
            expect(Math.abs(areas[each] - expected[each])).toBeLessThanOrEqual(expected[each] * 0.02 + 60)
          }
          if (kind === 0) expect(areas).toEqual(expected)
        }
      }),
      { seed: SEED, numRuns: 300 },
    )
    expect(defective).toBeGreaterThan(60)
  })
})
