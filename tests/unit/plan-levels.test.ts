import { describe, expect, it } from 'vitest'
import type { Action } from '#plan/actions/action.ts'
import { type Applied, apply, isRefusal } from '#plan/actions/apply.ts'
import type { CoverageInput } from '#plan/coverage-input.ts'
import { overlay } from '#plan/overlay.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import { box, COMMUNITY, drawing, drawnCommunity, drawnGrid } from '../fixtures/drawing.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const ID = '01890000-0000-7000-8000-100000000001'
const UNDO = '01890000-0000-7000-8000-200000000001'
const OTHER = '999901001002'

function key(n: number): string {
  return `01890000-0000-7000-8000-10000000000${n}`
}

function planned(parts: Partial<CoverageInput>): Plan {
  return planOf(overlay(drawing(parts), { toleranceM: 0 }).snapshot)
}

/** West and east, each of two halves at the second level; the east has a gap, south. */
function divided(): Plan {
  return planned({
    grids: [
      drawnGrid('west', box(0, 0, 5000, 10_000)),
      drawnGrid('w1', box(0, 0, 2500, 10_000), { level: 2, parent: 'west' }),
      drawnGrid('w2', box(2500, 0, 5000, 10_000), { level: 2, parent: 'west' }),
      drawnGrid('low', box(2500, 0, 5000, 5000), { level: 3, parent: 'w2' }),
      drawnGrid('east', box(5000, 0, 10_000, 10_000)),
      drawnGrid('e1', box(5000, 5000, 10_000, 10_000), { level: 2, parent: 'east' }),
    ],
  })
}

/** What an action did; the plan must be a partition, and taking it back leave the bytes of before. */
function done(plan: Plan, action: Action): Applied {
  const outcome = apply(plan, action)
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  expect(faultsOf(outcome.plan.snapshot)).toEqual([])
  const back = apply(outcome.plan, { type: 'revert', id: UNDO, action: action.id })
  if (isRefusal(back)) throw new Error(`revert refused: ${JSON.stringify(back)}`)
  expect(JSON.stringify(back.plan.snapshot)).toBe(JSON.stringify(plan.snapshot))
  return outcome
}

function grid({ plan }: Applied, wanted: string) {
  return plan.snapshot.grids.find((each) => each.key === wanted)
}

function adding(under: string | null, name: string | null = null, community = COMMUNITY): Action {
  return { type: 'addLevel', id: ID, community, grid: under, name }
}

function moving(wanted: string, parent: string): Action {
  return { type: 'reparent', id: ID, grid: wanted, parent }
}

describe('opening a level', () => {
  it('gives all ground of an undivided grid to one child, in as many parts as it has', () => {
    const parts = {
      ...drawnGrid('a', [...box(0, 0, 1000, 10_000), ...box(5000, 0, 6000, 10_000)]),
      exclave: true,
    }
    const outcome = done(planned({ grids: [parts] }), adding('a'))
    expect(grid(outcome, key(2))).toMatchObject({ level: 2, parent: 'a', name: 'a-01', exclave: true })
    expect(outcome.plan.snapshot.grids).toHaveLength(2)
    expect(outcome.plan.snapshot.faces.map(({ holder }) => holder)).toEqual([null, null, key(2), key(2)])
  })

  it('leaves exempt ground to the parent', () => {
    const plan = planned({
      grids: [
        drawnGrid('a', box(0, 0, 10_000, 10_000)),
        drawnGrid('b', box(0, 0, 1, 1), { level: 2, parent: 'a' }),
      ],
      exemptions: [{ community: COMMUNITY, reason: 'water', shape: box(5000, 0, 10_000, 10_000) }],
    })
    const bare = { ...plan.snapshot, grids: plan.snapshot.grids.filter((each) => each.key === 'a') }
    const faces = bare.faces.filter(({ holder }) => holder === 'a')
    const outcome = apply(planOf({ ...bare, faces }), adding('a'))
    if (isRefusal(outcome)) throw new Error(outcome.refused)
    const held = outcome.plan.snapshot.faces.map(({ holder, exemption }) => [holder, exemption])
    expect(held).toEqual([
      [key(2), null],
      ['a', 'water'],
    ])
  })

  it('of a community makes a grid of each unheld part, west to east, counted on from the name', () => {
    const plan = planned({ grids: [drawnGrid('m', box(4000, 0, 6000, 10_000))] })
    const outcome = done(plan, adding(null, '东湖01'))
    expect(grid(outcome, key(2))).toMatchObject({ level: 1, parent: null, name: '东湖01' })
    expect(grid(outcome, key(3))?.name).toBe('东湖02')
    const held = outcome.plan.snapshot.faces.map(({ holder, polygon }) => [holder, polygon[0][0]![0]])
    expect(held).toEqual([
      [key(2), 1_200_000_000],
      [key(3), 1_200_006_000],
      ['m', 1_200_004_000],
    ])
  })

  it('is refused where nothing is free, where there are children, and below the deepest level', () => {
    const shallow = { ...drawnCommunity(box(0, 0, 10_000, 10_000)), levels: ['网格'] }
    const one = [drawnGrid('a', box(0, 0, 10_000, 10_000))]
    expect(apply(divided(), adding(null))).toMatchObject({ refused: 'nothing-free' })
    expect(apply(divided(), adding('west'))).toMatchObject({ refused: 'nothing-free', grid: 'west' })
    expect(apply(divided(), adding('east'))).toMatchObject({ refused: 'divided', grid: 'east' })
    expect(apply(divided(), adding('low'))).toMatchObject({ refused: 'deepest-level', grid: 'low' })
    expect(apply(divided(), adding('x'))).toMatchObject({ refused: 'no-such-grid' })
    expect(apply(divided(), adding(null, null, OTHER))).toMatchObject({ refused: 'no-such-community' })
    expect(apply(planned({ communities: [shallow], grids: one }), adding('a'))).toMatchObject({
      refused: 'deepest-level',
    })
  })
})

describe('moving a grid under another parent', () => {
  it('takes all below it along, and no ground changes hands', () => {
    const outcome = done(divided(), moving('w2', 'east'))
    expect(grid(outcome, 'w2')).toMatchObject({ parent: 'east', level: 2, name: 'w2' })
    expect(grid(outcome, 'low')?.parent).toBe('w2')
    expect(outcome.change.moved).toEqual([])
    expect(outcome.change.faces.before).toEqual([])
  })

  it('leaves no parent with nothing, but one with ground of its own', () => {
    expect(grid(done(divided(), moving('e1', 'west')), 'e1')?.parent).toBe('west')
    const { plan } = done(divided(), moving('w2', 'east'))
    const second = { ...moving('w1', 'east'), id: key(9) }
    expect(apply(plan, second)).toMatchObject({
      refused: 'would-vanish',
      grid: 'west',
      at: [1_200_000_000, 300_000_000],
    })
  })

  it('goes one level up, in the same community, and somewhere else', () => {
    const communities = [
      drawnCommunity(box(0, 0, 10_000, 10_000)),
      drawnCommunity(box(10_000, 0, 20_000, 10_000), OTHER),
    ]
    const plan = planned({
      communities,
      grids: [
        drawnGrid('a', box(0, 0, 10_000, 10_000)),
        drawnGrid('a1', box(0, 0, 10_000, 10_000), { level: 2, parent: 'a' }),
        drawnGrid('b', box(10_000, 0, 20_000, 10_000), { community: OTHER }),
      ],
    })
    expect(apply(plan, moving('a1', 'b'))).toMatchObject({ refused: 'different-community', grid: 'a1' })
    expect(apply(divided(), moving('low', 'east'))).toMatchObject({ refused: 'different-level' })
    expect(apply(divided(), moving('west', 'east'))).toMatchObject({ refused: 'different-level' })
    expect(apply(divided(), moving('w1', 'west'))).toMatchObject({ refused: 'no-change' })
    expect(apply(divided(), moving('x', 'west'))).toMatchObject({ refused: 'no-such-grid', grid: 'x' })
  })

  it('is refused where the parent it leaves or joins is locked', () => {
    const locked = { ...divided(), locks: { grids: ['east'], levels: [] } }
    expect(apply(locked, moving('w2', 'east'))).toMatchObject({ refused: 'locked', grid: 'east' })
  })
})

describe('declaring an exclave', () => {
  it('is noted and taken back', () => {
    const action: Action = { type: 'declareExclave', id: ID, grid: 'w1', exclave: true }
    expect(grid(done(divided(), action), 'w1')?.exclave).toBe(true)
  })

  it('is refused where it is so already', () => {
    const action: Action = { type: 'declareExclave', id: ID, grid: 'w1', exclave: false }
    expect(apply(divided(), action)).toEqual({ refused: 'no-change', grid: 'w1' })
    expect(apply(divided(), { ...action, grid: 'x' })).toEqual({ refused: 'no-such-grid', grid: 'x' })
  })
})
