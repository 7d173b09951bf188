import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Action } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import type { CoverageInput } from '#plan/coverage-input.ts'
import { type Finding, inspect, inspectAfter } from '#plan/findings.ts'
import { fixesOf } from '#plan/fixes.ts'
import { DEFAULT_SETTINGS, type Ground } from '#plan/ground.ts'
import { overlay } from '#plan/overlay.ts'
import { planOf } from '#plan/plan.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { generateTown } from '../../data/town/generate.ts'
import { SAMPLE } from '../../data/town/sizes.ts'
import { carelessDrawing } from '../fixtures/careless-drawing.ts'
import { box, drawing, drawnGrid } from '../fixtures/drawing.ts'
import { ground, household, spot } from '../fixtures/ground.ts'
import { householdPositions } from '../fixtures/town-ground.ts'

const SEED = 20_261_122
const A = '01890000-0000-7000-8000-00000000000a'
const B = '01890000-0000-7000-8000-00000000000b'
const C = '01890000-0000-7000-8000-00000000000c'

/** Ids one after the other, as far apart as a test needs. */
function ids(): () => string {
  let n = 0
  return () => `01890000-0000-7000-8000-${String(++n).padStart(12, '0')}`
}

interface Tried {
  readonly finding: Finding
  readonly fix: Action
  /** Why it was refused, or whether the finding is still there. */
  readonly outcome: string
}

/** Every fix of every finding, each tried on the plan as it stands. */
function tried(
  snapshot: Snapshot,
  on: Ground,
  settings = { ...DEFAULT_SETTINGS, requiredRoles: [] },
): Tried[] {
  const plan = planOf(snapshot)
  const inspection = inspect(snapshot, on, [], '2026-03-02', settings)
  const newId = ids()
  return inspection.findings.flatMap((finding) =>
    fixesOf(finding, plan, inspection, newId).map((fix): Tried => {
      const applied = apply(plan, fix)
      if (isRefusal(applied)) return { finding, fix, outcome: applied.refused }
      const after = inspectAfter(inspection, applied.plan.snapshot)
      const still = after.findings.some(({ key }) => key === finding.key)
      return { finding, fix, outcome: still ? 'still there' : 'gone' }
    }),
  )
}

function fixesIn(input: CoverageInput, on: Partial<Ground> = {}): (Partial<Action> & { outcome: string })[] {
  const { snapshot } = overlay(input, { toleranceM: 0 })
  return tried(snapshot, ground(on)).map(({ fix, outcome }) => ({ ...fix, id: '', outcome }))
}

describe('the fixes of a finding', () => {
  it('fill a gap from the longest border on, then exempt it', () => {
    const gap = drawing({
      grids: [drawnGrid(A, box(0, 0, 6_000, 10_000)), drawnGrid(B, box(6_000, 0, 10_000, 7_000))],
    })
    expect(fixesIn(gap)).toMatchObject([
      { type: 'fillGap', to: B, outcome: 'gone' },
      { type: 'fillGap', to: A, outcome: 'gone' },
      ...['water', 'road', 'farmland', 'elsewhere', 'construction'].map((reason) => ({
        type: 'exempt',
        reason,
        outcome: 'gone',
      })),
    ])
  })

  it('fill an inner gap from below the grid that holds it', () => {
    const inner = drawing({
      grids: [
        drawnGrid(A, box(0, 0, 5_000, 10_000)),
        drawnGrid(B, box(5_000, 0, 10_000, 10_000)),
        drawnGrid(C, box(7_000, 0, 10_000, 10_000), { level: 2, parent: B }),
      ],
    })
    expect(fixesIn(inner)[0]).toMatchObject({ type: 'fillGap', to: C, outcome: 'gone' })
    expect(fixesIn(inner).filter(({ type }) => type === 'fillGap')).toHaveLength(1)
  })

  it('give a detached part to whom it borders on, or declare it', () => {
    const apart = drawing({
      grids: [
        drawnGrid(A, [...box(0, 0, 4_000, 10_000), ...box(9_000, 0, 10_000, 10_000)]),
        drawnGrid(B, box(4_000, 0, 9_000, 10_000)),
      ],
    })
    expect(fixesIn(apart)).toMatchObject([
      { type: 'assign', to: B, outcome: 'gone' },
      { type: 'declareExclave', grid: A, outcome: 'gone' },
    ])
  })

  it('close a sliver', () => {
    const sliver = drawing({
      grids: [drawnGrid(A, box(0, 0, 5_000, 10_000)), drawnGrid(B, box(5_050, 0, 10_000, 10_000))],
    })
    expect(fixesIn(sliver)).toMatchObject([
      { type: 'fillGap', outcome: 'gone' },
      { type: 'fillGap', outcome: 'gone' },
    ])
  })

  it('merge a grid with too few households into the smallest sibling that has room', () => {
    const band = { min: 3, max: 6 }
    const small = drawing({
      grids: [
        drawnGrid(A, box(0, 0, 3_000, 10_000), { band }),
        drawnGrid(B, box(3_000, 0, 6_000, 10_000), { band }),
        drawnGrid(C, box(6_000, 0, 10_000, 10_000), { band }),
      ],
    })
    const standing = (x: number, count: number) => ({ ...household(`${x}`, spot(x, 500)), count })
    const on = { households: [standing(1_000, 5), standing(4_000, 2), standing(8_000, 4)] }
    expect(fixesIn(small, on)).toMatchObject([{ type: 'merge', grids: [C, B], keep: C, outcome: 'gone' }])
  })

  it('of the sample town mend every gap that was planted, and each does', () => {
    const town = generateTown(SAMPLE)
    const at = householdPositions(town)
    const households = town.households.map(({ id, unit, building }, i) => ({
      id,
      position: at(town.households[i]!),
      own: false,
      unit,
      building,
    }))
    const all = tried(overlay(town.coverage).snapshot, ground({ households }))
    expect(all.filter(({ outcome }) => outcome !== 'gone')).toEqual([])
    const mended = new Set(all.map(({ finding }) => finding.rule))
    // The planted small grid has no sibling with room for it.
    expect(mended).toEqual(new Set(['outer-gap', 'inner-gap', 'household-unheld']))
  })

  it('on random ground are never refused, and what they mend is gone', () => {
    const homes = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), {
      maxLength: 15,
    })
    let count = 0
    fc.assert(
      fc.property(carelessDrawing, homes, (input, spots) => {
        const households = spots.map(([x, y], i) => household(`${i}`, spot(x, y)))
        const settings = { ...DEFAULT_SETTINGS, requiredRoles: [], sliverWidthM: 0.05 }
        const all = tried(overlay(input, { toleranceM: 0 }).snapshot, ground({ households }), settings)
        expect(all.filter(({ outcome }) => outcome !== 'gone')).toEqual([])
        count += all.length
      }),
      { seed: SEED, numRuns: 150 },
    )
    expect(count).toBeGreaterThan(500)
  })
})
