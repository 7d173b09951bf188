import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Position } from '#geometry/position.ts'
import type { MultiPolygon, Polygon, Ring } from '#geometry/ring.ts'
import { subdivisionOf } from '#geometry/subdivision.ts'
import type { Action } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import type { CoverageInput } from '#plan/coverage-input.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { normalFaces } from '#plan/normal-form.ts'
import { overlay } from '#plan/overlay.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import { carelessDrawing } from '../fixtures/careless-drawing.ts'
import { labelsOf, ring } from '../fixtures/drawing.ts'
import { type Geos, openGeos } from '../fixtures/geos.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const SEED = 20_261_122

/** The field of careless drawings is 40 cm wide; this many times that, pieces are worth having. */
const TIMES = 120
const [[WEST, SOUTH]] = ring([0, 0]) as [Position]

let geos: Geos
beforeAll(async () => {
  geos = await openGeos()
})

function larger(shape: MultiPolygon): MultiPolygon {
  const rings = (polygon: Polygon): Ring[] =>
    polygon.map((each) =>
      each.map(([x, y]) => [WEST + (x - WEST) * TIMES, SOUTH + (y - SOUTH) * TIMES] as const),
    )
  return shape.map((polygon) => rings(polygon) as unknown as Polygon)
}

const plan: fc.Arbitrary<Plan> = carelessDrawing.map((input: CoverageInput) => {
  const drawing: CoverageInput = {
    ...input,
    communities: input.communities.map((each) => ({ ...each, shape: larger(each.shape) })),
    grids: input.grids.map((each) => ({ ...each, shape: larger(each.shape) })),
    exemptions: input.exemptions.map((each) => ({ ...each, shape: larger(each.shape) })),
  }
  return planOf(overlay(drawing, { toleranceM: 0 }).snapshot)
})

const offset = fc.integer({ min: -5 * TIMES, max: 5 * TIMES })
/** What a hand draws: quadrilaterals near a corner there is, sometimes onto corners, sometimes crossing themselves. */
const hand = fc.record({
  kind: fc.constantFrom('draw' as const, 'assign' as const, 'assign' as const, 'merge' as const),
  corner: fc.nat(),
  aside: fc.tuple(offset, offset),
  reach: fc.array(fc.integer({ min: 1, max: 25 * TIMES }), { minLength: 8, maxLength: 8 }),
  snapped: fc.boolean(),
  crossed: fc.integer({ min: 0, max: 9 }),
  first: fc.nat(),
  second: fc.nat(),
})
type Hand = typeof hand extends fc.Arbitrary<infer Value> ? Value : never

function outlineOf({ corner, aside, reach, snapped, crossed }: Hand, { snapshot }: Plan): Ring {
  const there = snapshot.faces.flatMap(({ polygon }) => polygon.flat())
  const [east, north] = there[corner % Math.max(there.length, 1)] ?? [WEST, SOUTH]
  const [x, y] = [east - WEST + aside[0], north - SOUTH + aside[1]]
  const [a, b, c, d, e, f, g, h] = reach as [number, number, number, number, number, number, number, number]
  const corners = ring([x - a, y - b], [x + c, y - d], [x + e, y + f], [x - g, y + h])
  const placed = snapped ? corners.map((corner) => nearest(corner, there)) : corners
  return crossed === 0 ? [placed[0]!, placed[2]!, placed[1]!, placed[3]!] : placed
}

function nearest(at: Position, among: readonly Position[]): Position {
  const far = ([x, y]: Position) => (x - at[0]) ** 2 + (y - at[1]) ** 2
  return among.reduce((best, each) => (far(each) < far(best) ? each : best), among[0] ?? at)
}

/** The action a hand makes on a plan; null where there is no grid to make it with. */
function actionOf(drawn: Hand, now: Plan, n: number): Action | null {
  const id = `01890000-0000-7000-8000-${String(n).padStart(4, '0')}00000000`
  const { grids, communities, faces } = now.snapshot
  const outline = outlineOf(drawn, now)
  const held = faces.filter(({ holder }) => holder !== null)
  const one = grids.find(({ key }) => key === held[drawn.first % Math.max(held.length, 1)]?.holder)
  const two = grids[drawn.second % Math.max(grids.length, 1)]
  if (drawn.kind === 'draw') {
    const parent = drawn.second % 3 === 0 ? (one ?? null) : null
    const community = parent?.community ?? communities[drawn.first % communities.length]!.code
    return { type: 'draw', id, community, parent: parent?.key ?? null, outline, name: null }
  }
  if (one === undefined || two === undefined) return null
  if (drawn.kind === 'assign') return { type: 'assign', id, area: outline, to: one.key }
  return { type: 'merge', id, grids: [one.key, two.key], keep: one.key }
}

/** Whether two rings of a polygon share a vertex. */
function ringsTouch(polygon: Polygon): boolean {
  const corners = polygon.flat().map((corner) => corner.join())
  return new Set(corners).size < corners.length
}

describe('assigning, drawing and merging on careless plans', () => {
  it('keeps a partition in normal form, is taken back to the byte, and GEOS agrees', () => {
    const count = { draw: 0, assign: 0, merge: 0, geos: 0 }
    fc.assert(
      fc.property(plan, fc.array(hand, { minLength: 6, maxLength: 6 }), (start, hands) => {
        let now = start
        hands.forEach((drawn, n) => {
          const action = actionOf(drawn, now, n)
          const outcome = action && apply(now, action)
          if (action === null || outcome === null || isRefusal(outcome)) return
          count[drawn.kind]++
          const { snapshot } = outcome.plan
          expect(faultsOf(snapshot)).toEqual([])
          const polygons = snapshot.faces.map(({ polygon }) => polygon)
          expect(normalFaces(subdivisionOf(polygons), labelsOf(snapshot))).toEqual(snapshot.faces)
          const undo: Action = { type: 'revert', id: `${action.id.slice(0, -1)}f`, action: action.id }
          const back = apply(outcome.plan, undo)
          if (isRefusal(back)) throw new Error(JSON.stringify(back))
          expect(JSON.stringify(back.plan.snapshot)).toBe(JSON.stringify(now.snapshot))
          expect(partsFault(now, outcome.plan, action)).toBeNull()
          if (!polygons.some(ringsTouch)) {
            count.geos++
            expect(geos.coverageIsValid(polygons)).toBe(true)
          }
          now = outcome.plan
        })
      }),
      { seed: SEED, numRuns: 200 },
    )
    expect(count.draw).toBeGreaterThan(40)
    expect(count.assign).toBeGreaterThan(40)
    expect(count.merge).toBeGreaterThan(20)
    expect(count.geos).toBeGreaterThan(60)
  })
})

/** What is wrong with the parts of the grid an action made or enlarged; null when they are as promised. */
function partsFault(before: Plan, after: Plan, action: Action): string | null {
  const polygons = gridPolygons(after.snapshot)
  if (action.type === 'draw') {
    const known = new Set(before.snapshot.grids.map(({ key }) => key))
    const made = after.snapshot.grids.filter(({ key }) => !known.has(key))
    const parts = made.map(({ key }) => polygons.get(key)!.length)
    return parts.join() === '1' ? null : `drawn in parts: ${parts}`
  }
  if (action.type !== 'assign') return null
  const were = Math.max(gridPolygons(before.snapshot).get(action.to)!.length, 1)
  const are = polygons.get(action.to)!.length
  return are <= were ? null : `${were} parts have become ${are}`
}
