import { describe, expect, it } from 'vitest'
import type { Action } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import { overlay } from '#plan/overlay.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import { box, drawing, drawnGrid, ring } from '../fixtures/drawing.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const A = '01890000-0000-7000-8000-00000000000a'
const B = '01890000-0000-7000-8000-00000000000b'

function id(n: number): string {
  return `01890000-0000-7000-8000-1000000000${String(n).padStart(2, '0')}`
}

/** Two grids side by side with a gap east of them. */
function twoGrids(): Plan {
  const grids = [drawnGrid(A, box(0, 0, 3000, 10_000)), drawnGrid(B, box(3000, 0, 6000, 10_000))]
  return planOf(overlay(drawing({ grids })).snapshot)
}

function done(plan: Plan, action: Action): Plan {
  const outcome = apply(plan, action)
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  expect(faultsOf(outcome.plan.snapshot)).toEqual([])
  return outcome.plan
}

const gap = ring([8000, 5000])[0]!

describe('an action', () => {
  it('fills a gap, and taken back leaves the very same bytes', () => {
    const plan = twoGrids()
    const filled = done(plan, { type: 'fillGap', id: id(1), face: gap, to: B })
    expect(filled.snapshot.faces).toHaveLength(2)
    const back = done(filled, { type: 'revert', id: id(2), action: id(1) })
    expect(JSON.stringify(back.snapshot)).toBe(JSON.stringify(plan.snapshot))
    const again = done(back, { type: 'revert', id: id(3), action: id(2) })
    expect(JSON.stringify(again.snapshot)).toBe(JSON.stringify(filled.snapshot))
  })

  it('does not fill a gap that the grid does not border', () => {
    expect(apply(twoGrids(), { type: 'fillGap', id: id(1), face: gap, to: A })).toMatchObject({
      refused: 'not-adjacent',
    })
  })

  it('is refused on what is locked', () => {
    const plan = done(twoGrids(), { type: 'lock', id: id(1), grids: [B], levels: [], locked: true })
    expect(apply(plan, { type: 'fillGap', id: id(2), face: gap, to: B })).toMatchObject({
      refused: 'locked',
      grid: B,
    })
    const renamed = apply(plan, { type: 'describe', id: id(3), grid: B, name: '桥西' })
    expect(renamed).toMatchObject({ refused: 'locked' })
  })
})
