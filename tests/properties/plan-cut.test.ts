import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MultiPolygon } from '#geometry/ring.ts'
import { subdivisionOf } from '#geometry/subdivision.ts'
import type { Cut } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import type { DrawnGrid } from '#plan/coverage-input.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import { normalFaces } from '#plan/normal-form.ts'
import { overlay } from '#plan/overlay.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import { COMMUNITY, drawing, drawnCommunity, drawnGrid, labelsOf, ring } from '../fixtures/drawing.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const SEED = 20_261_123

/** A field of some 100 m. */
const SIDE = 10_000
const OTHER = '999901001201'

/** Coordinates often fall on a grid of 10 m, so that lines run along borders and through vertices. */
const coordinate = fc.oneof(
  fc.integer({ min: 0, max: 10 }).map((i) => i * 1_000),
  fc.integer({ min: -500, max: SIDE + 500 }),
)
const corner = fc.tuple(coordinate, coordinate)

const shape: fc.Arbitrary<MultiPolygon> = fc
  .tuple(corner, corner, fc.integer({ min: -300, max: 300 }))
  .filter(([[ax, ay], [bx, by]]) => Math.abs(ax - bx) > 700 && Math.abs(ay - by) > 700)
  .map(([[ax, ay], [bx, by], slant]) => {
    const [west, east] = [Math.min(ax, bx), Math.max(ax, bx)]
    const [south, north] = [Math.min(ay, by), Math.max(ay, by)]
    return [[ring([west, south], [east, south + slant], [east - slant, north], [west, north])]]
  })

/** Two communities, grids of three levels over each other, so that many lie in several parts, and a lake. */
const coverage: fc.Arbitrary<Plan> = fc
  .record({
    grids: fc.array(fc.record({ shape, inside: fc.integer({ min: -2, max: 9 }) }), {
      minLength: 1,
      maxLength: 10,
    }),
    lakes: fc.array(shape, { maxLength: 2 }),
  })
  .map(({ grids, lakes }) => {
    const drawn: DrawnGrid[] = []
    for (const { shape, inside } of grids) {
      const parent = drawn[inside]
      const place =
        parent === undefined || parent.level === 3
          ? {}
          : { level: (parent.level + 1) as 2 | 3, parent: parent.key }
      drawn.push(drawnGrid(`grid-${drawn.length}`, shape, place))
    }
    const input = drawing({
      communities: [
        drawnCommunity([[ring([0, 0], [SIDE, 0], [SIDE, SIDE], [0, SIDE])]]),
        drawnCommunity([[ring([SIDE, 0], [SIDE + 500, 0], [SIDE + 500, SIDE], [SIDE, SIDE])]], OTHER),
      ],
      grids: drawn,
      exemptions: lakes.map((lake) => ({ community: COMMUNITY, reason: 'water', shape: lake })),
    })
    return planOf(overlay(input).snapshot)
  })

const line = fc.array(corner, { minLength: 2, maxLength: 7 })

describe('a cut along any line over any coverage', () => {
  it('leaves a partition in normal form, is taken back byte for byte, and refused changes nothing', () => {
    let done = 0
    const refused = new Set<string>()
    fc.assert(
      fc.property(
        coverage,
        fc.nat(9),
        line,
        fc.boolean(),
        fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: corner }),
        (plan, which, positions, follow, keep) => {
          const { grids } = plan.snapshot
          const before = JSON.stringify(plan.snapshot)
          const cut: Cut = {
            type: 'cut',
            id: '01890000-0000-7000-8000-100000000000',
            grid: grids[which % grids.length]!.key,
            line: ring(...positions),
            keep: keep && ring(keep)[0]!,
            names: [],
            follow,
          }
          const outcome = apply(plan, cut)
          expect(JSON.stringify(plan.snapshot)).toBe(before)
          if (isRefusal(outcome)) {
            refused.add(outcome.refused)
            expect(outcome.at).toBeDefined()
            return
          }
          done++
          const { snapshot } = outcome.plan
          expect(faultsOf(snapshot)).toEqual([])
          expect(
            normalFaces(subdivisionOf(snapshot.faces.map(({ polygon }) => polygon)), labelsOf(snapshot)),
          ).toEqual(snapshot.faces)
          expectTouchedOnlyInside(plan, outcome.plan, cut.grid)
          const undo = { type: 'revert', id: '01890000-0000-7000-8000-200000000000', action: cut.id } as const
          const back = apply(outcome.plan, undo)
          if (isRefusal(back)) throw new Error(`not taken back: ${JSON.stringify(back)}`)
          expect(JSON.stringify(back.plan.snapshot)).toBe(before)
        },
      ),
      { seed: SEED, numRuns: 900 },
    )
    expect(done).toBeGreaterThan(100)
    expect([...refused].sort()).toEqual(['follow-tears', 'keep-outside', 'not-crossed'])
  })
})

/** The ground of other grids is the same as before, and each holder of ground in the cut grid came from its own. */
function expectTouchedOnlyInside(plan: Plan, after: Plan, grid: string): void {
  const inGrid = (of: Plan, holder: string | null): boolean =>
    holder !== null &&
    hierarchyOf(of.snapshot.grids)
      .upwards(holder)
      .some(({ key }) => key === grid)
  for (const { from } of after.changes.values().next().value!.moved) {
    expect(inGrid(plan, from!.holder)).toBe(true)
  }
}
