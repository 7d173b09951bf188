import { describe, expect, it } from 'vitest'
import type { Ring } from '#geometry/ring.ts'
import type { Action } from '#plan/actions/action.ts'
import { type Applied, apply, isRefusal } from '#plan/actions/apply.ts'
import type { CoverageInput } from '#plan/coverage-input.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { overlay } from '#plan/overlay.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import type { Face } from '#plan/snapshot.ts'
import { box, COMMUNITY, drawing, drawnCommunity, drawnGrid, ring } from '../fixtures/drawing.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const ID = '01890000-0000-7000-8000-100000000001'
const UNDO = '01890000-0000-7000-8000-200000000001'
const OTHER = '999901001002'

function planned(parts: Partial<CoverageInput>): Plan {
  return planOf(overlay(drawing(parts), { toleranceM: 0 }).snapshot)
}

/** Columns a and b of 30 m, then 40 m that nobody holds. */
function columns(more: Partial<CoverageInput> = {}): Plan {
  const grids = [drawnGrid('a', box(0, 0, 3000, 10_000)), drawnGrid('b', box(3000, 0, 6000, 10_000))]
  return planned({ grids, ...more })
}

function rect(west: number, south: number, east: number, north: number): Ring {
  return ring([west, south], [east, south], [east, north], [west, north])
}

function assigning(area: Ring, to: string): Action {
  return { type: 'assign', id: ID, area, to }
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

function shapeOf({ plan }: Applied, key: string) {
  return gridPolygons(plan.snapshot).get(key)
}

describe('assigning ground', () => {
  it('takes from a neighbour what lies within the area, and no more', () => {
    const outcome = done(columns(), assigning(rect(2000, -500, 4000, 4000), 'a'))
    expect(shapeOf(outcome, 'a')).toEqual([
      [ring([0, 0], [4000, 0], [4000, 4000], [3000, 4000], [3000, 10_000], [0, 10_000])],
    ])
    expect(shapeOf(outcome, 'b')).toEqual([
      [ring([3000, 4000], [4000, 4000], [4000, 0], [6000, 0], [6000, 10_000], [3000, 10_000])],
    ])
    expect(outcome.change.moved.map(({ from, to }) => [from?.holder, to?.holder])).toEqual([['b', 'a']])
  })

  it('takes gaps, and what divided grids hold themselves', () => {
    const plan = columns({
      grids: [
        drawnGrid('up', box(0, 0, 6000, 10_000)),
        drawnGrid('low', box(0, 0, 3000, 10_000), { level: 2, parent: 'up' }),
      ],
    })
    const outcome = done(plan, assigning(rect(1000, 0, 8000, 10_000), 'low'))
    expect(shapeOf(outcome, 'low')).toEqual([[rect(0, 0, 8000, 10_000)]])
    expect(shapeOf(outcome, 'up')).toEqual([[rect(0, 0, 8000, 10_000)]])
  })

  it('leaves exempt ground and other communities', () => {
    const plan = columns({
      communities: [
        drawnCommunity(box(0, 0, 10_000, 10_000)),
        drawnCommunity(box(10_000, 0, 20_000, 10_000), OTHER),
      ],
      exemptions: [{ community: COMMUNITY, reason: 'water', shape: box(6000, 0, 10_000, 5000) }],
    })
    const outcome = done(plan, assigning(rect(5000, 0, 15_000, 10_000), 'b'))
    expect(shapeOf(outcome, 'b')).toEqual([
      [ring([3000, 0], [6000, 0], [6000, 5000], [10_000, 5000], [10_000, 10_000], [3000, 10_000])],
    ])
    expect(outcome.plan.snapshot.faces.filter(({ exemption }) => exemption === 'water')).toHaveLength(1)
  })

  it('takes in the hairline between the area and its own border', () => {
    const area = ring([3000, 0], [4000, 0], [4000, 4000], [3000, 4000], [3030, 3900], [3030, 100])
    const outcome = done(columns(), assigning(area, 'a'))
    expect(shapeOf(outcome, 'a')).toEqual([
      [ring([0, 0], [4000, 0], [4000, 4000], [3000, 4000], [3000, 10_000], [0, 10_000])],
    ])
  })

  it('takes along what a neighbour would keep of less than 10 m² or a metre', () => {
    const gap = done(columns(), assigning(rect(6000, 0, 9960, 10_000), 'b'))
    expect(shapeOf(gap, 'b')).toEqual([[rect(3000, 0, 10_000, 10_000)]])
    // A strip of 0.8 m × 60 m would be left of b in the south, too thin for a part of its own.
    const cut = done(columns(), assigning(rect(3000, 80, 6000, 5000), 'a'))
    expect(shapeOf(cut, 'b')).toEqual([[rect(3000, 5000, 6000, 10_000)]])
  })

  it('may leave a neighbour in two parts', () => {
    const outcome = done(columns(), assigning(rect(3000, 4000, 6000, 6000), 'a'))
    expect(shapeOf(outcome, 'b')).toHaveLength(2)
  })

  it('leaves a small piece that lies apart', () => {
    // Between a and d lies c, which is exempt; the area reaches 0.8 m over it into d.
    const plan = planned({
      grids: [drawnGrid('a', box(0, 0, 3000, 10_000)), drawnGrid('d', box(5000, 0, 10_000, 10_000))],
      exemptions: [{ community: COMMUNITY, reason: 'water', shape: box(3500, 0, 5000, 10_000) }],
    })
    const outcome = done(plan, assigning(rect(2000, 4000, 5080, 6000), 'a'))
    expect(shapeOf(outcome, 'a')).toEqual([
      [
        ring(
          [0, 0],
          [3000, 0],
          [3000, 4000],
          [3500, 4000],
          [3500, 6000],
          [3000, 6000],
          [3000, 10_000],
          [0, 10_000],
        ),
      ],
    ])
    expect(shapeOf(outcome, 'd')).toEqual([[rect(5000, 0, 10_000, 10_000)]])
  })

  it('may go apart for a declared exclave', () => {
    const grids = [
      { ...drawnGrid('a', box(0, 0, 3000, 10_000)), exclave: true },
      drawnGrid('b', box(3000, 0, 6000, 10_000)),
    ]
    const outcome = done(planned({ grids }), assigning(rect(7000, 1000, 8000, 2000), 'a'))
    expect(shapeOf(outcome, 'a')).toHaveLength(2)
  })

  it('gives ground to a grid that has none', () => {
    const grids = [drawnGrid('a', box(0, 0, 3000, 10_000)), drawnGrid('none', box(20_000, 0, 20_100, 100))]
    const outcome = done(planned({ grids }), assigning(rect(1000, 0, 3000, 10_000), 'none'))
    expect(shapeOf(outcome, 'none')).toEqual([[rect(1000, 0, 3000, 10_000)]])
  })
})

describe('ground is not assigned', () => {
  it('apart from the grid', () => {
    expect(apply(columns(), assigning(rect(7000, 1000, 8000, 2000), 'a'))).toMatchObject({
      refused: 'not-adjacent',
      grid: 'a',
      at: expect.anything(),
    })
  })

  it('where a grid would lose all, or all but a hairline', () => {
    const refused = { refused: 'would-vanish', grid: 'b', at: [1_200_003_000, 300_000_000] }
    expect(apply(columns(), assigning(rect(2000, -100, 7000, 11_000), 'a'))).toEqual(refused)
    expect(apply(columns(), assigning(rect(2000, 30, 5970, 9970), 'a'))).toEqual(refused)
  })

  it('to a divided grid, an unknown one, or where it lies already', () => {
    const grids = [
      drawnGrid('up', box(0, 0, 6000, 10_000)),
      drawnGrid('low', box(0, 0, 3000, 10_000), { level: 2, parent: 'up' }),
    ]
    const area = rect(1000, 1000, 2000, 2000)
    expect(apply(planned({ grids }), assigning(area, 'up'))).toEqual({
      refused: 'divided',
      grid: 'up',
      at: area[0],
    })
    expect(apply(planned({ grids }), assigning(area, 'x'))).toMatchObject({ refused: 'no-such-grid' })
    expect(apply(planned({ grids }), assigning(area, 'low'))).toMatchObject({ refused: 'no-change' })
    expect(apply(planned({ grids }), assigning(rect(-900, 0, -100, 900), 'low'))).toMatchObject({
      refused: 'no-change',
    })
  })

  it('within an area that crosses itself', () => {
    const eight = ring([1000, 0], [4000, 3000], [4000, 0], [1000, 3000])
    expect(apply(columns(), assigning(eight, 'a'))).toEqual({
      refused: 'crosses',
      at: [1_200_002_500, 300_001_500],
    })
  })

  it('from a locked grid', () => {
    const locked = { ...columns(), locks: { grids: ['b'], levels: [] } }
    expect(apply(locked, assigning(rect(2000, 0, 4000, 4000), 'a'))).toMatchObject({
      refused: 'locked',
      grid: 'b',
    })
  })
})

describe('assigning in ground of a few centimetres', () => {
  it('lets no ring fold over another when the vertices of the area go again', () => {
    const codes = [COMMUNITY, '999901001201']
    const face = (community: string, holder: string | null, ordinal: number, polygon: Ring): Face => ({
      key: `${community}.${holder ?? '-'}.-.000${ordinal}`,
      community,
      holder,
      exemption: null,
      polygon: [polygon],
    })
    const { snapshot } = planned({})
    const south = ring([1, 19], [5, 22], [3, 33], [1, 22])
    const north = ring(
      ...[[3, 33] as const, [5, 22] as const, [12, 25] as const, [15, 26] as const, [17, 27] as const],
      ...[[19, 28] as const, [20, 32] as const, [19, 37] as const, [19, 38] as const, [17, 39] as const],
      ...[[16, 39] as const, [6, 43] as const],
    )
    const plan = planOf({
      ...snapshot,
      communities: codes.map((code) => ({ ...snapshot.communities[0]!, code })),
      grids: ['a', 'b', 'c'].map((key) => ({
        ...planned({ grids: [drawnGrid(key, box(0, 0, 900, 900))] }).snapshot.grids[0]!,
        community: codes[key === 'c' ? 1 : 0]!,
      })),
      faces: [
        face(COMMUNITY, 'a', 1, south),
        face(COMMUNITY, 'b', 1, north),
        face(codes[1]!, null, 1, ring([20, 32], [21, 23], [21, 26], [22, 42])),
        face(codes[1]!, 'c', 1, ring([17, 22], [21, 23], [20, 32], [19, 28], [17, 27])),
        face(codes[1]!, 'c', 2, ring([17, 39], [19, 38], [17, 51])),
      ],
    })
    const outcome = done(plan, assigning(ring([-1, 3], [34, 6], [30, 46], [6, 52]), 'c'))
    expect(outcome.change.moved.map(({ from, to }) => [from?.holder, to?.holder])).toEqual([[null, 'c']])
  })
})
