import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { polygonTwiceArea } from '#geometry/area.ts'
import { mendShape } from '#geometry/clean-shape.ts'
import { dissolve } from '#geometry/dissolve.ts'
import { type Position, toDegrees } from '#geometry/position.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { distanceToSegmentM } from '#geometry/segment.ts'
import { arrange } from '#geometry/windings.ts'
import { cleanCoverage } from '#plan/clean.ts'
import type { CoverageInput } from '#plan/coverage-input.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { dirt, dirtyCoverage } from '../fixtures/dirty-coverage.ts'
import { drawing, drawnCommunity, drawnGrid, ring } from '../fixtures/drawing.ts'
import { openGeos } from '../fixtures/geos.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const SEED = 20_261_122
const WANTED = {
  thresholds: { sliverWidthM: 1, overlapWidthM: 1, toleranceM: 2 },
  choices: {},
  open: false,
}
/** Noding bends a border by a lattice unit or so, and depths are measured to a hundredth part. */
const BEND_M = 0.03

describe('cleaning a coverage that everybody drew by himself', () => {
  it('tiles the outline to the unit, with nothing to ask where all is off by less than the tolerance', () => {
    fc.assert(
      fc.property(dirt, (how) => {
        const input = dirtyCoverage(how)
        const { snapshot, conflicts } = cleanCoverage(input, WANTED)
        expect(conflicts.map(({ id }) => id)).toEqual([])
        expect(faultsOf(snapshot)).toEqual([])
        // Nobody is left with a hair of ground apart from the rest.
        const parts = input.grids.reduce(
          (sum, { shape, level }) => sum + (level === leaf(input) ? shape.length : 0),
          0,
        )
        expect(snapshot.faces.length).toBeLessThanOrEqual(parts)
        expect(snapshot.faces.every(({ holder }) => holder !== null)).toBe(true)
        expect(twice(snapshot.faces.map(({ polygon }) => polygon))).toBe(twice(input.communities[0]!.shape))
      }),
      { seed: SEED, numRuns: 60 },
    )
  })

  it('moves no border farther than it says, nor than the tolerance', () => {
    fc.assert(
      fc.property(dirt, fc.constantFrom(0.1, 0.3, 2), (how, toleranceM) => {
        const input = dirtyCoverage(how)
        const wanted = { ...WANTED, thresholds: { ...WANTED.thresholds, toleranceM } }
        const { snapshot, grids } = cleanCoverage(input, wanted)
        const polygons = gridPolygons(snapshot)
        for (const { key, movedM, movedInAllM } of grids) {
          const drawn = input.grids.find((grid) => grid.key === key)!.shape
          const measured = movedByEye(drawn, polygons.get(key)!, snapshot)
          expect(movedM).toBeLessThanOrEqual(toleranceM + BEND_M)
          expect(measured).toBeLessThanOrEqual(movedInAllM! * 1.01 + BEND_M)
        }
      }),
      { seed: SEED, numRuns: 50 },
    )
  })

  it('says the same whatever the order of the drawing', () => {
    fc.assert(
      fc.property(dirt, (how) => {
        const input = dirtyCoverage(how)
        const backwards = { ...input, grids: input.grids.toReversed() }
        expect(cleanCoverage(backwards, WANTED)).toEqual(cleanCoverage(input, WANTED))
      }),
      { seed: SEED, numRuns: 40 },
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(dirt, fc.constantFrom(0.1, 2), (how, toleranceM) => {
        const wanted = { ...WANTED, thresholds: { ...WANTED.thresholds, toleranceM } }
        const { snapshot, conflicts } = cleanCoverage(dirtyCoverage(how), wanted)
        // A seam that is left to choose about may be near enough once the borders around it have moved.
        fc.pre(conflicts.length === 0)
        const again = cleanCoverage(redrawn(dirtyCoverage(how), snapshot), wanted)
        expect(again.snapshot.faces).toEqual(snapshot.faces)
        expect(again.grids.filter(({ movedM }) => movedM > 0)).toEqual([])
      }),
      { seed: SEED, numRuns: 50 },
    )
  })
})

function leaf({ grids }: CoverageInput): number {
  return Math.max(...grids.map(({ level }) => level))
}

describe('polygons that cross themselves and each other', () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))
  const walks = fc.array(fc.array(corner, { minLength: 4, maxLength: 8 }), { minLength: 1, maxLength: 4 })

  it('become a partition that holds all the ground they enclose', async () => {
    const geos = await openGeos()
    fc.assert(
      fc.property(walks, (drawn) => {
        const shapes = drawn.flatMap((walk) => {
          const mended = mendShape([[ring(...walk).map((position) => toDegrees(position))]])
          return mended.ok ? [mended.shape] : []
        })
        fc.pre(shapes.length > 0)
        for (const shape of shapes) expect(geos.isValid(shape)).toBe(true)
        const grids = shapes.map((shape, i) => drawnGrid(`grid-${i}`, shape))
        const input = drawing({ communities: [drawnCommunity(shapes.flat())], grids })
        const { snapshot } = cleanCoverage(input, { ...WANTED, open: true })
        expect(faultsOf(snapshot)).toEqual([])
        const held = snapshot.faces.flatMap(({ holder, polygon }) => (holder === null ? [] : [polygon]))
        // Slivers between them may have been closed; no drawn ground is lost.
        expect(twice(held)).toBeGreaterThanOrEqual(twice(unionOf(shapes)))
      }),
      { seed: SEED, numRuns: 60 },
    )
  })
})

/** The grids of a result as a drawing. */
function redrawn(input: CoverageInput, snapshot: Snapshot): CoverageInput {
  const polygons = gridPolygons(snapshot)
  return { ...input, grids: input.grids.map((grid) => ({ ...grid, shape: polygons.get(grid.key)! })) }
}

/** The farthest vertex or middle of an edge of ground that came or went, from the border as it was drawn. */
function movedByEye(before: MultiPolygon, after: MultiPolygon, { scale }: Snapshot): number {
  const { subdivision, windings } = arrange([before.flat(), after.flat()])
  const { x, y, origin, face } = subdivision
  let most = 0
  for (let h = 0; h < face.length; h++) {
    if (windings[face[h]!]!.length !== 1) continue
    const [a, b] = [origin[h]!, origin[h ^ 1]!]
    for (const at of [
      [x[a]!, y[a]!],
      [(x[a]! + x[b]!) / 2, (y[a]! + y[b]!) / 2],
    ] satisfies Position[]) {
      const near = before
        .flat()
        .flatMap((outline) =>
          outline.map((from, i) => distanceToSegmentM(at, from, outline[(i + 1) % outline.length]!, scale)),
        )
      most = Math.max(most, Math.min(...near))
    }
  }
  return most
}

function twice(polygons: MultiPolygon): number {
  return polygons.reduce((sum, polygon) => sum + polygonTwiceArea(polygon), 0)
}

function unionOf(shapes: readonly MultiPolygon[]): MultiPolygon {
  const { subdivision, windings } = arrange(shapes.map((shape) => shape.flat()))
  return dissolve(
    subdivision,
    windings.map((around) => (around.length > 0 ? 0 : NO_REGION)),
  ).map(({ polygon }) => polygon)
}
