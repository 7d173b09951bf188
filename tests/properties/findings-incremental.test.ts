import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Position } from '#geometry/position.ts'
import type { Ring } from '#geometry/ring.ts'
import type { Action } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import { findings, inspect, inspectAfter } from '#plan/findings.ts'
import { DEFAULT_SETTINGS, type GroundHousehold } from '#plan/ground.ts'
import { overlay } from '#plan/overlay.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import { carelessDrawing } from '../fixtures/careless-drawing.ts'
import { box, COMMUNITY, ring } from '../fixtures/drawing.ts'
import { building, ground } from '../fixtures/ground.ts'

const SEED = 20_261_122
const DAY = '2026-03-02'
const SETTINGS = { ...DEFAULT_SETTINGS, sliverWidthM: 0.05, nearBoundaryM: 0.05, farFromBuildingM: 0.2 }

const spot = fc.tuple(fc.integer({ min: -4, max: 60 }), fc.integer({ min: -4, max: 60 }))

const households: fc.Arbitrary<GroundHousehold[]> = fc
  .array(
    fc.record({ offset: spot, unit: fc.integer({ min: 0, max: 6 }), count: fc.integer({ min: 1, max: 3 }) }),
    {
      minLength: 10,
      maxLength: 80,
    },
  )
  .map((drawn) =>
    drawn.map(({ offset, unit, count }, i) => ({
      id: `household-${i}`,
      count,
      position: ring(offset)[0]!,
      own: i % 3 !== 0,
      unit: unit === 0 ? null : `unit-${unit}`,
      building: `building-${unit}`,
      contact: i % 4 === 0 ? null : `member-${unit}`,
    })),
  )

/** Numbers an action is made of once the plan it is for is known. */
const seedOfAction = fc.record({
  what: fc.integer({ min: 0, max: 9 }),
  a: fc.nat(),
  b: fc.nat(),
  spots: fc.array(spot, { minLength: 2, maxLength: 2 }),
})
type Drawn = typeof seedOfAction extends fc.Arbitrary<infer Value> ? Value : never

/** Some action on the plan as it stands; many are refused, which is fine. */
function actionFor({ snapshot, changes }: Plan, { what, a, b, spots }: Drawn, n: number): Action {
  const id = `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`
  const grid = snapshot.grids[a % snapshot.grids.length]!
  const other = snapshot.grids[b % snapshot.grids.length]!
  const face = snapshot.faces[a % snapshot.faces.length]!
  const outer = face.polygon[0]
  const [p, q] = ring(...spots) as readonly [Position, Position]
  const area: Ring = [p, [q[0] + 5, p[1]], [q[0] + 5, q[1] + 9], [p[0], q[1] + 9]]
  switch (what) {
    case 0:
      return { type: 'fillGap', id, face: p, to: grid.key }
    case 1:
      return { type: 'exempt', id, face: p, reason: b % 3 === 0 ? null : 'water' }
    case 2:
      return { type: 'merge', id, grids: [grid.key, other.key], keep: grid.key }
    case 3:
      return { type: 'assign', id, area: area, to: grid.key }
    case 4:
      return {
        type: 'draw',
        id,
        community: COMMUNITY,
        parent: b % 2 ? grid.key : null,
        outline: area,
        name: null,
      }
    case 5:
      return { type: 'addLevel', id, community: grid.community, grid: grid.key, name: null }
    case 6:
      return { type: 'reparent', id, grid: grid.key, parent: other.key }
    case 7: {
      const from = outer[b % outer.length]!
      return {
        type: 'moveVertices',
        id,
        moves: [{ from, to: [from[0] + (a % 7) - 3, from[1] + (b % 7) - 3] }],
      }
    }
    case 8:
      return { type: 'describe', id, grid: grid.key, band: { min: a % 20, max: (a % 20) + (b % 20) } }
    default: {
      const ids = [...changes.keys()]
      return { type: 'revert', id, action: ids[b % Math.max(1, ids.length)] ?? id }
    }
  }
}

describe('an inspection after an action', () => {
  it('says, in the same order, what a whole one would', () => {
    let applied = 0
    fc.assert(
      fc.property(
        carelessDrawing,
        households,
        fc.array(seedOfAction, { minLength: 4, maxLength: 14 }),
        (drawn, standing, actions) => {
          const on = ground({
            households: standing,
            buildings: [building('building-1', ring([20, 20])[0]!)],
            facilities: [],
            givenOutlines: new Map([[COMMUNITY, box(0, 0, 35, 30)]]),
          })
          let plan = planOf(overlay(drawn, { toleranceM: 0 }).snapshot)
          let inspection = inspect(plan.snapshot, on, [], DAY, SETTINGS)
          actions.forEach((each, n) => {
            const outcome = apply(plan, actionFor(plan, each, n))
            if (isRefusal(outcome)) return
            plan = outcome.plan
            applied++
            inspection = inspectAfter(inspection, plan.snapshot)
            expect(inspection.findings).toEqual(findings(plan.snapshot, on, [], DAY, SETTINGS))
          })
        },
      ),
      { seed: SEED, numRuns: 300 },
    )
    // Were nearly all refused, this would hold of anything.
    expect(applied).toBeGreaterThan(600)
  })
})
