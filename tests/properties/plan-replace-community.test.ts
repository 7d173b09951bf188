import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { polygonTwiceArea } from '#geometry/area.ts'
import { orientation } from '#geometry/orientation.ts'
import type { Position } from '#geometry/position.ts'
import type { MultiPolygon, Polygon, Ring } from '#geometry/ring.ts'
import { cleanCoverage } from '#plan/clean.ts'
import type { CoverageInput, DrawnGrid } from '#plan/coverage-input.ts'
import { difference } from '#plan/difference.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { overlay } from '#plan/overlay.ts'
import { communityGround, replaceCommunity } from '#plan/replace-community.ts'
import type { Face, Snapshot } from '#plan/snapshot.ts'
import { carelessDrawing } from '../fixtures/careless-drawing.ts'
import { box, COMMUNITY, drawing, drawnCommunity, drawnGrid, ring } from '../fixtures/drawing.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const SEED = 20_261_122
/** The field of careless drawings is 40 cm wide; so many times that, a bend of rounding is small. */
const TIMES = 500
const [[WEST, SOUTH]] = ring([0, 0]) as [Position]

/** Some 400 m: nine communities of a street stand three by three, the middle one is drawn anew. */
const SIDE = 40_000
const CODES = Array.from({ length: 9 }, (_, i) => `99990100100${i + 1}`)
const MIDDLE = CODES[4]!

const cuts = fc.array(fc.integer({ min: 1, max: SIDE - 1 }), { minLength: 1, maxLength: 4 })

/** The columns that a community is cut into, the first named 0. */
function columns(i: number, at: readonly number[]): DrawnGrid[] {
  const [x, y] = [(i % 3) * SIDE, Math.floor(i / 3) * SIDE]
  const ends = [0, ...[...new Set(at)].sort((a, b) => a - b), SIDE]
  return ends.slice(1).map((end, n) => {
    const shape = box(x + ends[n]!, y, x + end, y + SIDE)
    return drawnGrid(`${CODES[i]}-${n}`, shape, { community: CODES[i]! })
  })
}

const street: fc.Arbitrary<Snapshot> = fc.array(cuts, { minLength: 9, maxLength: 9 }).map((all) => {
  const communities = CODES.map((code, i) => {
    const [x, y] = [(i % 3) * SIDE, Math.floor(i / 3) * SIDE]
    return drawnCommunity(box(x, y, x + SIDE, y + SIDE), code)
  })
  const grids = all.flatMap((at, i) => columns(i, at))
  return overlay(drawing({ root: '999901001', communities, grids }), { toleranceM: 0 }).snapshot
})

/** Grids drawn over a community's ground in a plan, as an import cleans them; nothing is settled by width. */
function drawnIn(snapshot: Snapshot, community: string, grids: readonly DrawnGrid[]): Snapshot {
  const { shape, exemptions } = communityGround(snapshot, community)
  const known = snapshot.communities.find(({ code }) => code === community)!
  return cleanCoverage(
    { root: community, communities: [{ ...known, shape }], grids, exemptions },
    { thresholds: { sliverWidthM: 0, overlapWidthM: 0, toleranceM: 0 }, choices: {}, open: false },
  ).snapshot
}

/** A community's grids as a file has them. */
function exported(snapshot: Snapshot, community: string): DrawnGrid[] {
  const polygons = gridPolygons(snapshot)
  return snapshot.grids
    .filter((grid) => grid.community === community)
    .map((grid) => ({ ...grid, shape: polygons.get(grid.key)! }))
}

function larger({ communities, grids, exemptions, root }: CoverageInput): CoverageInput {
  const grown = (shape: MultiPolygon): MultiPolygon =>
    shape.map(
      (polygon) =>
        polygon.map((each) =>
          each.map(([x, y]) => [WEST + (x - WEST) * TIMES, SOUTH + (y - SOUTH) * TIMES] as const),
        ) as unknown as Polygon,
    )
  const all = <Shaped extends { readonly shape: MultiPolygon }>(list: readonly Shaped[]): Shaped[] =>
    list.map((each) => ({ ...each, shape: grown(each.shape) }))
  return { root, communities: all(communities), grids: all(grids), exemptions: all(exemptions) }
}

function twice(faces: readonly Face[]): number {
  return faces.reduce((sum, { polygon }) => sum + polygonTwiceArea(polygon), 0)
}

/** A face without vertices on straight lines, where only borders of others end. */
function plain({ polygon, ...face }: Face): object {
  const bends = (corners: Ring): Ring =>
    corners.filter((at, i) => {
      const before = corners[(i + corners.length - 1) % corners.length]!
      return orientation(before, at, corners[(i + 1) % corners.length]!) !== 0
    })
  return { ...face, polygon: polygon.map(bends) }
}

const others = ({ faces }: Snapshot, community: string): Face[] =>
  faces.filter((face) => face.community !== community)

describe('a community drawn anew in the plan of its street', () => {
  it('leaves the others alone to the byte, but for vertices where borders end on theirs, and no ground is lost', () => {
    let met = 0
    fc.assert(
      fc.property(street, cuts, (before, at) => {
        const after = replaceCommunity(before, MIDDLE, drawnIn(before, MIDDLE, columns(4, at)))
        expect(faultsOf(after)).toEqual([])
        expect(others(after, MIDDLE).map(plain)).toEqual(others(before, MIDDLE).map(plain))
        expect(twice(after.faces)).toBe(twice(before.faces))
        const side = [CODES[3]!, CODES[5]!, CODES[0]!, CODES[2]!, CODES[6]!, CODES[8]!]
        const far = others(before, MIDDLE).filter(({ community }) => side.includes(community))
        for (const face of far) expect(after.faces).toContain(face)
        expect(after.grids.filter(({ community }) => community === MIDDLE)).toHaveLength(new Set(at).size + 1)
        expect(after.grids.filter(({ community }) => community !== MIDDLE)).toEqual(
          before.grids.filter(({ community }) => community !== MIDDLE),
        )
        if (others(after, MIDDLE).some((face, i) => face.polygon !== others(before, MIDDLE)[i]!.polygon))
          met++
      }),
      { seed: SEED, numRuns: 100 },
    )
    expect(met).toBeGreaterThan(50)
  })

  it('is the very same plan when what was written out of it is drawn into it, whatever the plan', () => {
    fc.assert(
      fc.property(carelessDrawing, (input) => {
        const { snapshot } = overlay(input, { toleranceM: 0 })
        for (const { code } of snapshot.communities) {
          if (!snapshot.faces.some(({ community }) => community === code)) continue
          const after = replaceCommunity(snapshot, code, drawnIn(snapshot, code, exported(snapshot, code)))
          expect(after.faces).toEqual(snapshot.faces)
          expect(after).toEqual(snapshot)
          const { grids, ground, moves, lineage } = difference(snapshot, after, [])
          expect([grids, ground, moves, lineage]).toEqual([[], [], [], []])
        }
      }),
      { seed: SEED, numRuns: 120 },
    )
  })

  it('is a partition whatever is drawn, and bends a slanting border of others by no more than rounding', () => {
    fc.assert(
      fc.property(carelessDrawing, carelessDrawing, fc.boolean(), (input, other, large) => {
        const size = large ? larger : (same: CoverageInput) => same
        const { snapshot: before } = overlay(size(input), { toleranceM: 0 })
        if (!before.faces.some(({ community }) => community === COMMUNITY)) return
        const grids = size(other).grids.map((grid) => ({
          ...grid,
          key: `new-${grid.key}`,
          parent: grid.parent && `new-${grid.parent}`,
          community: COMMUNITY,
        }))
        const after = replaceCommunity(before, COMMUNITY, drawnIn(before, COMMUNITY, grids))
        expect(faultsOf(after)).toEqual([])
        if (!large) return
        expect(others(after, COMMUNITY).map(({ key }) => key)).toEqual(
          others(before, COMMUNITY).map(({ key }) => key),
        )
        others(after, COMMUNITY).forEach(({ polygon }, i) => {
          const was = others(before, COMMUNITY)[i]!.polygon
          const around = was.flat().length + polygon.flat().length
          const reach = 60 * TIMES
          expect(Math.abs(polygonTwiceArea(polygon) - polygonTwiceArea(was))).toBeLessThan(around * reach)
        })
      }),
      { seed: SEED, numRuns: 120 },
    )
  })
})
