import { describe, expect, it } from 'vitest'
import type { Ring } from '#geometry/ring.ts'
import type { Draw } from '#plan/actions/action.ts'
import { type Applied, apply, isRefusal } from '#plan/actions/apply.ts'
import type { CoverageInput } from '#plan/coverage-input.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { overlay } from '#plan/overlay.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import type { Face } from '#plan/snapshot.ts'
import { box, COMMUNITY, drawing, drawnCommunity, drawnGrid, ring } from '../fixtures/drawing.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const ID = '01890000-0000-7000-8000-100000000001'
const NEW = '01890000-0000-7000-8000-100000000002'
const UNDO = '01890000-0000-7000-8000-200000000001'

function planned(parts: Partial<CoverageInput>): Plan {
  return planOf(overlay(drawing(parts), { toleranceM: 0 }).snapshot)
}

/** A grid on the western 60 m; the rest is free. */
function westHeld(more: Partial<CoverageInput> = {}): Plan {
  return planned({ grids: [drawnGrid('west', box(0, 0, 6000, 10_000))], ...more })
}

function rect(west: number, south: number, east: number, north: number): Ring {
  return ring([west, south], [east, south], [east, north], [west, north])
}

function drawn(outline: Ring, more: Partial<Draw> = {}): Draw {
  return { type: 'draw', id: ID, community: COMMUNITY, parent: null, outline, name: null, ...more }
}

/** What an action did; the plan must be a partition, and taking it back leave the bytes of before. */
function done(plan: Plan, action: Draw): Applied {
  const outcome = apply(plan, action)
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  expect(faultsOf(outcome.plan.snapshot)).toEqual([])
  const back = apply(outcome.plan, { type: 'revert', id: UNDO, action: action.id })
  if (isRefusal(back)) throw new Error(`revert refused: ${JSON.stringify(back)}`)
  expect(JSON.stringify(back.plan.snapshot)).toBe(JSON.stringify(plan.snapshot))
  return outcome
}

function shapeOf({ plan }: Applied, key = NEW) {
  return gridPolygons(plan.snapshot).get(key)
}

function made({ plan }: Applied) {
  return plan.snapshot.grids.find(({ key }) => key === NEW)
}

describe('drawing a grid', () => {
  it('takes the free ground alone, however far the outline goes over', () => {
    const plan = westHeld()
    const outcome = done(plan, drawn(rect(3000, -500, 12_000, 5000)))
    expect(shapeOf(outcome)).toEqual([[rect(6000, 0, 10_000, 5000)]])
    // The neighbour has no more than the vertex in which the new border meets it.
    expect(shapeOf(outcome, 'west')).toEqual([
      [ring([0, 0], [6000, 0], [6000, 5000], [6000, 10_000], [0, 10_000])],
    ])
  })

  it('may go either way around', () => {
    expect(shapeOf(done(westHeld(), drawn(rect(3000, 0, 12_000, 5000).toReversed())))).toEqual([
      [rect(6000, 0, 10_000, 5000)],
    ])
  })

  it('names it after the last of its level, and is like the nearest', () => {
    const grids = [
      { ...drawnGrid('a', box(0, 0, 1000, 10_000)), name: '河东01', band: { min: 1, max: 2 } },
      {
        ...drawnGrid('b', box(1000, 0, 2000, 10_000)),
        name: '河东02',
        urban: false,
        band: { min: 3, max: 4 },
      },
    ]
    expect(made(done(planned({ grids }), drawn(rect(5000, 0, 9000, 10_000))))).toMatchObject({
      name: '河东03',
      level: 1,
      parent: null,
      kind: 'general',
      urban: false,
      band: { min: 3, max: 4 },
      code: null,
    })
    const named = drawn(rect(5000, 0, 9000, 10_000), { name: '桥头' })
    expect(made(done(planned({ grids }), named))?.name).toBe('桥头')
  })

  it('of a community without any is 网格01, urban, without a band', () => {
    expect(made(done(planned({}), drawn(rect(0, 0, 5000, 10_000))))).toMatchObject({
      name: '网格01',
      urban: true,
      band: null,
    })
  })

  it('within an undivided grid leaves the rest of it as a gap', () => {
    const outcome = done(westHeld(), drawn(rect(-500, -500, 3000, 12_000), { parent: 'west' }))
    expect(made(outcome)).toMatchObject({ level: 2, parent: 'west', name: 'west-01' })
    expect(shapeOf(outcome)).toEqual([[rect(0, 0, 3000, 10_000)]])
    expect(outcome.plan.snapshot.faces.map(({ holder }) => holder)).toEqual([null, NEW, 'west'])
  })

  it('of several pieces takes the largest, unless it is too thin', () => {
    const middle = planned({ grids: [drawnGrid('m', box(4000, 0, 5000, 10_000))] })
    expect(shapeOf(done(middle, drawn(rect(1000, 1000, 9000, 9000))))).toEqual([
      [rect(5000, 1000, 9000, 9000)],
    ])
    // West a strip of 0.8 m × 80 m, east 5 m × 10 m.
    const cross = ring([3920, 1000], [5500, 1000], [5500, 2000], [4500, 2000], [4500, 9000], [3920, 9000])
    expect(shapeOf(done(middle, drawn(cross)))).toEqual([[rect(5000, 1000, 5500, 2000)]])
  })

  it('takes in the hairlines between it and the borders it was drawn along', () => {
    const outcome = done(westHeld(), drawn(rect(6030, 20, 9970, 9980)))
    expect(shapeOf(outcome)).toEqual([[rect(6000, 0, 10_000, 10_000)]])
  })

  it('leaves exempt ground', () => {
    const plan = westHeld({
      exemptions: [{ community: COMMUNITY, reason: 'water', shape: box(8000, 0, 10_000, 10_000) }],
    })
    expect(shapeOf(done(plan, drawn(rect(5000, 0, 12_000, 10_000))))).toEqual([[rect(6000, 0, 8000, 10_000)]])
  })

  it('around a held island takes what is free around it', () => {
    const island = planned({ grids: [drawnGrid('island', box(4000, 4000, 6000, 6000))] })
    const shape = shapeOf(done(island, drawn(rect(1000, 1000, 9000, 9000))))
    expect(shape?.map((polygon) => polygon.length)).toEqual([2])
  })
})

describe('a grid is not drawn', () => {
  const refused = (action: Draw, plan = westHeld()) => apply(plan, action)
  const free = rect(7000, 0, 9000, 5000)

  it('where nothing is free', () => {
    expect(refused(drawn(rect(1000, 0, 5000, 5000)))).toMatchObject({ refused: 'nothing-free' })
    expect(refused(drawn(rect(20_000, 0, 25_000, 5000)))).toMatchObject({ refused: 'nothing-free' })
  })

  it('along an outline that crosses itself, and says where', () => {
    const eight = ring([6000, 0], [9000, 3000], [9000, 0], [6000, 3000])
    expect(refused(drawn(eight))).toEqual({ refused: 'crosses', at: [1_200_007_500, 300_001_500] })
  })

  it('where a grid has the key it would get, or by a name of spaces', () => {
    const plan = planned({ grids: [drawnGrid(NEW, box(0, 0, 6000, 10_000))] })
    expect(refused(drawn(free), plan)).toEqual({ refused: 'id-used' })
    expect(refused(drawn(free, { name: ' ' }))).toEqual({ refused: 'malformed', at: free[0] })
  })

  it('along an outline without extent or out of reach of exact arithmetic', () => {
    expect(refused(drawn(ring([6000, 0], [9000, 0], [7000, 0])))).toMatchObject({ refused: 'malformed' })
    expect(refused(drawn(ring([6000, 0], [6000, 0], [6000, 0])))).toMatchObject({ refused: 'malformed' })
    expect(refused(drawn(rect(0, 0, 50_000_000, 10)))).toMatchObject({ refused: 'too-wide' })
  })

  it('in a community or under a grid that cannot have it', () => {
    const shallow = { ...drawnCommunity(box(0, 0, 10_000, 10_000)), levels: ['网格'] }
    expect(refused(drawn(free, { community: '999901001009' }))).toMatchObject({
      refused: 'no-such-community',
    })
    expect(refused(drawn(free, { parent: 'x' }))).toMatchObject({ refused: 'no-such-grid' })
    const deepest = westHeld({ communities: [shallow] })
    expect(refused(drawn(rect(0, 0, 3000, 3000), { parent: 'west' }), deepest)).toMatchObject({
      refused: 'deepest-level',
      grid: 'west',
    })
  })
})

describe('drawing in ground of a few centimetres', () => {
  it('lets no faces lie over each other where rounding folds far edges of a neighbour', () => {
    const { snapshot } = planned({
      grids: [
        drawnGrid('up', box(0, 0, 900, 900)),
        drawnGrid('low', box(0, 0, 900, 900), { level: 2, parent: 'up' }),
      ],
    })
    const face = (holder: string | null, outline: Ring): Face => ({
      key: `${COMMUNITY}.${holder ?? '-'}.-.0001`,
      community: COMMUNITY,
      holder,
      exemption: null,
      polygon: [outline],
    })
    const gap = ring(
      ...[[12, 17] as const, [13, 17] as const, [13, 16] as const, [17, 17] as const, [18, 17] as const],
      ...[[19, 27] as const, [18, 23] as const, [19, 28] as const, [19, 30] as const, [13, 29] as const],
    )
    const low = face('low', ring([12, 16], [13, 16], [13, 17], [12, 17]))
    const up = face('up', ring([18, 23], [19, 27], [19, 28]))
    const plan = planOf({ ...snapshot, faces: [face(null, gap), low, up] })
    const { change } = done(plan, drawn(ring([12, 16], [20, 25], [20, 23], [16, 25]), { parent: 'low' }))
    expect(change.moved.map(({ from, to }) => [from?.holder, to?.holder])).toEqual([['low', NEW]])
  })
})
